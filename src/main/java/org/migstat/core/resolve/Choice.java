package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps 4 to 7: which of the current records of a cell leads, and which gives the value.
 *
 * @param ranked the current records with a value in the order of their rank; if none has one, all
 * @param preferred the record that gives the value
 * @param decidedBy criterion between the lead and its runner-up
 * @see "UN/SDMX 2.5 steps 4 to 7"
 */
record Choice(List<Claim> ranked, Claim preferred, DecidedBy decidedBy, CellOrder order) {
  private static final long DAY = 86_400;

  /**
   * @param current at least one
   * @param supplier collection that supplies the slice of the cell; null if none does
   * @param staleDays by how many days a newer figure must be newer to make another stale
   */
  static Choice of(List<Claim> current, @Nullable String supplier, Rank rank, int staleDays) {
    List<Claim> withValue = new ArrayList<>(current);
    withValue.removeIf(c -> !c.observation().hasValue());
    List<Claim> candidates = withValue.isEmpty() ? current : withValue;
    candidates.forEach(c -> c.markStale(isStale(c, candidates, staleDays * DAY)));
    // A cell for which it has no figure is a gap that others fill.
    CellOrder order = new CellOrder(rank, withValue.isEmpty() ? null : supplier, candidates);
    List<Claim> ranked = new ArrayList<>(candidates);
    ranked.sort(order);
    Claim lead = ranked.get(0);
    DecidedBy decidedBy =
        ranked.size() == 1 ? DecidedBy.SINGLE : order.decides(lead, ranked.get(1));
    Claim preferred = withValue.isEmpty() ? lead : finest(ranked, order);
    return new Choice(ranked, preferred, decidedBy, order);
  }

  Claim lead() {
    return ranked.get(0);
  }

  /** The criterion by which the record stands behind the lead; of the lead, before the next. */
  DecidedBy placing(Claim claim) {
    return claim == lead() ? decidedBy : order.decides(lead(), claim);
  }

  /** Step 5: a site one step from the source published another figure later by more than this. */
  private static boolean isStale(Claim claim, List<Claim> all, long seconds) {
    for (Claim other : all) {
      long newerBy =
          other.observation().vintage().epochSecond() - claim.observation().vintage().epochSecond();
      if (newerBy > seconds
          && other.lineage().distance() <= 1
          && other.lineage().sharesRootWith(claim.lineage())
          && !other.compatibleWith(claim)) {
        return true;
      }
    }
    return false;
  }

  /** Step 7: a finer figure of the same origin and standing replaces the lead's. */
  private static Claim finest(List<Claim> ranked, CellOrder order) {
    Claim lead = ranked.get(0);
    Claim finest = lead;
    for (Claim claim : ranked) {
      long step = claim.observation().rounding().step();
      if (step < finest.observation().rounding().step()
          && order.sameStanding(claim, lead)
          && claim.hold() == lead.hold()
          && claim.observation().conformity() == lead.observation().conformity()
          && claim.statusTier() == lead.statusTier()
          && claim.stale() == lead.stale()
          && claim.lineage().sharesRootWith(lead.lineage())
          && claim.compatibleWith(lead)) {
        finest = claim;
      }
    }
    return finest;
  }
}
