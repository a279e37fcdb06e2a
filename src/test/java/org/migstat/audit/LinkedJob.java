package org.migstat.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
import org.migstat.core.suppression.Hidden;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.core.suppression.Succession;
import org.migstat.core.suppression.Suppression;

/**
 * Tables of assisted returns from Poland as providers send them, drawn by chance: of one origin, in
 * some vintages and collections, some of them with gaps, with wrong totals, rounded, or with the
 * largest counterparts only, now and in the previous release. The same seed gives the same tables.
 */
public final class LinkedJob {
  private static final String KEY = "RET_AVR.616.%s._T._Z._T.%s.%s.PS.PER.%s";
  private static final int THRESHOLD = 5;

  /** Of each sex, the smallest categories that it counts, as bits; likewise the others. */
  private static final Map<String, Integer> SEXES = codes("_T", 7, "F", 1, "M", 2, "_U", 4);

  private static final Map<String, Integer> BROAD =
      codes("_T._Z", 63, "Y0T17.COMPLET", 3, "Y18T64.COMPLET", 12, "Y_GE65.COMPLET", 16);
  private static final Map<String, Integer> CROSSING =
      codes("Y0T14.COMPLET", 1, "Y_GE15.COMPLET", 30);
  private static final Map<String, Integer> FINE =
      codes("Y0T14.COMPLET", 1, "Y15T17.COMPLET", 2, "Y18T34.COMPLET", 4, "Y35T64.COMPLET", 8);
  private static final Map<String, Integer> TIMES =
      codes("2020", 15, "2020-Q1", 1, "2020-Q2", 2, "2020-Q3", 4, "2020-Q4", 8);
  private static final List<String> AREAS =
      List.of("352", "438", "578", "756", "804", "760", "368", "004", "268");
  private static final int ALL_AREAS = (1 << AREAS.size() + 1) - 1;

  /** One record: whether the provider keeps it secret is told by {@code secret}. */
  private record Row(Table table, CellKey cell, long value, boolean secret) {
    private Standing standing() {
      boolean small = value > 0 && value < THRESHOLD && !table.detail();
      return secret
          ? Standing.PLACEHOLDER
          : small ? Standing.PRIMARY : table.detail() ? Standing.DETAIL : Standing.FREE;
    }

    private Published published() {
      long step = table.step() * Decimal.ONE;
      return new Published(cell, 1, table.number(), value * Decimal.ONE, step, true, standing());
    }

    private Printed printed(boolean hidden) {
      return new Printed(
          cell,
          table.collection(),
          "T",
          Vintage.of(LocalDate.of(2021, 1, 1).plusMonths(table.number())),
          "file.csv",
          hidden ? Decimal.NONE : value * Decimal.ONE,
          hidden,
          new Rounding(hidden ? Decimal.ONE : table.step() * Decimal.ONE, Rounding.Mode.NEAREST),
          table.detail(),
          false,
          false);
    }
  }

  private record Table(String collection, int number, int step, boolean detail) {}

  private final SplittableRandom random;
  private final long[][][][] counts = new long[3][6][AREAS.size() + 1][4];
  private final List<Row> now = new ArrayList<>();
  private final List<Row> before = new ArrayList<>();
  private final int largest;
  private final boolean flawed;

  private LinkedJob(long seed, int largest, boolean flawed) {
    this.random = new SplittableRandom(seed);
    this.largest = largest;
    this.flawed = flawed;
  }

  /**
   * @param largest figures of a table at most
   * @param flawed whether some tables have gaps, wrong sums, or the largest counterparts only
   */
  public static LinkedJob drawn(long seed, int largest, boolean flawed) {
    LinkedJob job = new LinkedJob(seed, largest, flawed);
    job.draw(100);
    Layout layout = job.layout(2 + job.random.nextInt(3));
    if (job.oneIn(3)) {
      job.print(job.before, new Table("NSO_POL", 0, job.step(), false), layout);
      job.draw(10);
    }
    job.print(job.now, new Table("NSO_POL", 1, job.step(), false), layout);
    if (job.oneIn(3)) {
      job.draw(3);
      job.print(job.now, new Table("NSO_POL", 2, job.step(), false), layout);
    }
    if (job.oneIn(2)) {
      Layout other = job.layout(2);
      job.print(job.now, new Table("ESTAT_MIGR", 3, job.step(), job.oneIn(4)), other);
    }
    return job;
  }

  /** One table without flaws. */
  static LinkedJob single(long seed, int largest) {
    LinkedJob job = new LinkedJob(seed, largest, false);
    job.draw(100);
    Layout layout = job.layout(2 + job.random.nextInt(3));
    job.print(job.now, new Table("NSO_POL", 1, job.step(), false), layout);
    return job;
  }

