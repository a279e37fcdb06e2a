package org.migstat.core.resolve;

import org.migstat.core.definition.Policy.Criterion;

/**
 * Why a record stands where it stands, in one word: the first component of the rank in which it
 * differs.
 *
 * @see "UN/SDMX 2.5 decided_by"
 */
public enum DecidedBy {
  /** No other record competes. */
  SINGLE,
  /** Reported figures come before sums that we made of the same collection's parts. */
  SUMMED,
  /** It is of the collection that supplies the slice. */
  SLICE,
  HOLD,
  CONFORMITY,
  STATUS,
  STALE,
  DISTANCE,
  SOURCE_TYPE,
  VINTAGE,
  PRECISION,
  /** It is the UN's copy of a national figure, which the policy puts first. */
  AUTHORITY,
  COLLECTION,
  DATAFLOW,
  RECORD_ID;

  static DecidedBy of(Criterion criterion) {
    return valueOf(criterion.name());
  }
}
