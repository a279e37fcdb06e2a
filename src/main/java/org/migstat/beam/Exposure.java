package org.migstat.beam;

import java.util.HashSet;
import java.util.Set;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.OriginClusters;

/**
 * Of which collections disclosure control may hide figures from the public: those that are not
 * public cell by cell, those that may be confidential, and all that share an origin with them; and
 * which records make it do so. What the others print is resolved for the public like for any other
 * tier, and so is an origin without such a record.
 */
final class Exposure {
  private final DisclosurePolicy policy;
  private final Audience audience;
  private final OriginClusters clusters;
  private final Set<String> collections = new HashSet<>();

  Exposure(RunPlan plan, OriginClusters clusters) {
    this.policy = plan.disclosure();
    this.audience = plan.audience();
    this.clusters = clusters;
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

  /**
   * Whether something of the origin may have to be hidden or rounded because of the record: it is
   * not the public's to see, or a small count, or part of one, or of an indicator that is rounded.
   */
  boolean concerns(Observation record) {
    if (!record.hasValue()) {
      return false;
    }
    return switch (policy.treatment(record.key().indicator()).method()) {
      case ROUND5, RR3 -> !record.definition().publishedDetail() || !audience.isPublic(record);
      case SUPPRESS ->
          record.value() < policy.threshold() * Decimal.ONE
                  && !record.definition().publishedDetail()
              || !audience.isPublic(record);
      case NONE -> !audience.isPublic(record);
    };
  }

  /** Whether any of the rows is of one of the origins. */
  boolean of(PackedGroup rows, Set<Integer> origins) {
    return !origins.isEmpty() && rows.any(row -> of(row.definition().collection(), origins));
  }

  private boolean of(String collection, Set<Integer> origins) {
    return of(collection) && origins.contains(clusters.of(collection));
  }

  boolean of(String collection) {
    return collections.contains(collection);
  }
}
