package org.migstat.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final DrawnCounts counts;
  private final List<Row> now = new ArrayList<>();
  private final List<Row> before = new ArrayList<>();
  private final int largest;
  private final boolean flawed;

  private LinkedJob(long seed, int largest, boolean flawed) {
    this.random = new SplittableRandom(seed);
    this.counts = new DrawnCounts(random);
    this.largest = largest;
    this.flawed = flawed;
  }

  /**
   * @param largest figures of a table at most
   * @param flawed whether some tables have gaps, wrong sums, or the largest counterparts only
   */
  public static LinkedJob drawn(long seed, int largest, boolean flawed) {
    LinkedJob job = new LinkedJob(seed, largest, flawed);
    job.counts.draw(100);
    TableLayout layout = job.layout(2 + job.random.nextInt(3));
    if (job.oneIn(3)) {
      job.print(job.before, new Table("NSO_POL", 0, job.step(), false), layout);
      job.counts.draw(10);
    }
    job.print(job.now, new Table("NSO_POL", 1, job.step(), false), layout);
    if (job.oneIn(3)) {
      job.counts.draw(3);
      job.print(job.now, new Table("NSO_POL", 2, job.step(), false), layout);
    }
    if (job.oneIn(2)) {
      TableLayout other = job.layout(2);
      job.print(job.now, new Table("ESTAT_MIGR", 3, job.step(), job.oneIn(4)), other);
    }
    return job;
  }

  /** One table without flaws. */
  static LinkedJob single(long seed, int largest) {
    LinkedJob job = new LinkedJob(seed, largest, false);
    job.counts.draw(100);
    TableLayout layout = job.layout(2 + job.random.nextInt(3));
    job.print(job.now, new Table("NSO_POL", 1, job.step(), false), layout);
    return job;
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private int step() {
    return oneIn(8) ? 5 : 1;
  }

  private TableLayout layout(int dimensions) {
    return TableLayout.drawn(random, dimensions, largest, flawed);
  }

  private void print(List<Row> release, Table table, TableLayout layout) {
    boolean gaps = flawed && oneIn(3);
    boolean wrong = flawed && oneIn(6);
    for (var time : layout.times().entrySet()) {
      for (var area : layout.areas().entrySet()) {
        for (var age : layout.ages().entrySet()) {
          for (var sex : layout.sexes().entrySet()) {
            if (!(gaps && oneIn(30))) {
              long sum =
                  counts.sum(sex.getValue(), age.getValue(), area.getValue(), time.getValue());
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
