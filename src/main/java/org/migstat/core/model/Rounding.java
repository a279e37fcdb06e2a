package org.migstat.core.model;

/**
 * How far a reported number may stand from the true one because it was rounded.
 *
 * @param step granularity in {@linkplain Decimal ten-thousandths} of a unit: 10 000 × 1000 for "12
 *     thousand", 10 000 × 5 for Eurostat asylum tables
 * @param mode how the provider rounds
 * @throws IllegalArgumentException if {@code step} is not positive
 * @see "SDMX UNIT_MULT, DECIMALS; UN/SDMX 1.9, 2.4"
 */
public record Rounding(long step, Mode mode) {
  /**
   * The constants stand in the order of precedence when two records of equal step differ in mode.
   */
  public enum Mode {
    /** To the nearest multiple of the step. */
    NEAREST,
    /** Up or down to a multiple of the step, by chance. */
    RANDOM,
    /** Down to a multiple of the step. */
    TRUNC,
    /** Counts 1 to step-1 are shown as the step; others are exact. */
    RAISED
  }

  /** Whole units. */
  public static final Rounding EXACT = new Rounding(Decimal.ONE, Mode.NEAREST);

  public Rounding {
    if (step <= 0) {
      throw new IllegalArgumentException("Cannot round to a step of 0 or less");
    }
  }

  /**
   * Whether x and y can be the same figure, rounded differently. Not transitive, so it is only ever
   * tested against one fixed record.
   *
   * @param x value in ten-thousandths, reported with the rounding {@code rx}
   * @param y value in ten-thousandths, reported with the rounding {@code ry}
   */
  public static boolean compatible(long x, Rounding rx, long y, Rounding ry) {
    if (rx.step == ry.step) {
      Rounding r = rx.mode.compareTo(ry.mode) <= 0 ? rx : ry;
      return r.near(x, y) || r.near(y, x);
    }
    return rx.step > ry.step ? rx.near(x, y) : ry.near(y, x);
  }

  private boolean near(long coarse, long fine) {
    long diff = Decimal.minus(coarse, fine);
    return switch (mode) {
      case NEAREST -> Math.abs(diff) <= step / 2;
      case RANDOM -> Math.abs(diff) <= step - Decimal.ONE;
      case TRUNC -> -diff >= 0 && -diff < step;
      case RAISED -> diff >= 0 && diff < step;
    };
  }
}
