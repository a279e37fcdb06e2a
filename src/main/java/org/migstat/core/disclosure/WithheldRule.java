package org.migstat.core.disclosure;

/**
 * Why a tier does not see a record, or not its figure.
 *
 * @see "UN/SDMX 4.6"
 */
public enum WithheldRule {
  /** The party that received it keeps it from another (Article 14). */
  ART14,
  /** Its confidentiality status. */
  CONF,
  /** Another record of its origin keeps the figure confidential. */
  DISCLOSURE_CONFLICT,
  /** Its release, or that of its file, is still to come. */
  EMBARGO,
  /**
   * Two protected versions of one figure leave too few possibilities together: told by the audit,
   * and no reason by itself to withhold a record.
   */
  INTERSECTION,
  /** Its figure is a small count. */
  PRIMARY,
  /** Its figure would give another hidden one back. */
  SECONDARY
}
