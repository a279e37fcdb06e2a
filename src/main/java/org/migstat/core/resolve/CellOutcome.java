package org.migstat.core.resolve;

/** Receives what the resolution of a cell found; the records themselves carry their roles. */
interface CellOutcome {
  void resolved(ResolvedCell cell);

  void conflict(Conflict conflict);

  void revision(Revision revision);

  /** The table of this record was published twice with one vintage. */
  void publishedTwice(Claim claim);
}
