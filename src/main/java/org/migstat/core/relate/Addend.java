package org.migstat.core.relate;

/** What can be added up. */
interface Addend {
  boolean hasValue();

  /** In ten-thousandths. */
  long value();

  /** By how much rounding may have moved the value, doubled; 0 for an exact one. */
  long step();
}
