package org.migstat.core.model;

/**
 * Whose moves are counted (CITIZENSHIP_GRP). Constants in the order of their codes.
 *
 * @see "UN/SDMX 1.2"
 */
public enum CitizenshipGroup {
  /** Foreign citizens, stateless persons included. */
  FOR,
  /** Own nationals. */
  NAT,
  /** Everyone. */
  _T
}
