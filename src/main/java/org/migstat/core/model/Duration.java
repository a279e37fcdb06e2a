package org.migstat.core.model;

/**
 * Minimum stay that makes a move a migration or a person a resident (DURATION). Constants in the
 * order of their codes.
 *
 * @see "project code list CL_MIG_DURATION, UN/SDMX 1.6"
 */
public enum Duration {
  /** No minimum. */
  M0,
  /** One month or more. */
  M1,
  /** Twelve months or more: the long-term migrant of the UN recommendations. */
  M12,
  /** Three months or more. */
  M3,
  /** Three to under twelve months. */
  M3T12,
  /** Six months or more. */
  M6,
  /** Most of the year: six months and a day. */
  M6D1,
  /** Permit or intention to settle. */
  PERM,
  /** Validity of the permit. */
  PMT,
  /** Twelve of sixteen months: Australia and New Zealand. */
  R12_16,
  /** Not stated. */
  _U,
  /** Does not apply. */
  _Z
}
