package org.migstat.core.disclosure;

import org.migstat.core.model.CellKey;

/**
 * A figure that PUBLIC would print.
 *
 * @param origin number of the collections that take their figures from each other; what they say of
 *     one cell is one figure, shown or hidden together
 * @param table number of what was published together
 * @param value in ten-thousandths, or {@link org.migstat.core.model.Decimal#NONE} for a gap of the
 *     provider's own
 * @param step precision, in ten-thousandths
 * @param additiveOverTime whether its periods add up
 */
public record Published(
    CellKey cell,
    int origin,
    int table,
    long value,
    long step,
    boolean additiveOverTime,
    Standing standing) {

  /** How a figure may be treated. */
  public enum Standing {
    /** It may be hidden. */
    FREE,
    /** Public cell by cell, or by the provider's own F: hidden only if nothing else works. */
    DETAIL,
    /** A small count, which must be hidden. */
    PRIMARY,
    /** It must be hidden for another reason. */
    PLACEHOLDER,
    /** Printed with this value by the previous release: hiding it protects nothing. */
    KNOWN,
    /** Printed by the previous release alone. */
    FORMER,
    /** Hidden by the previous release, and not printed now. */
    FORMER_HIDDEN
  }

  /** The same in a table of another number. */
  public Published in(int other) {
    return new Published(cell, origin, other, value, step, additiveOverTime, standing);
  }

  Published as(Standing other) {
    return new Published(cell, origin, table, value, step, additiveOverTime, other);
  }

  @Override
  public String toString() {
    return "Published in table " + table;
  }
}
