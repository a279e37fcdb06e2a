package org.migstat.beam;

import java.io.Serializable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.Policy;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.disclosure.SmallCells;
import org.migstat.core.harmonise.InheritedDuration;
import org.migstat.core.harmonise.TableHarmoniser;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.RecordIds;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.definition.Definitions;
import org.migstat.io.release.StagingFolder;

/**
 * What every worker of a run must know, in a form that travels to them.
 *
 * @param definitions of all collections, sorted by id; observations name them by position
 * @param staging folder of the release in the making
 * @param previous folder of the release that conflicts are compared with, null for none
 * @param formerRecords files of the records of the public tiers that were published before
 * @param roundingKey fingerprint of the key of random rounding, empty for none
 */
public record RunPlan(
    List<CollectionDefinition> definitions,
    Policy policy,
    Derivations derivations,
    Arrangements arrangements,
    Instant asOf,
    Set<Tier> tiers,
    int buckets,
    StagingFolder staging,
    Corrections corrections,
    @Nullable String previous,
    DisclosurePolicy disclosure,
    List<String> formerRecords,
    String roundingKey)
    implements Serializable {

  public Audience audience() {
    return new Audience(arrangements, asOf);
  }

  /** The area table of the run: the code list and the residuals that its collections name. */
  public AreaTable areas() {
    Set<String> residuals = new TreeSet<>();
    definitions.forEach(definition -> residuals.addAll(Definitions.residuals(definition)));
    return AreaCodelist.table().plus(residuals.stream().map(AreaTable::residual).toList());
  }

  /**
   * What files are harmonised with.
   *
   * @param inForce corrections that are not over
   */
  TableHarmoniser.Setting setting(Corrections inForce) {
    AreaTable areas = areas();
    DerivationRegistry registry = new DerivationRegistry(derivations, areas);
    return new TableHarmoniser.Setting(
        AreaCodelist.reader(areas),
        areas,
        new InheritedDuration(definitions, registry, areas),
        audience(),
        asOf,
        inForce);
  }

  /** Tiers of the run that see the record. */
  Set<Tier> seeing(Observation observation) {
    return own(audience().tiers(observation));
  }

  /** Tiers of the run that may know of every row of a table. */
  Set<Tier> receiving(CollectionDefinition definition) {
    return own(audience().receiving(definition));
  }

  /** Those of the tiers that the run writes. */
  Set<Tier> own(Set<Tier> any) {
    Set<Tier> own = EnumSet.copyOf(tiers);
    own.retainAll(any);
    return own;
  }

  /**
   * @param exposed whether the public's part of a group waits for disclosure control
   */
  Set<Tier> tiers(boolean exposed) {
    Set<Tier> now = EnumSet.copyOf(tiers);
    if (exposed) {
      now.remove(Tier.PUBLIC);
    }
    return now;
  }

  GroupResolver resolver(TierTables tables) {
    return new GroupResolver(
        policy, new DerivationRegistry(derivations, tables.areas), audience(), tables.ids);
  }

  /** Which collections take figures from each other. */
  OriginClusters clusters() {
    return new OriginClusters(
        derivations, definitions.stream().map(CollectionDefinition::collection).toList());
  }

  /**
   * @return dotted keys of cells are those of {@code ids}
   */
  SmallCells smallCells(RecordIds ids) {
    return new SmallCells(disclosure, ids::cellKey, RoundingKey.noise(disclosure, roundingKey));
  }

  @Override
  public String toString() {
    return "RunPlan of " + definitions.size() + " definitions";
  }
}
