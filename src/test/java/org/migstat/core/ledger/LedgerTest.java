package org.migstat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.migstat.core.ledger.Ledger.Kind.FATE;
import static org.migstat.core.ledger.Ledger.Kind.LINES;
import static org.migstat.core.ledger.Ledger.Kind.RECORDS;
import static org.migstat.core.ledger.Ledger.Kind.ROLE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.ledger.Ledger.Line;
import org.migstat.core.model.Tier;

class LedgerTest {
  private static final Set<Tier> TIERS = EnumSet.of(Tier.UN, Tier.JOINT);

  @Test
  void aLedgerThatAddsUpHasNothingToSay() {
    assertThat(balanced().imbalances(TIERS)).isEmpty();
    assertThat(new Ledger().imbalances(TIERS)).isEmpty();
  }

  @Test
  void aLineOfTheFileThatNobodyAccountsForIsTold() {
    Ledger ledger = balanced();
    ledger.add(line(LINES, Ledger.PHYSICAL, null), 1);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: physical lines are 16, but 15 were accounted for");
  }

  @Test
  void anOutcomeOfARowThatIsNoFateIsTold() {
    Ledger ledger = balanced();
    ledger.add(line(FATE, Ledger.OUTCOMES, null), 2);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: rows × factor are 22, but 20 were accounted for");
  }

  @Test
  void eachFateIsPartOfTheBalance() {
    for (String fate :
        List.of(
            Ledger.REPORTED,
            Ledger.PART,
            Ledger.OUT_OF_SCOPE,
            Ledger.DUPLICATE_DELIVERY,
            Ledger.QUARANTINED)) {
      Ledger ledger = balanced();
      ledger.add(line(FATE, fate, null), 1);

      assertThat(ledger.imbalances(TIERS))
          .containsExactly("a.csv: rows × factor are 20, but 21 were accounted for");
    }
  }

  @Test
  void eachKindOfLineIsPartOfTheBalance() {
    for (String kind : List.of("HEADER", "SKIPPED", "BLANK", "CONTINUATION", Ledger.ROWS)) {
      Ledger ledger = balanced();
      ledger.add(line(LINES, kind, null), 1);

      assertThat(ledger.imbalances(TIERS))
          .containsExactly("a.csv: physical lines are 15, but 16 were accounted for");
    }
  }

  @Test
  void aRecordWithoutRoleInATierIsTold() {
    Ledger ledger = balanced();
    ledger.add(line(RECORDS, Ledger.ASSEMBLED, null), 1);
    ledger.add(line(ROLE, "PREFERRED", Tier.JOINT), 1);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: records in UN are 13, but 12 were accounted for");
  }

  @Test
  void aRecordWithTwoRolesInATierIsTold() {
    Ledger ledger = balanced();
    ledger.add(line(ROLE, "EXACT_DUP", Tier.JOINT), 1);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: records in JOINT are 11, but 12 were accounted for");
  }

  @Test
  void aSumCountsInTheTierThatMadeItOnly() {
    Ledger ledger = balanced();
    ledger.add(line(RECORDS, Ledger.SUMMED, Tier.UN), 1);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: records in UN are 13, but 12 were accounted for");
  }

  @Test
  void moreRecordsSeenThanThereAreIsTold() {
    Ledger ledger = balanced();
    ledger.add(line(ROLE, "PREFERRED", Tier.UN), 3);
    ledger.add(line(ROLE, "WITHHELD", Tier.UN), -3);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly("a.csv: ROLE WITHHELD in UN is less than nothing");
  }

  @Test
  void oneFileDoesNotMakeUpForAnother() {
    Ledger ledger = balanced();
    ledger.add(new Line("a.csv", "NSO_POL", LINES, Ledger.PHYSICAL, "", null), 1);
    ledger.add(new Line("b.csv", "NSO_POL", LINES, Ledger.ROWS, "", null), 1);

    assertThat(ledger.imbalances(TIERS))
        .containsExactly(
            "a.csv: physical lines are 16, but 15 were accounted for",
            "b.csv: physical lines are 0, but 1 were accounted for");
  }

