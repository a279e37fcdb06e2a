package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.model.Address;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Fates.Fate;
import org.migstat.core.resolve.RandomGroups.Kind;

/** The same rows give the same records, however they arrive (UN/SDMX 2.8). */
class DeterminismTest {

  private static final int GROUPS = 300;
  private static final Set<Tier> TIERS = Set.of(Tier.UN, Tier.IOM, Tier.JOINT);

  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsAndRepeatedDeliveriesChangeNothing(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
      String expected = RandomGroups.resolve(rows).text(true);
      Random random = new Random(seed);
      for (int n = 0; n < 2; n++) {
        List<Observation> delivered = new ArrayList<>(rows);
        rows.forEach(row -> Collections.nCopies(random.nextInt(3), row).forEach(delivered::add));
        Collections.shuffle(delivered, random);

        Resolution resolution = RandomGroups.resolve(delivered);

        assertThat(resolution.text(true)).as("seed %s", seed).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRepeatedDeliveryIsCountedAsSuch(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
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
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
      String expected = RandomGroups.resolve(rows).text(false);
      Random random = new Random(seed);
      for (int n = 0; n < 2; n++) {
        List<Long> lines = new ArrayList<>(LongStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(lines, random);
        List<Observation> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
          moved.add(at(rows.get(i), lines.get(i) + 2));
        }

        assertThat(RandomGroups.resolve(moved).text(false)).as("seed %s", seed).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordOfATierHasAnIdOfItsOwn(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      Resolution resolution = RandomGroups.resolve(new RandomGroups(seed, kind).group());

      for (Tier tier : TIERS) {
        assertThat(resolution.tier(tier).records().stream().map(Claim::recordId))
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdTellsNothingOfTheValue(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
      List<Observation> others = rows.stream().map(o -> o.hasValue() ? more(o) : o).toList();

      for (Tier tier : TIERS) {
        assertThat(ids(RandomGroups.resolve(others).tier(tier)))
            .as("seed %s", seed)
            .isEqualTo(ids(RandomGroups.resolve(rows).tier(tier)));
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
    for (long seed = 0; seed < GROUPS; seed++) {
      Resolution resolution = RandomGroups.resolve(new RandomGroups(seed, kind).group());

      for (Tier tier : TIERS) {
        assertThat(resolution.tier(tier).records()).as("seed %s", seed).isSortedAccordingTo(order);
      }
    }
  }

  private static List<String> ids(Resolution.OfTier tier) {
    return tier.records().stream().map(Claim::recordId).toList();
  }

  private static Observation more(Observation o) {
    return changed(o, o.value() + 1000 * Decimal.ONE, o.address());
  }

  private static boolean isRow(Observation row) {
    return row.kind() != Observation.Kind.REFUSED;
  }

  private static Observation at(Observation o, long line) {
    return changed(o, o.value(), new Address(o.address().submission(), line, o.address().column()));
  }

  private static Observation changed(Observation o, long value, Address address) {
    return new Observation(
        o.key(),
        o.definition(),
        o.dataflow(),
        o.vintage(),
        address,
        o.parts(),
        o.extra(),
        value,
        o.rounding(),
        o.unitMultiplier(),
        o.decimals(),
        o.statuses(),
        o.confidentiality(),
        o.flags(),
        o.footnotes(),
        o.conformity(),
        o.kind(),
        o.source());
  }
}
