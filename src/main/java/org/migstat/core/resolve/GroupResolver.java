package org.migstat.core.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.disclosure.SmallCells;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;

/**
 * Resolves all cells of one group of the run, separately for each tier on the records that the tier
 * may see. The records are filtered first and compared then, so that nothing of a tier's result
 * depends on what it may not see.
 *
 * @see "UN/SDMX 2.5, 4.3"
 */
public final class GroupResolver {
  private final DerivationRegistry registry;
  private final Audience audience;
  private final Policy policy;
  private final RecordIds ids;
  private final Disclosures disclosures;
  private final TierRun.Setting setting;

  /** Receives what {@link #resolve} has told already. */
  private static final Fates NOBODY =
      new Fates() {
        @Override
        public void fate(Observation observation, Fate fate) {}

        @Override
        public void finding(Rejection finding, Observation about) {}
      };

  /** What a group resolves to. */
  public interface Outcome extends Fates {
    /**
     * @param tiers that see the same records of this group; an empty set counts what no tier sees
     */
    TierOutcome tiers(Set<Tier> tiers);

    /**
     * A record that the tiers may not see: nothing of it reaches them.
     *
     * @param record with the id that it has for who received it
     */
    void withheld(Claim record, Set<Tier> tiers);
  }

  public GroupResolver(
      Policy policy, DerivationRegistry registry, Audience audience, RecordIds ids) {
    this.registry = registry;
    this.audience = audience;
    this.policy = policy;
    this.ids = ids;
    this.disclosures = new Disclosures(audience);
    this.setting =
        new TierRun.Setting(policy, this::lineage, new CellResolver(policy, disclosures), ids);
  }

  /**
   * @param rows of the group, in any order and with any repetition; sorted in place
   */
  public void resolve(List<Observation> rows, Set<Tier> tiers, Outcome outcome) {
    rows.sort(Assembly.ORDER);
    List<Claim> claims = new Assembly(this::lineage, outcome).assemble(rows);
    Visibility visibility = new Visibility(audience, claims, tiers);
    visibility.identifyHidden(setting.ids());
    Set<Tier> done = new HashSet<>();
    for (Tier tier : tiers) {
      if (!done.contains(tier)) {
        Set<Tier> same = visibility.sameAs(tier);
        done.addAll(same);
        new TierRun(setting, table -> received(tier, table), outcome.tiers(same))
            .run(visibility.own(tier), visibility.hidden(tier));
        visibility.hidden(tier).forEach(record -> outcome.withheld(record, same));
      }
    }
  }

  /**
   * What the public may see of the rows, which {@link #resolve} may have been given before for
   * other tiers.
   *
   * @param rows of the group, in any order and with any repetition; sorted in place
   */
  public PublicGroup forPublic(
      List<Observation> rows, SmallCells smallCells, boolean strictChain, TierOutcome outcome) {
    rows.sort(Assembly.ORDER);
    List<Claim> claims = new Assembly(this::lineage, NOBODY).assemble(rows);
    Visibility visibility = new Visibility(audience, claims, Set.of(Tier.PUBLIC));
    visibility.identifyHidden(ids);
    TierRun.Setting untold =
        new TierRun.Setting(
            policy, this::lineage, new CellResolver(policy, (current, by, to) -> {}), ids);
    return new PublicGroup(
        new TierRun(untold, table -> received(Tier.PUBLIC, table), outcome),
        smallCells,
        visibility.own(Tier.PUBLIC),
        visibility.hidden(Tier.PUBLIC),
        strictChain ? disclosures : null);
  }

  private Lineage lineage(Observation observation) {
    return registry.lineage(observation.definition().collection(), observation.key());
  }

  private boolean received(Tier tier, CollectionDefinition table) {
    return audience.receiving(table).contains(tier);
  }
}