  @Test
  void tiersThatWereNotWrittenAreNotAsked() {
    assertThat(balanced().imbalances(EnumSet.of(Tier.JOINT))).isEmpty();
    assertThat(balanced().imbalances(EnumSet.of(Tier.IOM)))
        .containsExactly("a.csv: records in IOM are 11, but 0 were accounted for");
  }

  @Test
  void partsAddUpInAnyOrder() {
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < 100; n++) {
      List<Ledger> parts = new ArrayList<>();
      Ledger all = new Ledger();
      for (int i = 0; i < 6; i++) {
        parts.add(new Ledger());
      }
      for (int i = 0; i < 40; i++) {
        Line line = anyLine(random);
        long count = random.nextInt(5);
        parts.get(random.nextInt(parts.size())).add(line, count);
        all.add(line, count);
      }
      while (parts.size() > 1) {
        Ledger one = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).add(one);
      }

      assertThat(parts.get(0).counts()).isEqualTo(all.counts());
      assertThat(List.copyOf(parts.get(0).counts().keySet()))
          .isEqualTo(List.copyOf(all.counts().keySet()));
      assertThat(parts.get(0).imbalances(TIERS)).isEqualTo(all.imbalances(TIERS));
    }
  }

  @Test
  void countsAreExactOrRefused() {
    Ledger ledger = new Ledger();
    ledger.add(line(LINES, Ledger.ROWS, null), Long.MAX_VALUE);

    assertThatThrownBy(() -> ledger.add(line(LINES, Ledger.ROWS, null), 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nothingIsNotCounted() {
    Ledger ledger = new Ledger();
    ledger.add(line(LINES, Ledger.ROWS, null), 0);

    assertThat(ledger.counts()).isEmpty();
  }

  @Test
  void totalsAreByKindTierAndName() {
    Ledger ledger = balanced();

    assertThat(ledger.total(FATE, null, Set.of(Ledger.PART, Ledger.OUT_OF_SCOPE))).isEqualTo(6);
    assertThat(ledger.total(ROLE, Tier.UN, Set.of())).isEqualTo(12);
    assertThat(ledger.total(ROLE, null, Set.of())).isZero();
  }

  @Test
  void itsTextShowsNoCounts() {
    assertThat(balanced()).hasToString("Ledger of 19 counts");
  }

  private static Ledger balanced() {
    Ledger ledger = new Ledger();
    Map.of(
            Ledger.PHYSICAL,
            15,
            "HEADER",
            1,
            "SKIPPED",
            2,
            "BLANK",
            1,
            "CONTINUATION",
            1,
            Ledger.ROWS,
            10)
        .forEach((name, count) -> ledger.add(line(LINES, name, null), count));
    Map.of(
            Ledger.OUTCOMES, 20,
            Ledger.REPORTED, 9,
            Ledger.PART, 4,
            Ledger.OUT_OF_SCOPE, 2,
            Ledger.DUPLICATE_DELIVERY, 3,
            Ledger.QUARANTINED, 2)
        .forEach((name, count) -> ledger.add(line(FATE, name, null), count));
    ledger.add(line(RECORDS, Ledger.REPORTED, null), 9);
    ledger.add(line(RECORDS, Ledger.ASSEMBLED, null), 2);
    ledger.add(line(RECORDS, Ledger.SUMMED, Tier.UN), 1);
    ledger.add(line(ROLE, "PREFERRED", Tier.UN), 10);
    ledger.add(line(ROLE, "WITHHELD", Tier.UN), 2);
    ledger.add(line(ROLE, "PREFERRED", Tier.JOINT), 4);
    ledger.add(line(ROLE, "WITHHELD", Tier.JOINT), 7);
    return ledger;
  }

  private static Line line(Kind kind, String name, @Nullable Tier tier) {
    return new Line("a.csv", "NSO_POL", kind, name, "", tier);
  }

  private static Line anyLine(SplittableRandom random) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    List<String> names =
        List.of(Ledger.PHYSICAL, Ledger.ROWS, Ledger.OUTCOMES, Ledger.REPORTED, Ledger.SUMMED);
    @Nullable Tier tier = random.nextBoolean() ? null : Tier.values()[random.nextInt(3)];
    return new Line(
        "f" + random.nextInt(2),
        "C" + random.nextInt(2),
        kind,
        names.get(random.nextInt(names.size())),
        "",
        tier);
  }
}
