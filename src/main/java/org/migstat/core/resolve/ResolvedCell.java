package org.migstat.core.resolve;

import java.util.List;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.StatusSet;

/**
 * The figure of a cell in a tier and how it came about.
 *
 * @param preferred the record that gives the value
 * @param lead the record that ranks first; another than {@code preferred} where a finer copy of the
 *     same origin was taken
 * @param decidedBy criterion between the lead and its runner-up
 * @param current number of current records, with or without value
 * @param origins number of producers behind the current records with a value
 * @param conflicts number of alternatives
 * @param ranked its current records with a value in the order of their rank; if none has one, all
 * @param inherited comparability statuses of its duplicates that it does not carry itself
 * @see "UN/SDMX 2.5"
 */
public record ResolvedCell(
    Claim preferred,
    Claim lead,
    DecidedBy decidedBy,
    int current,
    int origins,
    int conflicts,
    List<Claim> ranked,
    StatusSet inherited) {
  public ResolvedCell {
    ranked = List.copyOf(ranked);
  }

  public CellKey key() {
    return preferred.observation().key();
  }

  /** The record whose value it shows. */
  public Observation observation() {
    return preferred.observation();
  }

  /** The statuses of its value and those that it inherited. */
  public StatusSet statuses() {
    return preferred.observation().statuses().union(inherited);
  }
}
