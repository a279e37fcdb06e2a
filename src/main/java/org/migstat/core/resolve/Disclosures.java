package org.migstat.core.resolve;

import java.util.List;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;

/**
 * Disclosure conflicts of a cell: one record is kept confidential, and another of the same origin
 * publishes the figure as finely or finer. They are told and change nothing else, since which of
 * both is right is for people to say.
 *
 * @see "UN/SDMX 2.1 kind 17, 4.4"
 */
final class Disclosures {
  private final Audience audience;

  Disclosures(Audience audience) {
    this.audience = audience;
  }

  /**
   * @param current records of the cell, with or without value
   */
  void tell(List<Claim> current, DecidedBy decidedBy, TierOutcome outcome) {
    for (Claim secret : current) {
      if (secret.observation().confidentiality().status().confidential()) {
        for (Claim open : current) {
          if (discloses(open, secret)) {
            outcome.conflict(Conflict.ofDisclosure(open, secret, decidedBy));
            outcome.finding(finding(open, secret), secret);
          }
        }
      }
    }
  }

  private boolean discloses(Claim open, Claim secret) {
    Observation figure = open.observation();
    return open != secret
        && figure.hasValue()
        && figure.rounding().step() <= secret.observation().rounding().step()
        && open.lineage().sharesRootWith(secret.lineage())
        && audience.isPublic(figure);
  }

  /** It names the collection and no value: who reads it sees both records. */
  private static Rejection finding(Claim open, Claim secret) {
    return new Rejection(
        secret.observation().address(),
        RuleId.V_DISCLOSE,
        "found a confidential record whose figure "
            + open.collection()
            + " publishes as finely or finer");
  }
}
