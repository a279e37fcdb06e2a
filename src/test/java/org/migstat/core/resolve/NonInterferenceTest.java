package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.RandomGroups.Group;
import org.migstat.core.resolve.RandomGroups.Kind;

/** What a tier may not see leaves no trace in it (UN/SDMX 4.3). */
@Tag("law")
class NonInterferenceTest {

  @ParameterizedTest
  @EnumSource
  void theValueOfARecordIsNothingToATierThatMayNotSeeIt(Kind kind) {
    int changed = 0;
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      Resolution before = group.resolve();
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).hasValue()) {
          continue;
        }
        List<Observation> other = new ArrayList<>(rows);
        other.set(i, Observations.valued(rows.get(i), rows.get(i).value() + 7 * Decimal.ONE));
        Resolution after = RandomGroups.resolve(other);
        for (Tier tier : blind(rows.get(i))) {
          assertThat(after.text(tier))
              .as("seed %s, row %s in %s", group.seed(), i, tier)
              .isEqualTo(before.text(tier));
          changed++;
        }
      }
    }
    assertThat(changed).as("records that some tier may not see").isGreaterThan(RandomGroups.COUNT);
  }

  /**
   * A part that a tier may not see still belongs to a sum that it may not see either, so parts are
   * another matter.
   */
  @ParameterizedTest
  @EnumSource(names = {"CELL", "TOTALS"})
  void theExistenceOfARecordIsNothingToATierThatMayNotSeeIt(Kind kind) {
    int changed = 0;
    for (Group group : RandomGroups.of(kind)) {
      List<Observation> rows = group.rows();
      Resolution before = group.resolve();
      for (int i = 0; i < rows.size(); i++) {
        List<Observation> fewer = new ArrayList<>(rows);
        fewer.remove(i);
        Resolution after = RandomGroups.resolve(fewer);
        for (Tier tier : blind(rows.get(i))) {
          assertThat(after.text(tier))
              .as("seed %s without row %s in %s", group.seed(), i, tier)
              .isEqualTo(before.text(tier));
          changed++;
        }
      }
      List<Observation> more = new ArrayList<>(rows);
      more.add(group.another());
      Resolution after = RandomGroups.resolve(more);
      for (Tier tier : blind(more.get(more.size() - 1))) {
        assertThat(after.text(tier))
            .as("seed %s with another row in %s", group.seed(), tier)
            .isEqualTo(before.text(tier));
        changed++;
      }
    }
    assertThat(changed).as("records that some tier may not see").isGreaterThan(RandomGroups.COUNT);
  }

  private static Set<Tier> blind(Observation row) {
    Audience audience = RandomGroups.audience();
    Set<Tier> blind = new TreeSet<>(Cells.TIERS);
    blind.removeAll(
        row.kind() == Observation.Kind.REFUSED
            ? audience.receiving(row.definition())
            : audience.tiers(row));
    return blind;
  }
}
