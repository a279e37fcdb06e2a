package org.migstat.core.model;

/**
 * How age is counted (AGE_DEF). Constants in the order of their codes.
 *
 * @see "UN/SDMX 1.2"
 */
public enum AgeDefinition {
  /** Age last birthday at the event. */
  COMPLET,
  /** Age reached in the year. */
  REACH,
  /** Not stated. */
  _U,
  /** No breakdown by age. */
  _Z
}
