package org.migstat.core.model;

/**
 * What one unit of the value is (UNIT_MEASURE). Constants in the order of their codes.
 *
 * @see "UN/SDMX 1.2"
 */
public enum UnitMeasure {
  /** Applications or cases; one may cover a family. */
  CASE,
  /** Events: crossings, decisions. */
  EVT,
  /** Permits. */
  PMT,
  /** Persons. */
  PS,
  /** Percent. */
  PT,
  /** Per thousand. */
  RT1000;

  /** Whether it counts things, so that nothing finer than one exists. */
  public boolean counts() {
    return this != PT && this != RT1000;
  }
}
