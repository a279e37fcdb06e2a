package org.migstat.core.resolve;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.QualityFlag;

/**
 * The order of the current records of one cell, best first: sums of a collection that reports the
 * cell itself come last, the collection that supplies the slice comes first, and the rank decides
 * the rest.
 *
 * @see "UN/SDMX 1.10 Roll-ups, 2.5 step 6, 2.6"
 */
final class CellOrder implements Comparator<Claim> {
  private final Rank rank;
  private final @Nullable String supplier;
  private final Set<String> reporting = new HashSet<>();

  /**
   * @param supplier collection that supplies the slice of the cell; null if none does
   */
  CellOrder(Rank rank, @Nullable String supplier, List<Claim> claims) {
    this.rank = rank;
    this.supplier = supplier;
    for (Claim claim : claims) {
      if (!isSummed(claim)) {
        reporting.add(claim.collection());
      }
    }
  }

  @Override
  public int compare(Claim a, Claim b) {
    int bySum = Boolean.compare(isSumBesideReport(a), isSumBesideReport(b));
    int bySlice = Boolean.compare(supplies(b), supplies(a));
    return bySum != 0 ? bySum : bySlice != 0 ? bySlice : rank.compare(a, b);
  }

  /** Why one comes before the other. */
  DecidedBy decides(Claim lead, Claim other) {
    if (lead.collection().equals(other.collection()) && isSummed(other) && !isSummed(lead)) {
      return DecidedBy.SUMMED;
    }
    return supplies(lead) != supplies(other) ? DecidedBy.SLICE : rank.decides(lead, other);
  }

  /** Whether both or neither are of the collection that supplies the slice. */
  boolean sameStanding(Claim a, Claim b) {
    return supplies(a) == supplies(b);
  }

  static boolean isSummed(Claim claim) {
    return claim.observation().flags().has(QualityFlag.SUMMED);
  }

  private boolean isSumBesideReport(Claim claim) {
    return isSummed(claim) && reporting.contains(claim.collection());
  }

  private boolean supplies(Claim claim) {
    return claim.collection().equals(supplier);
  }
}
