package org.migstat.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Observation values as whole ten-thousandths of a unit in a {@code long}, so that comparison, sums
 * and tolerances are exact. The published DOUBLE gives every whole number exactly, and four
 * decimals up to 2^39 (5 × 10^11): above it, neighbouring doubles are more than a ten-thousandth
 * apart.
 *
 * @see "UN/SDMX 1.9 OBS_VALUE"
 */
public final class Decimal {
  /** One unit. */
  public static final long ONE = 10_000;

  /** Stands for a null value; no value can be this number. */
  public static final long NONE = Long.MIN_VALUE;

  private static final BigDecimal LIMIT = new BigDecimal("9e14");
  private static final long LARGEST = 9_000_000_000_000_000_000L;

  private Decimal() {}

  /**
   * The number in ten-thousandths, rounded half-even.
   *
   * @throws ArithmeticException beyond ±9 × 10^14 units
   */
  public static long of(BigDecimal number) {
    if (number.abs().compareTo(LIMIT) > 0) {
      throw new ArithmeticException("beyond 9e14");
    }
    return number.setScale(4, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  /** The nearest DOUBLE to the number in units. */
  public static double toDouble(long tenThousandths) {
    // Ten-thousandths beyond 2^53 are no doubles themselves, so a large count must be divided
    // before it becomes one.
    if (isWhole(tenThousandths)) {
      long units = tenThousandths / ONE;
      return units;
    }
    return tenThousandths / (double) ONE;
  }

  /** The sum; one that no long can hold is the largest or smallest that one can. */
  public static long plus(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? beyond(a) : sum;
  }

  /** The difference; one that no long can hold is the largest or smallest that one can. */
  public static long minus(long a, long b) {
    long difference = a - b;
    boolean overflow = ((a ^ b) & (a ^ difference)) < 0;
    return overflow ? beyond(a) : difference;
  }

  private static long beyond(long sign) {
    return sign < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
  }

  /** Whether it can be a value: up to ±9 × 10^14 units. */
  public static boolean isFigure(long tenThousandths) {
    return tenThousandths >= -LARGEST && tenThousandths <= LARGEST;
  }

  public static boolean isWhole(long tenThousandths) {
    return tenThousandths % ONE == 0;
  }
}
