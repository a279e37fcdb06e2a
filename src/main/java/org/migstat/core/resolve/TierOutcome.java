package org.migstat.core.resolve;

import org.migstat.core.model.Rejection;

/**
 * Receives the result of one group for tiers that see the same records, cell by cell in the order
 * of their keys.
 */
public interface TierOutcome {
  /**
   * A record with its role. Records of a cell come in the order of collection, dataflow, vintage,
   * submission and id.
   */
  void record(Claim claim);

  void resolved(ResolvedCell cell);

  void conflict(Conflict conflict);

  void revision(Revision revision);

  /**
   * @param about the record that it is about
   */
  void finding(Rejection finding, Claim about);
}
