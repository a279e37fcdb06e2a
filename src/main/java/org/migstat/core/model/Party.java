package org.migstat.core.model;

/**
 * A party of the agreement, which receives data and owns a tier.
 *
 * @see "UN/SDMX 4.2"
 */
public enum Party {
  IOM,
  UN
}