  private static Map<String, Integer> codes(Object... pairs) {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      codes.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return codes;
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private int step() {
    return oneIn(8) ? 5 : 1;
  }

  /** Draws as many of a hundred counts anew. */
  private void draw(int share) {
    for (long[][][] bySex : counts) {
      for (long[][] byAge : bySex) {
        for (long[] byArea : byAge) {
          for (int time = 0; time < byArea.length; time++) {
            int kind = random.nextInt(100);
            if (random.nextInt(100) < share) {
              byArea[time] = kind < 70 ? 0 : kind < 90 ? 1 + random.nextInt(3) : random.nextInt(60);
            }
          }
        }
      }
    }
  }

  /** Codes of a table: sexes, ages, areas, times. */
  private record Layout(List<Map<String, Integer>> codes) {}

  private Layout layout(int dimensions) {
    List<Map<String, Integer>> codes =
        new ArrayList<>(
            List.of(Map.of("_T", 7), Map.of("_T._Z", 63), areas(0), Map.of("2020", 15)));
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3));
    for (int d = 0; d < dimensions; d++) {
      int dimension = left.remove(random.nextInt(left.size()));
      Map<String, Integer> chosen =
          switch (dimension) {
            case 0 -> new LinkedHashMap<>(SEXES);
            case 1 -> ages();
            case 2 -> areas(3 + random.nextInt(AREAS.size() - 2));
            default -> new LinkedHashMap<>(TIMES);
          };
      long others = codes.stream().mapToLong(Map::size).reduce(1, (a, b) -> a * b);
      if (others * chosen.size() <= largest) {
        codes.set(dimension, chosen);
      }
    }
    return new Layout(codes);
  }

  private Map<String, Integer> ages() {
    Map<String, Integer> ages = new LinkedHashMap<>(BROAD);
    if (oneIn(3)) {
      ages.putAll(FINE);
    }
    if (oneIn(3)) {
      ages.putAll(CROSSING);
    }
    ages.put("_U.COMPLET", 32);
    return ages;
  }

  /** Some areas, with or without their group and the others. */
  private Map<String, Integer> areas(int size) {
    Map<String, Integer> areas = new LinkedHashMap<>(Map.of("_T._Z", ALL_AREAS));
    if (size == 0) {
      return areas;
    }
    int listed = 0;
    for (int area = AREAS.size() - 1; area >= AREAS.size() - size; area--) {
      areas.put(AREAS.get(area) + ".CRT", 1 << area);
      listed |= 1 << area;
    }
    if (oneIn(2)) {
      areas.put("EFTA.CRT", 15);
      listed |= 15;
    }
    if (!flawed || !oneIn(6)) {
      areas.put("_O@NSO_POL.CRT", ALL_AREAS & ~listed);
    }
    return areas;
  }

  private void print(List<Row> release, Table table, Layout layout) {
    boolean gaps = flawed && oneIn(3);
    boolean wrong = flawed && oneIn(6);
    for (var time : layout.codes().get(3).entrySet()) {
      for (var area : layout.codes().get(2).entrySet()) {
        for (var age : layout.codes().get(1).entrySet()) {
          for (var sex : layout.codes().get(0).entrySet()) {
            if (!(gaps && oneIn(30))) {
              long sum = sum(sex.getValue(), age.getValue(), area.getValue(), time.getValue());
              long value = wrong && oneIn(15) ? sum + random.nextInt(4) : sum;
              CellKey cell =
                  PrintedTables.key(
                      KEY.formatted(area.getKey(), sex.getKey(), age.getKey(), time.getKey()));
              long shown = Math.floorDiv(value + table.step() / 2, table.step()) * table.step();
              release.add(new Row(table, cell, shown, shown > 0 && oneIn(200)));
            }
          }
        }
      }
    }
  }

  private long sum(int sexes, int ages, int areas, int times) {
    long sum = 0;
    for (int sex = 0; sex < 3; sex++) {
      for (int age = 0; age < 6; age++) {
        for (int area = 0; area <= AREAS.size(); area++) {
          for (int time = 0; time < 4; time++) {
            boolean in = (sexes >> sex & ages >> age & areas >> area & times >> time & 1) == 1;
            sum += in ? counts[sex][age][area][time] : 0;
          }
        }
      }
    }
    return sum;
  }

  /** A record as it would be printed, and how it stands. */
  public record Shown(Printed printed, Published figure) {}

  /** All records of the release, before anything is hidden. */
  public List<Shown> shown() {
    return now.stream().map(row -> new Shown(row.printed(false), row.published())).toList();
  }

  /** What was decided, and what the audit finds in what is left. */
  record Outcome(int figures, int primary, Hidden hidden, AuditReport report) {
    List<AuditFinding> told() {
      return report.findings().stream().filter(finding -> finding.rule().blocks()).toList();
    }
  }

  Outcome release() {
    List<Published> first = before.stream().map(Row::published).toList();
    List<Printed> printedBefore = printed(before, hide(first));
    List<Published> former = new ArrayList<>();
    for (Printed each : printedBefore) {
      former.add(
          new Published(
              each.cell(),
              1,
              0,
              each.value(),
              each.rounding().step(),
              true,
              each.hidden() ? Standing.FORMER_HIDDEN : Standing.FORMER));
    }
    List<Published> figures = now.stream().map(Row::published).toList();
    Hidden hidden = hide(Succession.of(figures, former));
    AuditReport report =
        PublicAudit.of(
            PrintedTables.AREAS,
            List.of(new Derivation("ESTAT_MIGR", "NSO_*", Set.of(), Set.of(), null, null, "test")),
            printed(now, hidden),
            printedBefore,
            THRESHOLD);
    int primary = (int) figures.stream().filter(f -> f.standing() == Standing.PRIMARY).count();
    return new Outcome(figures.size(), primary, hidden, report);
  }

  private static Hidden hide(List<Published> figures) {
    return new Suppression(PrintedTables.AREAS, THRESHOLD * Decimal.ONE).hide(figures);
  }

  /** What is public cell by cell stays where it is only hidden for being small. */
  private static List<Printed> printed(List<Row> rows, Hidden hidden) {
    Map<CellKey, Hidden.Kind> why =
        hidden.figures().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> each.getKey().cell(), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    List<Printed> printed = new ArrayList<>();
    for (Row row : rows) {
      Hidden.Kind kind = why.get(row.cell());
      boolean open = row.table().detail() && !row.secret() && kind == Hidden.Kind.PRIMARY;
      printed.add(row.printed(kind != null && !open));
    }
    printed.sort(Comparator.comparing(Printed::cell));
    return printed;
  }
}
