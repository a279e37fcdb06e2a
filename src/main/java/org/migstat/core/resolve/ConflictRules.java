package org.migstat.core.resolve;

import org.migstat.core.definition.Policy;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;
import org.migstat.core.resolve.Conflict.Severity;

/**
 * A conflict of values, and what is noticed about the record that was not preferred. The sentences
 * name no value: readers of the other record find both in the conflict.
 *
 * @see "UN/SDMX 2.1 kind 15, 3.4 V-XCOL"
 */
final class ConflictRules {
  private static final String TWO_TABLES =
      "found another value for the cell in another table of the collection";

  private final Policy policy;
  private final String farApart;

  ConflictRules(Policy policy) {
    this.policy = policy;
    this.farApart =
        "found a value that differs from the preferred one by more than "
            + Totals.percent(policy.moderateUpTo());
  }

  /** Tells that another record has another value than the preferred one. */
  void alternative(Claim preferred, Claim other, DecidedBy decidedBy, TierOutcome outcome) {
    Conflict conflict = Conflict.of(preferred, other, decidedBy, policy);
    outcome.conflict(conflict);
    if (conflict.withinCollection()) {
      note(conflict, RuleId.V_DUP_03, TWO_TABLES, outcome);
    }
    if (conflict.severity() == Severity.MAJOR) {
      note(conflict, RuleId.V_XCOL, farApart, outcome);
    }
  }

  private static void note(Conflict conflict, RuleId rule, String detail, TierOutcome outcome) {
    Claim other = conflict.other();
    outcome.finding(new Rejection(other.observation().address(), rule, detail), other);
  }
}
