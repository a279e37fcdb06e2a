package org.migstat.core.resolve;

import org.migstat.core.model.Rejection;

/** Takes a result and keeps nothing of it. */
public class Unheard implements TierOutcome {
  @Override
  public void record(Claim claim) {}

  @Override
  public void resolved(ResolvedCell cell) {}

  @Override
  public void conflict(Conflict conflict) {}

  @Override
  public void revision(Revision revision) {}

  @Override
  public void finding(Rejection finding, Claim about) {}
}
