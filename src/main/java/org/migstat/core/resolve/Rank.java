package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.model.Party;

/**
 * The order of precedence of a policy, smaller is better. It is total: whatever criteria the policy
 * names, collection, dataflow and record id end it.
 *
 * @see "UN/SDMX 2.5, 2.6"
 */
final class Rank implements Comparator<Claim> {
  private final List<DecidedBy> order = new ArrayList<>();
  private final Map<String, Integer> weights;

  Rank(Policy policy) {
    policy.order().forEach(criterion -> order.add(DecidedBy.of(criterion)));
    for (DecidedBy last : List.of(DecidedBy.COLLECTION, DecidedBy.DATAFLOW, DecidedBy.RECORD_ID)) {
      if (!order.contains(last)) {
        order.add(last);
      }
    }
    if (policy.authorityMode() == AuthorityMode.UN_FOR_NSS) {
      // What follows a record id never decides.
      int arbitrary =
          Math.min(order.indexOf(DecidedBy.COLLECTION), order.indexOf(DecidedBy.RECORD_ID));
      order.add(arbitrary, DecidedBy.AUTHORITY);
    }
    weights = policy.sourceTypeWeights();
  }

  @Override
  public int compare(Claim a, Claim b) {
    for (DecidedBy criterion : order) {
      int difference = compare(criterion, a, b);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** The first criterion in which they differ. */
  DecidedBy decides(Claim a, Claim b) {
    for (DecidedBy criterion : order) {
      if (compare(criterion, a, b) != 0) {
        return criterion;
      }
    }
    throw new IllegalStateException("two records with one record id");
  }

  private int compare(DecidedBy criterion, Claim a, Claim b) {
    return switch (criterion) {
      case HOLD -> Boolean.compare(a.hold(), b.hold());
      case CONFORMITY ->
          Integer.compare(a.observation().conformity(), b.observation().conformity());
      case STATUS -> Integer.compare(a.statusTier(), b.statusTier());
      case STALE -> Boolean.compare(a.stale(), b.stale());
      case DISTANCE -> Integer.compare(a.lineage().distance(), b.lineage().distance());
      case SOURCE_TYPE -> Integer.compare(weight(a), weight(b));
      case VINTAGE -> b.observation().vintage().compareTo(a.observation().vintage());
      case PRECISION ->
          Long.compare(a.observation().rounding().step(), b.observation().rounding().step());
      case AUTHORITY -> Boolean.compare(isKeptFromUn(a), isKeptFromUn(b));
      case COLLECTION ->
          a.observation()
              .definition()
              .collection()
              .compareTo(b.observation().definition().collection());
      case DATAFLOW -> a.observation().dataflow().compareTo(b.observation().dataflow());
      case RECORD_ID -> a.recordId().compareTo(b.recordId());
      case SINGLE, SUMMED, SLICE ->
          throw new IllegalStateException(criterion + " is no criterion of the rank");
    };
  }

  /**
   * Whether it is a figure of a national statistical system that the UN does not hold. What an
   * agency itself produces is no such figure, and stands behind no copy of one.
   */
  private static boolean isKeptFromUn(Claim claim) {
    return !claim.observation().definition().receivedBy().contains(Party.UN)
        && claim.lineage().roots().stream()
            .anyMatch(root -> root.startsWith(DerivationRegistry.NATIONAL_PREFIX));
  }

  private int weight(Claim claim) {
    return weights.getOrDefault(claim.observation().definition().sourceType(), 0);
  }
}
