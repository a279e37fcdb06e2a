package org.migstat.beam;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.core.resolve.Rows;
import org.migstat.core.resolve.Tables;
import org.migstat.io.release.StagingFolder;

/**
 * A small job of several collections with all kinds of restrictions, drawn by chance, so narrow
 * that their figures meet; and changes of it that only some readers may notice. The same seed gives
 * the same job and changes.
 */
final class RestrictedJob {
  private static final String LATER = "2035-01-01T00:00:00Z";
  private static final int ROWS = 45;
  private static final List<String> AREAS = List.of("616", "752", "276");
  private static final Map<String, String> BASES =
      Map.of("IMM", "CPR", "EMI", "CNR", "RET_AVR", "CRT");
  private static final List<String> INDICATORS = List.of("IMM", "EMI", "RET_AVR");
  private static final List<String> SEXES = List.of("_T", "M", "F");
  private static final ConfidentialityStatus[] STATUSES = ConfidentialityStatus.values();

  private static final Arrangements ARRANGEMENTS =
      new Arrangements(
          "a",
          List.of(
              new Sharing("IOM_AVRR", Set.of(Party.UN), false),
              new Sharing("IOM_MMP", Set.of(Party.UN), true)),
          List.of(new Withholding("NSO_JPN", Party.IOM), new Withholding("IOM_DTM", Party.UN)));

  private static final List<CollectionDefinition> DEFINITIONS =
      List.of(
          Tables.table("ESTAT_MIGR").published(true).definition(),
          Tables.table("IOM_AVRR").receivedBy(Party.IOM).rollUp(RollUp.SEX).definition(),
          Tables.table("IOM_DTM").definition(),
          Tables.table("IOM_MMP").receivedBy(Party.IOM).sumOver("type").definition(),
          Tables.table("NSO_JPN").published(true).definition(),
          Tables.table("NSO_POL").rollUp(RollUp.SEX).definition(),
          Tables.table("OECD_MIG").published(true).embargo(LATER).definition(),
          Tables.table("UNSD_DYB").receivedBy(Party.UN).definition());

  private final SplittableRandom random;
  private final List<Rows> rows = new ArrayList<>();

  /**
   * Other rows of the job.
   *
   * @param what is other, for a failure
   * @param cell in which they are other
   * @param blind tiers that may not see what changed, before or after
   * @param strangers parties that did not receive it
   * @param ofValue whether it is another value in place of one
   */
  record Change(
      String what,
      CellKey cell,
      List<Observation> rows,
      Set<Tier> blind,
      Set<Party> strangers,
      boolean ofValue) {
    /** The rows that resolve together with what changed. */
    List<Observation> group() {
      return groups(rows).getOrDefault(partition(this), new ArrayList<>());
    }
  }

  RestrictedJob(long seed) {
    random = new SplittableRandom(seed);
    for (int line = 1; line <= ROWS; line++) {
      rows.add(row().line(line));
    }
  }

  List<Observation> rows() {
    return observations(rows);
  }

  private static List<Observation> observations(List<Rows> rows) {
    return new ArrayList<>(rows.stream().map(row -> row.observation(0)).toList());
  }

  static RunPlan plan(StagingFolder staging, Set<Tier> tiers) {
    return new RunPlan(
        DEFINITIONS,
        Cells.POLICY,
        Cells.derivations(),
        ARRANGEMENTS,
        Cells.AS_OF,
        new TreeSet<>(tiers),
        1,
        staging,
        Corrections.NONE,
        null,
        DisclosurePolicy.USUAL,
        List.of(),
        "");
  }

  /** What reading the rows would report. */
  static Account read(List<Observation> rows) {
    Account account = new Account();
    for (Observation row : rows) {
      if (row.kind() != Observation.Kind.REFUSED) {
        account.ledger.add(
            new Ledger.Line(
                row.address().submission(),
                row.definition().collection(),
                Kind.FATE,
                Ledger.OUTCOMES,
                "",
                null),
            1);
      }
    }
    return account;
  }

  /** The rows that resolve together with what changes, before it does. */
  List<Observation> groupOf(Change change) {
    return groups(rows()).getOrDefault(partition(change), new ArrayList<>());
  }

  /** The group in which something changes. */
  static int partition(Change change) {
    return new Partitions(Cells.AREAS, 1).of(change.cell());
  }

