package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.RandomGroups.Group;
import org.migstat.core.resolve.RandomGroups.Kind;

/** What is said of a cell depends on the records that it shares a rule with, and on no others. */
class LocalityTest {

  @ParameterizedTest
  @EnumSource
  void recordsOfAnotherAreaYearOrGroupChangeNothing(Kind kind) {
    for (Group group : RandomGroups.of(kind)) {
      Resolution before = group.resolve();
      Set<CellKey> own = new HashSet<>();
      Cells.TIERS.forEach(
          tier -> before.tier(tier).records().forEach(c -> own.add(c.observation().key())));

      for (Observation other : group.elsewhere()) {
        List<Observation> more = new ArrayList<>(group.rows());
        more.add(other);
        Resolution after = RandomGroups.resolve(more);

        for (Tier tier : Cells.TIERS) {
          assertThat(said(after.tier(tier), own))
              .as("seed %s with %s in %s", group.seed(), other.key(), tier)
              .isEqualTo(said(before.tier(tier), own));
        }
      }
    }
  }

  /** Roles, figures, conflicts, revisions and findings of some cells. */
  private static List<String> said(Resolution.OfTier tier, Set<CellKey> cells) {
    List<String> said = new ArrayList<>();
    for (Claim c : tier.records()) {
      if (cells.contains(c.observation().key())) {
        said.add(
            "%s %s %s %s %s"
                .formatted(
                    c.recordId(), c.role(), c.decidedBy(), c.hold(), c.observation().value()));
      }
    }
    for (ResolvedCell r : tier.resolved()) {
      if (cells.contains(r.key())) {
        said.add(
            "%s led by %s %s of %s, %s origins, %s conflicts"
                .formatted(
                    r.preferred().recordId(),
                    r.lead().recordId(),
                    r.decidedBy(),
                    r.current(),
                    r.origins(),
                    r.conflicts()));
      }
    }
    for (Conflict c : tier.conflicts()) {
      if (cells.contains(c.other().observation().key())) {
        said.add(c.other().recordId() + " " + c.type() + " " + c.severity());
      }
    }
    for (Revision r : tier.revisions()) {
      if (cells.contains(r.later().observation().key())) {
        said.add(r.earlier().recordId() + " to " + r.later().recordId() + " " + r.type());
      }
    }
    for (Resolution.Noticed n : tier.findings()) {
      if (cells.contains(n.about().key())) {
        said.add(n.finding().rule() + " " + n.finding().address() + " " + n.finding().detail());
      }
    }
    return said;
  }
}
