package org.migstat.core.model;

/**
 * What we noticed about a record; never mixed into the status its provider gave.
 *
 * @see "UN/SDMX 1.9 QUALITY_FLAGS"
 */
public enum QualityFlag {
  /** DURATION taken from the definition of the collection it republishes. */
  DEF_INHERITED,
  /** More than four decimals, rounded half-even. */
  ROUNDED_4DP,
  /** The collection shows counts 1 to r-1 as r. */
  SMALL_RAISED,
  /** The total of a published partition, added by us. */
  SUMMED,
  /** Added from rows split by a dimension outside the key. */
  ASSEMBLED,
  /** A group of its submission does not add up. */
  SUM_ERROR,
  /** A flag of the provider that the definition does not list. */
  FLAG_UNKNOWN,
  /** A count that is not a whole number. */
  NOT_INTEGRAL,
  /** Not a multiple of the declared rounding base. */
  NOT_ROUNDED,
  /** The area did not exist at the time. */
  AREA_TIME,
  /** Confidentiality that is not in the code lists; read as confidential, or as naming nobody. */
  CONF_UNKNOWN,
  /** An area that stands for a group of others. */
  AGGREGATE,
  /** The period does not fit the stated frequency. */
  FREQ_MISMATCH,
  /** One of cells that tile a total, of which no collection supplies all. */
  MIXED_SOURCES,
  /** Key or status changed by an entry of the corrections register. */
  CORRECTED
}
