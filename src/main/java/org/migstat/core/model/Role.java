package org.migstat.core.model;

/**
 * What became of a record in a tier. Exhaustive and exclusive: every record has exactly one.
 *
 * @see "UN/SDMX 2.5"
 */
public enum Role {
  PREFERRED,
  EXACT_DUP,
  ROUNDED_DUP,
  STALE_DUP,
  ALTERNATIVE,
  MISSING_ALT,
  SUPERSEDED,
  TOMBSTONE,
  DUP_SUBMISSION,
  QUARANTINED,
  /** Not visible to the tier; counted in the protected zone only. */
  WITHHELD
}
