package org.migstat.core.model;

/**
 * Reason of the permit or move (REASON). Constants in the order of their codes.
 *
 * @see "UN/SDMX 1.2"
 */
public enum Reason {
  /** Education. */
  EDU,
  /** Family. */
  FAM,
  /** Protection. */
  HUM,
  /** Other. */
  OTH,
  /** Work. */
  WRK,
  /** All reasons. */
  _T,
  /** Not stated. */
  _U
}
