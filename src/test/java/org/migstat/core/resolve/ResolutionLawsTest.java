package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Address;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Fates.Fate;
import org.migstat.core.resolve.RandomGroups.Kind;

/** What holds for every group of rows, whatever they say. */
class ResolutionLawsTest {
  private static final int GROUPS = 400;
  private static final Set<Tier> TIERS = Set.of(Tier.UN, Tier.IOM, Tier.JOINT);

  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsAndRepeatedDeliveriesChangeNothing(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
      String expected = RandomGroups.resolve(rows).text(true);
      Random random = new Random(seed);
      for (int n = 0; n < 4; n++) {
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
      long real = rows.stream().filter(ResolutionLawsTest::isRow).count();

      Resolution resolution = RandomGroups.resolve(twice);

      assertThat(resolution.of(Fate.DUPLICATE_DELIVERY)).hasSize((int) real);
      assertThat(resolution.of(Fate.REPORTED).size() + resolution.of(Fate.PART).size()).isEqualTo((int) real);
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
      for (int n = 0; n < 4; n++) {
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

  /** Records in are roles out, in every tier; what a tier does not see is WITHHELD and nothing else is. */
  @ParameterizedTest
  @EnumSource
  void everyRecordHasOneRoleInEveryTier(Kind kind) {
    Audience audience = RandomGroups.audience();
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();

      Resolution resolution = RandomGroups.resolve(rows);

      List<Observation> records = new ArrayList<>(resolution.of(Fate.REPORTED));
      records.addAll(resolution.of(Fate.ASSEMBLED));
      for (Tier tier : TIERS) {
        List<Observation> visible =
            records.stream().filter(r -> Audience.sees(tier, audience.of(r))).toList();
        Map<Role, Long> roles = new EnumMap<>(Role.class);
        roles.put(Role.WITHHELD, (long) records.size() - visible.size());
        written(resolution.tier(tier)).forEach(claim -> roles.merge(claim.role(), 1L, Long::sum));

        assertThat(roles.values().stream().mapToLong(Long::longValue).sum())
            .as("seed %s, records in %s: %s", seed, tier, roles)
            .isEqualTo(records.size());
        assertThat(addresses(written(resolution.tier(tier)).stream().map(Claim::observation)))
            .as("seed %s, records in %s", seed, tier)
            .isEqualTo(addresses(visible.stream()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordOfATierHasAnIdOfItsOwn(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      Resolution resolution = RandomGroups.resolve(new RandomGroups(seed, kind).group());

      for (Tier tier : TIERS) {
        assertThat(resolution.tier(tier).records().stream().map(Claim::recordId)).doesNotHaveDuplicates();
      }
    }
  }

  /** A resolved cell has one PREFERRED record, and counts what stands beside it. */
  @ParameterizedTest
  @EnumSource
  void aResolvedCellCountsItsRecords(Kind kind) {
    for (long seed = 0; seed < GROUPS; seed++) {
      Resolution resolution = RandomGroups.resolve(new RandomGroups(seed, kind).group());

      for (Tier tier : TIERS) {
        Resolution.OfTier result = resolution.tier(tier);
        for (ResolvedCell cell : result.resolved()) {
          Map<Role, Long> roles = new EnumMap<>(Role.class);
          result.records().stream()
              .filter(c -> c.observation().key().equals(cell.preferred().observation().key()))
              .forEach(c -> roles.merge(c.role(), 1L, Long::sum));
          roles.keySet().removeAll(Set.of(Role.SUPERSEDED, Role.TOMBSTONE, Role.DUP_SUBMISSION, Role.QUARANTINED));

          assertThat(roles).containsEntry(Role.PREFERRED, 1L);
          assertThat(roles.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(cell.current());
          assertThat(roles.getOrDefault(Role.ALTERNATIVE, 0L)).isEqualTo(cell.conflicts());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theValueOfARecordIsNothingToATierThatMayNotSeeIt(Kind kind) {
    int changed = 0;
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, kind).group();
      Resolution before = RandomGroups.resolve(rows);
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).hasValue()) {
          continue;
        }
        List<Observation> other = new ArrayList<>(rows);
        other.set(i, valued(rows.get(i), rows.get(i).value() + 7 * Decimal.ONE));
        Resolution after = RandomGroups.resolve(other);
        for (Tier tier : blind(rows.get(i))) {
          assertThat(after.text(tier)).as("seed %s, row %s in %s", seed, i, tier).isEqualTo(before.text(tier));
          changed++;
        }
      }
    }
    assertThat(changed).as("records that some tier may not see").isGreaterThan(GROUPS);
  }

  /** A part that a tier may not see still belongs to a sum that it may not see either, so parts are another matter. */
  @ParameterizedTest
  @EnumSource(names = {"CELL", "TOTALS"})
  void theExistenceOfARecordIsNothingToATierThatMayNotSeeIt(Kind kind) {
    int changed = 0;
    for (long seed = 0; seed < GROUPS; seed++) {
      RandomGroups groups = new RandomGroups(seed, kind);
      List<Observation> rows = groups.group();
      Resolution before = RandomGroups.resolve(rows);
      for (int i = 0; i < rows.size(); i++) {
        List<Observation> fewer = new ArrayList<>(rows);
        fewer.remove(i);
        Resolution after = RandomGroups.resolve(fewer);
        for (Tier tier : blind(rows.get(i))) {
          assertThat(after.text(tier)).as("seed %s without row %s in %s", seed, i, tier).isEqualTo(before.text(tier));
          changed++;
        }
      }
      List<Observation> more = new ArrayList<>(rows);
      more.add(groups.another());
      Resolution after = RandomGroups.resolve(more);
      for (Tier tier : blind(more.get(more.size() - 1))) {
        assertThat(after.text(tier)).as("seed %s with another row in %s", seed, tier).isEqualTo(before.text(tier));
        changed++;
      }
    }
    assertThat(changed).as("records that some tier may not see").isGreaterThan(GROUPS);
  }

  @Test
  void whatASupersededRecordSaidChangesNoFigure() {
    int removed = 0;
    for (long seed = 0; seed < 3 * GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, Kind.CELL).group();
      Resolution before = RandomGroups.resolve(rows);
      for (Tier tier : TIERS) {
        for (Claim claim : before.tier(tier).records()) {
          if (claim.role() == Role.SUPERSEDED) {
            Address address = claim.observation().address();
            List<Observation> fewer = rows.stream().filter(r -> !r.address().equals(address)).toList();

            assertThat(figures(RandomGroups.resolve(fewer).tier(tier)))
                .as("seed %s without %s", seed, address)
                .isEqualTo(figures(before.tier(tier)));
            removed++;
          }
        }
      }
    }
    assertThat(removed).isGreaterThan(GROUPS);
  }

  @Test
  void resolvingOnlyTheCurrentRecordsGivesTheSameFigures() {
    for (long seed = 0; seed < GROUPS; seed++) {
      List<Observation> rows = new RandomGroups(seed, Kind.CELL).group();
      Resolution.OfTier before = RandomGroups.resolve(rows).tier(Tier.UN);
      Set<Role> gone = Set.of(Role.SUPERSEDED, Role.QUARANTINED, Role.DUP_SUBMISSION, Role.TOMBSTONE);
      List<Observation> current =
          before.records().stream()
              .filter(c -> !gone.contains(c.role()))
              .map(Claim::observation)
              .toList();

      assertThat(figures(RandomGroups.resolve(current).tier(Tier.UN))).as("seed %s", seed).isEqualTo(figures(before));
    }
  }

  /** The generator reaches what the laws are about. */
  @ParameterizedTest
  @EnumSource
  void allRolesOccur(Kind kind) {
    Map<Role, Integer> seen = new EnumMap<>(Role.class);
    for (long seed = 0; seed < 5 * GROUPS; seed++) {
      Resolution resolution = RandomGroups.resolve(new RandomGroups(seed, kind).group());
      resolution.tier(Tier.UN).roles().forEach(role -> seen.merge(role, 1, Integer::sum));
    }
    Set<Role> expected = new TreeSet<>(Set.of(Role.values()));
    expected.remove(Role.WITHHELD);

    assertThat(seen.keySet()).containsAll(expected);
  }

  private static boolean isRow(Observation row) {
    return row.kind() != Observation.Kind.REFUSED;
  }

  private static Set<Tier> blind(Observation row) {
    Audience audience = RandomGroups.audience();
    Set<Party> parties =
        row.kind() == Observation.Kind.REFUSED ? audience.ofRefused(row.definition()) : audience.of(row);
    Set<Tier> blind = new TreeSet<>(TIERS);
    blind.removeIf(tier -> Audience.sees(tier, parties));
    return blind;
  }

  /** Records of a tier that came in, without the sums that it made itself. */
  private static List<Claim> written(Resolution.OfTier tier) {
    return tier.records().stream()
        .filter(c -> !c.observation().flags().has(QualityFlag.SUMMED))
        .toList();
  }

  private static Map<Address, Long> addresses(Stream<Observation> observations) {
    Map<Address, Long> addresses = new HashMap<>();
    observations.forEach(o -> addresses.merge(o.address(), 1L, Long::sum));
    return addresses;
  }

  private static List<String> figures(Resolution.OfTier tier) {
    return tier.resolved().stream()
        .map(
            r ->
                r.preferred().observation().key()
                    + " "
                    + r.preferred().observation().value()
                    + " of "
                    + r.preferred().observation().address()
                    + " led by "
                    + r.lead().observation().address()
                    + " "
                    + r.decidedBy()
                    + " "
                    + r.origins())
        .toList();
  }

  private static Observation at(Observation o, long line) {
    return changed(o, o.value(), new Address(o.address().submission(), line, o.address().column()));
  }

  private static Observation valued(Observation o, long value) {
    return changed(o, value, o.address());
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
