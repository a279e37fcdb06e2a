package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.migstat.core.model.Address;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;

/**
 * Step 3: of each table the newest record is current, the others are superseded.
 *
 * @param current at most one of each table, in the order of the tables; notices of deletion are
 *     placed and not among them
 * @param superseded placed already
 * @see "UN/SDMX 2.5 step 3"
 */
record Vintages(List<Claim> current, List<Claim> superseded) {
  /** Records of one cell by table, the newest of each table last. */
  static final Comparator<Claim> ORDER =
      Comparator.comparing((Claim c) -> c.collection())
          .thenComparing(c -> c.observation().dataflow())
          .thenComparing(c -> c.observation().vintage())
          // A total that a file reports counts as newer than our sum from another file of the
          // vintage.
          .thenComparing(c -> !CellOrder.isSummed(c))
          .thenComparing(c -> c.observation().address().submission())
          .thenComparing(Claim::recordId);

  private static final String PUBLISHED_TWICE =
      "found the table in another submission with the same publication date";

  /** Whether no newer record of its table follows in {@link #ORDER}. */
  static boolean isNewest(List<Claim> sorted, int position) {
    return position + 1 == sorted.size()
        || !sorted.get(position).sameTableAs(sorted.get(position + 1));
  }

  /**
   * @param open records of one cell that have no role yet; sorted in place
   */
  static Vintages of(List<Claim> open, TierOutcome outcome) {
    open.sort(ORDER);
    List<Claim> current = new ArrayList<>();
    List<Claim> superseded = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Claim claim = open.get(i);
      if (!isNewest(open, i)) {
        supersede(claim, open.get(i + 1), outcome);
        superseded.add(claim);
      } else if (claim.observation().kind() == Observation.Kind.DELETION) {
        claim.place(Role.TOMBSTONE, null);
      } else {
        current.add(claim);
      }
    }
    return new Vintages(current, superseded);
  }

  private static void supersede(Claim claim, Claim next, TierOutcome outcome) {
    claim.place(Role.SUPERSEDED, DecidedBy.VINTAGE);
    if (Revision.changed(claim.observation(), next.observation())) {
      outcome.revision(Revision.of(claim, next));
    }
    if (claim.observation().vintage().equals(next.observation().vintage())) {
      Address address = next.observation().address();
      outcome.finding(new Rejection(address, RuleId.V_VINTAGE, PUBLISHED_TWICE), next);
    }
  }
}
