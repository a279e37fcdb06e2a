package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Address;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Fates.Fate;
import org.migstat.core.resolve.RandomGroups.Group;
import org.migstat.core.resolve.RandomGroups.Kind;

/** What holds for every group of rows, whatever they say. */
@Tag("law")
class ResolutionLawsTest {

  /**
   * Records in are roles out, in every tier; what a tier does not see is WITHHELD and nothing else
   * is.
   */
  @ParameterizedTest
  @EnumSource
  void everyRecordHasOneRoleInEveryTier(Kind kind) {
    Audience audience = RandomGroups.audience();
    for (Group group : RandomGroups.of(kind)) {
      Resolution resolution = group.resolve();

      List<Observation> records = new ArrayList<>(resolution.of(Fate.REPORTED));
      records.addAll(resolution.of(Fate.ASSEMBLED));
      for (Tier tier : Cells.TIERS) {
        List<Observation> visible =
            records.stream().filter(r -> audience.tiers(r).contains(tier)).toList();
        Map<Role, Long> roles = new EnumMap<>(Role.class);
        roles.put(Role.WITHHELD, (long) resolution.withheldFrom(tier).size());
        written(resolution.tier(tier)).forEach(claim -> roles.merge(claim.role(), 1L, Long::sum));

        assertThat(roles.values().stream().mapToLong(Long::longValue).sum())
            .as("seed %s, records in %s: %s", group.seed(), tier, roles)
            .isEqualTo(records.size());
        assertThat(addresses(written(resolution.tier(tier)).stream().map(Claim::observation)))
            .as("seed %s, records in %s", group.seed(), tier)
            .isEqualTo(addresses(visible.stream()));
      }
    }
  }

  /** A resolved cell has one PREFERRED record, and counts what stands beside it. */
  @ParameterizedTest
  @EnumSource
  void aResolvedCellCountsItsRecords(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      Resolution resolution = group.resolve();

      for (Tier tier : Cells.TIERS) {
        Resolution.OfTier result = resolution.tier(tier);
        for (ResolvedCell cell : result.resolved()) {
          Map<Role, Long> roles = new EnumMap<>(Role.class);
          result.records().stream()
              .filter(c -> c.observation().key().equals(cell.preferred().observation().key()))
              .forEach(c -> roles.merge(c.role(), 1L, Long::sum));
          roles
              .keySet()
              .removeAll(
                  Set.of(Role.SUPERSEDED, Role.TOMBSTONE, Role.DUP_SUBMISSION, Role.QUARANTINED));

          assertThat(roles).containsEntry(Role.PREFERRED, 1L);
          assertThat(roles.values().stream().mapToLong(Long::longValue).sum())
              .isEqualTo(cell.current());
          assertThat(roles.getOrDefault(Role.ALTERNATIVE, 0L)).isEqualTo(cell.conflicts());
        }
      }
    }
  }

  @Test
  void whatASupersededRecordSaidChangesNoFigure() {
    int removed = 0;
    for (Group group : RandomGroups.of(Kind.CELL, 3 * RandomGroups.COUNT)) {
      List<Observation> rows = group.rows();
      Resolution before = group.resolve();
      for (Tier tier : Cells.TIERS) {
        for (Claim claim : before.tier(tier).records()) {
          if (claim.role() == Role.SUPERSEDED) {
            Address address = claim.observation().address();
            List<Observation> fewer =
                rows.stream().filter(r -> !r.address().equals(address)).toList();

            assertThat(figures(RandomGroups.resolve(fewer).tier(tier)))
                .as("seed %s without %s", group.seed(), address)
                .isEqualTo(figures(before.tier(tier)));
            removed++;
          }
        }
      }
    }
    assertThat(removed).isGreaterThan(RandomGroups.COUNT);
  }

  @Test
  void resolvingOnlyTheCurrentRecordsGivesTheSameFigures() {
    for (Group group : RandomGroups.of(Kind.CELL)) {
      Resolution.OfTier before = group.resolve().tier(Tier.UN);
      Set<Role> gone =
          Set.of(Role.SUPERSEDED, Role.QUARANTINED, Role.DUP_SUBMISSION, Role.TOMBSTONE);
      List<Observation> current =
          before.records().stream()
              .filter(c -> !gone.contains(c.role()))
              .map(Claim::observation)
              .toList();

      assertThat(figures(RandomGroups.resolve(current).tier(Tier.UN)))
          .as("seed %s", group.seed())
          .isEqualTo(figures(before));
    }
  }

  /** The generator reaches what the laws are about. */
  @ParameterizedTest
  @EnumSource
  void allRolesOccur(Kind kind) {
    Map<Role, Integer> seen = new EnumMap<>(Role.class);
    for (Group group : RandomGroups.of(kind, 5 * RandomGroups.COUNT)) {
      Resolution resolution = group.resolve();
      resolution.tier(Tier.UN).roles().forEach(role -> seen.merge(role, 1, Integer::sum));
    }
    Set<Role> expected = new TreeSet<>(Set.of(Role.values()));
    expected.remove(Role.WITHHELD);

    assertThat(seen.keySet()).containsAll(expected);
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
}
