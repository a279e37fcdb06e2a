package org.migstat.core.suppression;

import org.migstat.core.model.CellKey;

/**
 * A figure that PUBLIC would print, or that its previous release printed. Its text shows no value.
 *
 * @param origin number of the set of collections that share a root, directly or through others:
 *     figures of one cell and origin are one figure, and are hidden together
 * @param table number of collection, dataflow, vintage and submission; of two tables the newer has
 *     the larger number
 * @param value in ten-thousandths, {@link org.migstat.core.model.Decimal#NONE} if there is none or
 *     it must not be looked at
 * @param step by what the provider rounds, in ten-thousandths
 * @param additiveOverTime whether the figures of periods add up to that of a longer one
 * @see "UN/SDMX 4.5"
 */
public record Published(
    CellKey cell,
    int origin,
    int table,
    long value,
    long step,
    boolean additiveOverTime,
    Standing standing) {

  /** What disclosure control may and must do with a figure. */
  public enum Standing {
    /** May be hidden. */
    FREE,
    /** Public cell by cell elsewhere: hidden only if nothing else works. */
    DETAIL,
    /** A small count: must be hidden. */
    PRIMARY,
    /** Withheld for another reason, or hidden by the previous release: must be hidden. */
    PLACEHOLDER,
    /** The previous release printed this very value, so hiding it protects nothing. */
    KNOWN,
    /** The previous release printed it, this one does not. */
    FORMER,
    /** The previous release has it as a hidden figure, this one does not have it. */
    FORMER_HIDDEN,
    /**
     * Not the public's to see, so that readers may miss it in a sum; its value is not looked at.
     */
    UNSEEN
  }

  @Override
  public String toString() {
    return "Published[origin=" + origin + ", table=" + table + ", standing=" + standing + "]";
  }
}
