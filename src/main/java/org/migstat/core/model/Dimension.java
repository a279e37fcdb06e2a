package org.migstat.core.model;

/**
 * The dimensions of a cell key, in its order.
 *
 * @see "UN/SDMX 1.2"
 */
public enum Dimension {
  INDICATOR(0x3FL << 48, 0),
  REF_AREA(0x3FFFL << 34, 0),
  COUNTERPART_AREA(0x3FFFL << 20, 0),
  POP_BASIS(0xFL << 16, 0),
  CITIZENSHIP_GRP(0x7L << 13, 0),
  DURATION(0x1FL << 8, 0),
  REASON(0xFL << 4, 0),
  SEX(0xFL, 0),
  AGE(0, -1L << 42),
  AGE_DEF(0, 0x7L << 39),
  UNIT_MEASURE(0, 0xFL << 35),
  TIME_TYPE(0, 0x7L << 32),
  TIME_PERIOD(0, 0xFFFFFFFFL);

  final long high;
  final long low;

  Dimension(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** Whether two cells differ in it. */
  public boolean differs(CellKey a, CellKey b) {
    return ((a.high() ^ b.high()) & high) != 0 || ((a.low() ^ b.low()) & low) != 0;
  }
}
