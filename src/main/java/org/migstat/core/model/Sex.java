package org.migstat.core.model;

/**
 * Sex. Constants in the order of their codes.
 *
 * @see "SDMX CL_SEX"
 */
public enum Sex {
  /** Female. */
  F,
  /** Male. */
  M,
  /** Non response. */
  _N,
  /** Other. */
  _O,
  /** Total. */
  _T,
  /** Unknown. */
  _U,
  /** Not applicable. */
  _Z
}
