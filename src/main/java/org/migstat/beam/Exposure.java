package org.migstat.beam;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.OriginClusters;

/**
 * Which collections may have figures that disclosure control hides from the public: those that are
 * not public cell by cell, those that may be confidential, and all that share an origin with them.
 * What the others print is resolved for the public like for any other tier. A function of the job
 * alone.
 */
final class Exposure {
  private final Set<String> collections = new HashSet<>();

  Exposure(RunPlan plan, OriginClusters clusters) {
    if (!plan.tiers().contains(Tier.PUBLIC)) {
      return;
    }
    Set<Integer> exposed = new HashSet<>();
    for (CollectionDefinition definition : plan.definitions()) {
      boolean controlled = !definition.publishedDetail() && treatsAny(plan);
      boolean chained = plan.disclosure().strictChain() && definition.mayBeConfidential();
      if (controlled || chained) {
        exposed.add(clusters.of(definition.collection()));
      }
    }
    for (CollectionDefinition definition : plan.definitions()) {
      if (exposed.contains(clusters.of(definition.collection()))) {
        collections.add(definition.collection());
      }
    }
  }

  private static boolean treatsAny(RunPlan plan) {
    for (Indicator indicator : Indicator.values()) {
      if (plan.disclosure().treatment(indicator).method() != Method.NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether any of the rows is of such a collection. */
  boolean of(Collection<Observation> rows) {
    return !collections.isEmpty()
        && rows.stream().anyMatch(row -> of(row.definition().collection()));
  }

  boolean of(String collection) {
    return collections.contains(collection);
  }
}
