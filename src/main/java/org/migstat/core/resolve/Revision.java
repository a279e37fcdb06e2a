package org.migstat.core.resolve;

import org.migstat.core.model.Observation;

/**
 * One step between two vintages of a collection's table that changed a cell.
 *
 * @see "UN/SDMX 2.1 kind 3"
 */
public record Revision(Claim earlier, Claim later, Type type) {
  public enum Type {
    /** Another value, or a value where there was none, or none where there was one. */
    REVISED,
    /** The same value with other statuses. */
    STATUS,
    /** The collection took the cell back. */
    WITHDRAWN,
    /** A figure again after it was taken back. */
    REINSTATED
  }

  /** Whether the step changed value or status, so that it is one. */
  static boolean changed(Observation earlier, Observation later) {
    return earlier.value() != later.value()
        || !earlier.statuses().equals(later.statuses())
        || earlier.kind() != later.kind();
  }

  static Revision of(Claim earlier, Claim later) {
    Observation before = earlier.observation();
    Observation after = later.observation();
    if (after.kind() == Observation.Kind.DELETION) {
      return new Revision(earlier, later, Type.WITHDRAWN);
    }
    if (before.kind() == Observation.Kind.DELETION) {
      return new Revision(earlier, later, Type.REINSTATED);
    }
    return new Revision(
        earlier, later, before.value() == after.value() ? Type.STATUS : Type.REVISED);
  }
}
