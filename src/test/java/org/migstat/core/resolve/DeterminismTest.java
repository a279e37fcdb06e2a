package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Fates.Fate;
import org.migstat.core.resolve.RandomGroups.Group;
import org.migstat.core.resolve.RandomGroups.Kind;

/** The same rows give the same records, however they arrive (UN/SDMX 2.8). */
@Tag("law")
class DeterminismTest {

  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsAndRepeatedDeliveriesChangeNothing(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      String expected = group.resolve().text(true);
      Random random = new Random(group.seed());
      for (int n = 0; n < 2; n++) {
        List<Observation> delivered = new ArrayList<>(rows);
        rows.forEach(row -> Collections.nCopies(random.nextInt(3), row).forEach(delivered::add));
        Collections.shuffle(delivered, random);

        Resolution resolution = RandomGroups.resolve(delivered);

        assertThat(resolution.text(true)).as("seed %s", group.seed()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRepeatedDeliveryIsCountedAsSuch(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      List<Observation> twice = new ArrayList<>(rows);
      twice.addAll(rows);
      long real = rows.stream().filter(DeterminismTest::isRow).count();

      Resolution resolution = RandomGroups.resolve(twice);

      assertThat(resolution.of(Fate.DUPLICATE_DELIVERY)).hasSize((int) real);
      assertThat(resolution.of(Fate.REPORTED).size() + resolution.of(Fate.PART).size())
          .isEqualTo((int) real);
    }
  }

  /** Where a row stands in its file may change nothing but the line that is told of it. */
  @ParameterizedTest
  @EnumSource
  void theOrderOfTheLinesOfAFileChangesOnlyLines(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      String expected = group.resolve().text(false);
      Random random = new Random(group.seed());
      for (int n = 0; n < 2; n++) {
        List<Long> lines = new ArrayList<>(LongStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(lines, random);
        List<Observation> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          moved.add(Observations.onLine(rows.get(i), lines.get(i) + 2));
        }

        assertThat(RandomGroups.resolve(moved).text(false))
            .as("seed %s", group.seed())
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordOfATierHasAnIdOfItsOwn(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      Resolution resolution = group.resolve();

      for (Tier tier : Cells.TIERS) {
        assertThat(resolution.tier(tier).records().stream().map(Claim::recordId))
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdTellsNothingOfTheValue(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      List<Observation> others = rows.stream().map(o -> o.hasValue() ? more(o) : o).toList();

      for (Tier tier : Cells.TIERS) {
        assertThat(ids(RandomGroups.resolve(others).tier(tier)))
            .as("seed %s", group.seed())
            .isEqualTo(ids(group.resolve().tier(tier)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsAreWrittenByCellThenTableThenId(Kind kind) {
    Comparator<Claim> order =
        Comparator.comparing((Claim c) -> c.observation().key())
            .thenComparing(c -> c.observation().submissionKey())
            .thenComparing(Claim::recordId);
    for (Group group : RandomGroups.of(kind)) {
      Resolution resolution = group.resolve();

      for (Tier tier : Cells.TIERS) {
        assertThat(resolution.tier(tier).records())
            .as("seed %s", group.seed())
            .isSortedAccordingTo(order);
      }
    }
  }

  private static List<String> ids(Resolution.OfTier tier) {
    return tier.records().stream().map(Claim::recordId).toList();
  }

  private static Observation more(Observation o) {
    return Observations.valued(o, o.value() + 1000 * Decimal.ONE);
  }

  private static boolean isRow(Observation row) {
    return row.kind() != Observation.Kind.REFUSED;
  }
}
