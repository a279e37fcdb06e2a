package org.migstat.core.resolve;

import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;

/** Receives what became of rows before any tier looks at records. */
public interface Fates {
  /** What a source row, or a sum of rows, became. */
  enum Fate {
    /** A record of its own. */
    REPORTED,
    /** Added into a record. */
    PART,
    /** A row that was delivered already. */
    DUPLICATE_DELIVERY,
    /** A record added from parts; counted beside its rows. */
    ASSEMBLED
  }

  void fate(Observation observation, Fate fate);

  /** Noticed about one observation; for the parties that may see it. */
  void finding(Rejection finding, Observation about);
}
