package org.migstat.beam;

import java.util.EnumSet;
import java.util.Set;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.ledger.Findings;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/**
 * What is to be said about the corrections register itself: entries that are over, and entries that
 * no record fits. Told to the tiers that see all tables of the entry's collection, and always to
 * the operator of the run. Only the operator is told the line: it would tell a tier how many
 * entries there are about tables that it does not see.
 */
final class CorrectionFindings {
  private final RunPlan plan;

  CorrectionFindings(RunPlan plan) {
    this.plan = plan;
  }

  /**
   * @param applied ids of the entries that were applied
   */
  void addTo(Findings findings, Set<String> applied) {
    for (Correction entry : plan.corrections().entries()) {
      if (entry.expired(plan.asOf())) {
        add(findings, RuleId.V_CORR_EXPIRED, entry, entry.expiry());
      } else if (!applied.contains(entry.id())) {
        add(
            findings,
            RuleId.V_CORR_UNUSED,
            entry,
            "found no record that the correction %s is the first to fit; expected one"
                .formatted(entry.id()));
      }
    }
  }

  private void add(Findings findings, RuleId rule, Correction entry, String detail) {
    findings.add(key(rule, entry, detail, Set.of()), entry.line());
    Set<Tier> tiers = tiers(entry);
    if (!tiers.isEmpty()) {
      findings.add(key(rule, entry, detail, tiers), Findings.UNTOLD);
    }
  }

  private Findings.Key key(RuleId rule, Correction entry, String detail, Set<Tier> tiers) {
    return new Findings.Key(rule, entry.collection(), plan.corrections().file(), "", detail, tiers);
  }

  private Set<Tier> tiers(Correction entry) {
    Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    boolean first = true;
    for (CollectionDefinition definition : plan.definitions()) {
      if (definition.collection().equals(entry.collection())) {
        Set<Tier> own = plan.receiving(definition);
        if (first) {
          tiers.addAll(own);
        } else {
          tiers.retainAll(own);
        }
        first = false;
      }
    }
    return tiers;
  }
}
