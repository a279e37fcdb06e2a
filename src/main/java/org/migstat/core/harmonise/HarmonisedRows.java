package org.migstat.core.harmonise;

import java.util.Set;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;

/**
 * Receives what became of the rows of a file: each row gives as many outcomes as its definition
 * declares.
 */
public interface HarmonisedRows {
  /**
   * A claim, a part of one, or the place of a refused row that spoils a sum (which is no outcome by
   * itself).
   */
  void observation(Observation observation);

  /** Nothing that the cell key can say. */
  void outOfScope(String reason);

  void rejected(Rejection rejection);

  /** Something noticed that refuses nothing, and the parties that may know of it. */
  void finding(Rejection finding, Set<Tier> tiers);
}
