package org.migstat.core.resolve;

import static org.migstat.core.definition.CollectionDefinition.RollUp.AGE;
import static org.migstat.core.definition.CollectionDefinition.RollUp.SEX;
import static org.migstat.core.definition.CollectionDefinition.RollUp.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rounding;

/**
 * Small groups of rows drawn by chance, so narrow that rows meet: the same seed gives the same
 * groups.
 */
final class RandomGroups {
  /** How many groups a law is tried on, unless its test needs more. */
  static final int COUNT = 300;

  private static final List<String> COLLECTIONS =
      List.of("NSO_POL", "ESTAT_MIGR", "UNSD_DYB", "OECD_MIG", "IOM_AVRR");
  private static final List<Set<Party>> RECEIVERS =
      List.of(Set.of(Party.UN), Set.of(Party.IOM), Set.of(Party.UN, Party.IOM));
  private static final List<String> VINTAGES =
      List.of("2019-01-01", "2019-06-01", "2020-06-01", "2021-12-01");
  private static final List<String> SEXES = List.of("_T", "M", "F", "_U");
  private static final List<String> AGES = List.of("_T", "Y0T17", "Y_GE18", "_U");
  private static final List<String> PERIODS = List.of("2019", "2019-S1", "2019-S2");
  private static final List<String> RELEASES =
      List.of("2025-01-01T00:00:00Z", "2035-01-01T00:00:00Z");
  private static final ObservationStatus[] STATUSES = ObservationStatus.values();
  private static final ConfidentialityStatus[] CONFIDENTIALITIES = ConfidentialityStatus.values();
  private static final Rounding.Mode[] MODES = Rounding.Mode.values();
  private static final long[] STEPS = {1, 1, 1, 5, 10, 100};

  /** What may differ within a group. */
  enum Kind {
    /** One cell, each row a record. */
    CELL,
    /** Totals and their parts, rolled up and checked. */
    TOTALS,
    /** Rows that are parts of records. */
    PARTS
  }

  private final SplittableRandom random;
  private final Kind kind;
  private final List<CollectionDefinition> definitions = new ArrayList<>();

  /**
   * Some rows and what may come to them.
   *
   * @param seed names the group in a failure
   * @param another row for the group, on a line of its own
   * @param elsewhere rows of other areas, years and citizenship groups, which share no rule with it
   */
  record Group(
      long seed, List<Observation> rows, Observation another, List<Observation> elsewhere) {
    Resolution resolve() {
      return RandomGroups.resolve(rows);
    }
  }

  /** The groups that laws are tried on. */
  static List<Group> of(Kind kind) {
    return of(kind, COUNT);
  }

  static List<Group> of(Kind kind, int count) {
    return LongStream.range(0, count)
        .mapToObj(seed -> new RandomGroups(seed, kind).group(seed))
        .toList();
  }

  private RandomGroups(long seed, Kind kind) {
    random = new SplittableRandom(seed);
    this.kind = kind;
    for (String collection : COLLECTIONS) {
      definitions.add(definition(collection));
    }
  }

  /** Under an arrangement that shares one collection and another that keeps one back. */
  static Resolution resolve(List<Observation> rows) {
    return Cells.resolve(rows, Cells.POLICY, Cells.derivations(), audience());
  }

  static Audience audience() {
    Arrangements arrangements =
        new Arrangements(
            "0",
            List.of(new Sharing("IOM_AVRR", Set.of(Party.UN), false)),
            List.of(new Withholding("UNSD_DYB", Party.IOM)));
    return new Audience(arrangements, Cells.AS_OF);
  }

  private Group group(long seed) {
    List<Rows> rows = new ArrayList<>();
    int size = 1 + random.nextInt(12);
    while (rows.size() < size) {
      // Now and then a row nearly like the one before it, so that duplicates are no rarity.
      boolean again = !rows.isEmpty() && random.nextInt(4) == 0;
      rows.add(again ? like(rows.get(rows.size() - 1)) : row());
    }
    return new Group(seed, Cells.observations(rows), row().observation(100), elsewhere());
  }

  private List<Observation> elsewhere() {
    return List.of(
        row().with(Cells.Part.REF_AREA, "752").observation(101),
        row().period("2018").observation(102),
        row()
            .with(Cells.Part.REF_AREA, "826_GB")
            .with(Cells.Part.CITIZENSHIP_GRP, "NAT")
            .observation(103));
  }

  private Rows row() {
    Rows row =
        Rows.row(pick(definitions))
            .vintage(pick(VINTAGES))
            .dataflow(pick(List.of("ONE", "ONE", "TWO")));
    if (random.nextInt(5) == 0) {
      row.submission("again.csv");
    }
    if (kind == Kind.TOTALS) {
      row.sex(pick(SEXES)).age(pick(AGES)).period(pick(PERIODS));
    }
    if (kind == Kind.PARTS) {
      row.parts(pick(List.of("one", "two", "three"))).extra("note=" + random.nextInt(2));
    }
    return said(row);
  }

  private Rows said(Rows row) {
    row.value(95 + random.nextInt(12))
        .step(STEPS[random.nextInt(STEPS.length)], MODES[random.nextInt(MODES.length)]);
    confidentiality(row);
    row.conformity(random.nextInt(8) == 0 ? 1 : 0);
    if (random.nextInt(3) == 0) {
      row.status(
          STATUSES[random.nextInt(STATUSES.length)], STATUSES[random.nextInt(STATUSES.length)]);
    }
    if (random.nextInt(4) == 0) {
      row.footnotes("note " + random.nextInt(3));
    }
    switch (random.nextInt(20)) {
      case 0 -> row.deletion();
      case 1, 2 -> row.missing(random.nextBoolean() ? ObservationStatus.M : ObservationStatus.Q);
      case 3 -> {
        if (kind != Kind.CELL) {
          row.refused();
        }
      }
      default -> {}
    }
    return row;
  }

  private Rows like(Rows before) {
    Rows row = before.copy();
    switch (random.nextInt(6)) {
      case 0 -> row.step(STEPS[random.nextInt(STEPS.length)], MODES[random.nextInt(MODES.length)]);
      case 1 -> row.status(STATUSES[random.nextInt(STATUSES.length)]);
      case 2 -> row.footnotes("note " + random.nextInt(3));
      case 3 -> row.conformity(random.nextInt(3));
      case 4 -> confidentiality(row);
      default -> row.value(95 + random.nextInt(12));
    }
    return row;
  }

  private void confidentiality(Rows row) {
    if (random.nextInt(2) == 0) {
      row.conf(CONFIDENTIALITIES[random.nextInt(CONFIDENTIALITIES.length)]);
    }
    if (random.nextInt(4) == 0) {
      row.embargoed(pick(RELEASES));
    }
    if (random.nextInt(6) == 0) {
      row.redistribution(pick(List.of(Party.UN, Party.IOM)));
    }
  }

  private CollectionDefinition definition(String collection) {
    Tables table =
        Tables.table(collection).receivedBy(pick(RECEIVERS)).published(random.nextInt(3) == 0);
    if (kind == Kind.TOTALS && random.nextInt(4) > 0) {
      table.rollUp(SEX, AGE, TIME);
    }
    if (kind == Kind.TOTALS && random.nextInt(3) == 0) {
      table.absentIsZero();
    }
    if (kind == Kind.PARTS && random.nextInt(4) > 0) {
      table.sumOver("type");
    }
    if (kind == Kind.PARTS && random.nextInt(3) == 0) {
      table.repeatsAdd();
    }
    return table.definition();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