  /** Groups of rows that resolve together. */
  static Map<Integer, List<Observation>> groups(List<Observation> rows) {
    Partitions partitions = new Partitions(Cells.AREAS, 1);
    Map<Integer, List<Observation>> groups = new TreeMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(partitions.of(row.key()), p -> new ArrayList<>()).add(row));
    return groups;
  }

  /** A change of one record that some tier may not notice. */
  Change change() {
    while (true) {
      int line = random.nextInt(rows.size() + 1);
      Change change =
          line == rows.size() || random.nextInt(5) == 0 ? existence(line) : content(line);
      if (!change.blind().isEmpty()) {
        return change;
      }
    }
  }

  /** A record less, or one more. */
  private Change existence(int line) {
    List<Rows> other = new ArrayList<>(rows);
    Rows one = line == rows.size() ? row().line(1000) : other.remove(line);
    if (line == rows.size()) {
      other.add(one);
    }
    Observation record = one.observation(0);
    String what = (line == rows.size() ? "another " : "without ") + record.address();
    // A part that is missing leaves a sum of others, which others may see.
    boolean part = !record.definition().sumOver().isEmpty();
    return new Change(
        what,
        record.key(),
        observations(other),
        part ? Set.of() : blind(record, record),
        strangers(record.definition()),
        false);
  }

  /** Another value, none, or other attributes. */
  private Change content(int line) {
    Observation before = rows.get(line).observation(0);
    Rows changed = rows.get(line).copy();
    boolean part = !before.definition().sumOver().isEmpty();
    int kind = part ? 0 : random.nextInt(8);
    switch (kind) {
      case 0, 1, 2 -> changed.value(1 + random.nextInt(40));
      case 3 -> changed.missing(pick(List.of(ObservationStatus.M, ObservationStatus.Q)));
      case 4 -> changed.footnotes("note " + random.nextInt(9));
      case 5 -> changed.conf(STATUSES[random.nextInt(STATUSES.length)]);
      case 6 -> changed.step(5).status(ObservationStatus.E).conformity(random.nextInt(3));
      default -> changed.embargoed(LATER).redistribution(pick(List.of(Party.UN, Party.IOM)));
    }
    List<Rows> other = new ArrayList<>(rows);
    other.set(line, changed);
    Observation after = changed.observation(0);
    boolean same = part && !before.hasValue();
    return new Change(
        "change " + kind + " of " + before.address(),
        before.key(),
        observations(other),
        same ? Set.of() : blind(before, after),
        strangers(before.definition()),
        kind < 3 && before.hasValue());
  }

  private static Set<Tier> blind(Observation before, Observation after) {
    Set<Tier> blind = EnumSet.allOf(Tier.class);
    blind.removeAll(seeing(before));
    blind.removeAll(seeing(after));
    return blind;
  }

  private static Set<Tier> seeing(Observation row) {
    Audience audience = new Audience(ARRANGEMENTS, Cells.AS_OF);
    return row.kind() == Observation.Kind.REFUSED
        ? audience.receiving(row.definition())
        : audience.tiers(row);
  }

  private static Set<Party> strangers(CollectionDefinition definition) {
    Set<Party> strangers = EnumSet.allOf(Party.class);
    strangers.removeAll(definition.receivedBy());
    return strangers;
  }

  private Rows row() {
    String indicator = pick(INDICATORS);
    String area = pick(AREAS);
    Rows row =
        Rows.row(pick(DEFINITIONS))
            .with(Part.INDICATOR, indicator)
            .with(Part.REF_AREA, area)
            .vintage(pick(List.of("2020-01-01", "2020-01-01", "2021-06-01")))
            .sex(pick(SEXES))
            .period(pick(List.of("2018", "2019")))
            .parts(pick(List.of("one", "two")))
            .value(1 + random.nextInt(20));
    if (random.nextInt(3) == 0) {
      String counterpart = pick(AREAS);
      row.with(Part.COUNTERPART_AREA, counterpart.equals(area) ? "_T" : counterpart)
          .with(Part.POP_BASIS, BASES.getOrDefault(indicator, "_Z"));
    }
    restrict(row);
    switch (random.nextInt(16)) {
      case 0 -> row.missing(ObservationStatus.Q);
      case 1 -> row.deletion();
      case 2 -> row.refused();
      default -> {}
    }
    return row;
  }

  private void restrict(Rows row) {
    switch (random.nextInt(5)) {
      case 0, 1 -> row.conf(STATUSES[random.nextInt(STATUSES.length)]);
      case 2 -> row.embargoed(pick(List.of("2025-01-01T00:00:00Z", LATER)));
      default -> {}
    }
    if (random.nextInt(6) == 0) {
      row.redistribution(pick(List.of(Party.UN, Party.IOM)));
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
