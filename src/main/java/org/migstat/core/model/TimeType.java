package org.migstat.core.model;

/**
 * How the value relates to its period (TIME_TYPE). Constants in the order of their codes.
 *
 * @see "UN/SDMX 1.2"
 */
public enum TimeType {
  /** Period average. */
  AVG,
  /** Period total. */
  PER,
  /** Point in time. */
  PIT,
  /** Only the year of a stock is known. */
  UNK
}
