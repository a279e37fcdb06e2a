package org.migstat.core.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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

    /** All of a part was told; nothing that follows is compared with it. */
    void endPart();
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
   * Resolves a group part by part; what comes out does not depend on how it is divided.
   *
   * @param parts of the group, in the order of their keys, no cell of which any rule compares with
   *     one of another part: the rows of each, in any order and with any repetition, in a list that
   *     is sorted in place. If there are several, each is asked for twice
   */
  public void resolve(
      List<? extends Supplier<List<Observation>>> parts, Set<Tier> tiers, Outcome outcome) {
    Sights sights = new Sights(tiers);
    if (parts.size() > 1) {
      parts.forEach(part -> new Visibility(audience, assembled(part, NOBODY), sights));
    }
    Map<Set<Tier>, TierOutcome> outcomes = new HashMap<>();
    for (Supplier<List<Observation>> part : parts) {
      Visibility visibility = new Visibility(audience, assembled(part, outcome), sights);
      visibility.identifyHidden(setting.ids());
      for (Set<Tier> same : sights.together()) {
        TierOutcome told = outcomes.computeIfAbsent(same, outcome::tiers);
        resolve(visibility, same, told, outcome);
      }
      outcome.endPart();
    }
  }

  private void resolve(Visibility visibility, Set<Tier> same, TierOutcome told, Outcome outcome) {
    Tier tier = same.iterator().next();
    List<Claim> hidden = visibility.hidden(tier);
    new TierRun(setting, table -> received(tier, table), told).run(visibility.own(tier), hidden);
    hidden.forEach(record -> outcome.withheld(record, same));
  }

  private List<Claim> assembled(Supplier<List<Observation>> part, Fates fates) {
    List<Observation> rows = part.get();
    rows.sort(Assembly.ORDER);
    return new Assembly(this::lineage, fates).assemble(rows);
  }

  /**
   * What the public may see of the rows of a part, which {@link #resolve} may have been given
   * before for other tiers.
   *
   * @param part of the group, as {@link #resolve} takes them
   */
  public PublicGroup forPublic(
      Supplier<List<Observation>> part,
      SmallCells smallCells,
      boolean strictChain,
      TierOutcome outcome) {
    Sights sights = new Sights(Set.of(Tier.PUBLIC));
    Visibility visibility = new Visibility(audience, assembled(part, NOBODY), sights);
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
