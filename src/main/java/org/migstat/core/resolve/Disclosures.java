package org.migstat.core.resolve;

import java.util.Comparator;
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
final class Disclosures implements CellResolver.Told {
  private static final Comparator<Claim> NEWER =
      Comparator.comparing((Claim c) -> c.observation().vintage())
          .thenComparing(c -> c.observation().address().submission());

  private final Audience audience;

  Disclosures(Audience audience) {
    this.audience = audience;
  }

  @Override
  public void tell(List<Claim> current, DecidedBy decidedBy, TierOutcome outcome) {
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

  /**
   * The public figures of a cell that another source keeps confidential in its newest vintage; in
   * an older one it may have, and has set them free since.
   *
   * @param cell its records, whoever may see them
   */
  List<Claim> disclosing(List<Claim> cell) {
    List<Claim> secrets = cell.stream().filter(claim -> secret(claim, cell)).toList();
    return cell.stream()
        .filter(open -> secrets.stream().anyMatch(secret -> discloses(open, secret)))
        .toList();
  }

  private static boolean secret(Claim claim, List<Claim> cell) {
    Observation observation = claim.observation();
    return observation.kind() == Observation.Kind.REPORT
        && observation.confidentiality().status().confidential()
        && cell.stream()
            .noneMatch(other -> other.sameTableAs(claim) && NEWER.compare(other, claim) > 0);
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
