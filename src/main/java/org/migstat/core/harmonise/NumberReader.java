package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Decimal;

/**
 * Reads printed numbers exactly as a collection declares them: its decimal mark, its thousands mark
 * in groups of three, an optional leading minus, nothing else. No exponent, no blank, no guess.
 *
 * <p>The result of a successful {@link #read} stands in {@link #value()}, {@link #decimals()} and
 * {@link #rounded()} until the next; one instance serves one thread.
 */
final class NumberReader {
  /** More digits than any count has; the mantissa stays within a long. */
  private static final int MAX_DIGITS = 18;

  private static final long LIMIT = 9_000_000_000_000_000_000L;

  private final char decimalMark;
  private final char thousandsMark;
  private long value;
  private int decimals;
  private boolean rounded;

  /**
   * @param decimalMark null if numbers have no fraction
   * @param thousandsMark null if they are not grouped
   */
  NumberReader(@Nullable Character decimalMark, @Nullable Character thousandsMark) {
    this.decimalMark = decimalMark == null ? 0 : decimalMark;
    this.thousandsMark = thousandsMark == null ? 0 : thousandsMark;
  }

  /** Value in ten-thousandths of a unit. */
  long value() {
    return value;
  }

  /** Printed decimals, trailing zeros included. */
  int decimals() {
    return decimals;
  }

  /** Whether more than four decimals were rounded half-even. */
  boolean rounded() {
    return rounded;
  }

  /**
   * Reads {@code text} × 10^{@code multiplier}.
   *
   * @return null if it was read, else what is wrong, as a phrase that does not show the text
   */
  @Nullable String read(String text, int multiplier) {
    int length = text.length();
    int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    boolean negative = i == 1;
    long mantissa = 0;
    int digits = 0;
    int whole = 0;
    int sinceMark = -1;
    int fraction = -1;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        mantissa = mantissa * 10 + (c - '0');
        digits += mantissa == 0 ? 0 : 1;
        if (digits > MAX_DIGITS) {
          return "found more digits than a figure has";
        }
        if (fraction >= 0) {
          fraction++;
        } else {
          whole++;
          sinceMark = sinceMark < 0 ? -1 : sinceMark + 1;
        }
      } else if (c == decimalMark && c != 0 && fraction < 0 && whole > 0) {
        fraction = 0;
      } else if (c == thousandsMark
          && c != 0
          && fraction < 0
          && whole > 0
          && groupEnds(whole, digits, sinceMark)) {
        sinceMark = 0;
      } else {
        return unexpected(c);
      }
    }
    if (whole == 0 || fraction == 0 || sinceMark >= 0 && sinceMark != 3) {
      return "found an incomplete number; expected digits, as the definition declares them";
    }
    decimals = Math.max(fraction, 0);
    return scale(negative ? -mantissa : mantissa, 4 - decimals + multiplier);
  }

  /**
   * Groups of three; the first is shorter if need be and does not begin with 0, else "0,123" would
   * be 123.
   */
  private static boolean groupEnds(int whole, int digits, int sinceMark) {
    return sinceMark < 0 ? whole <= 3 && digits == whole : sinceMark == 3;
  }

  private String unexpected(char c) {
    if (c != 0 && (c == decimalMark || c == thousandsMark)) {
      return "found a decimal or thousands mark in a wrong place; expected groups of three digits, or digits on both "
          + "sides of a decimal mark";
    }
    if (c == '.' || c == ',' || c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'') {
      return "found a mark that the definition declares neither as decimal nor as thousands mark; "
          + "expected a decimal number. Declare decimal_mark or thousands_mark";
    }
    return "found text that is not a number; expected a decimal number or a registered symbol";
  }

  private @Nullable String scale(long mantissa, int exponent) {
    rounded = false;
    if (exponent >= 0) {
      long scaled = mantissa;
      for (int e = 0; e < exponent; e++) {
        if (Math.abs(scaled) > LIMIT / 10) {
          return "found a number beyond 9e14 units; expected a figure";
        }
        scaled *= 10;
      }
      value = scaled;
      return null;
    }
    long divisor = 1;
    for (int e = exponent; e < 0; e++) {
      if (divisor > Long.MAX_VALUE / 10) {
        return "found more decimals than a figure has";
      }
      divisor *= 10;
    }
    value = halfEven(mantissa, divisor);
    rounded = mantissa % divisor != 0;
    return null;
  }

  private static long halfEven(long mantissa, long divisor) {
    long quotient = mantissa / divisor;
    long rest = Math.abs(mantissa % divisor);
    long half = divisor / 2;
    boolean up = rest > half || rest == half && quotient % 2 != 0;
    return up ? quotient + Long.signum(mantissa) : quotient;
  }

  /** Ten-thousandths in 10^{@code exponent} units, at least 1 ten-thousandth. */
  static long powerOfTen(int exponent) {
    long power = 1;
    for (int e = -4; e < exponent; e++) {
      power = Math.multiplyExact(power, 10L);
    }
    return power;
  }

  /**
   * Precision step in ten-thousandths: the coarser of the last printed digit and the declared base.
   */
  static long step(int multiplier, int decimals, long declaredUnits, boolean counts) {
    long printed = powerOfTen(multiplier - decimals);
    long declared = declaredUnits * Decimal.ONE;
    long step = Math.max(printed, declared);
    return counts ? Math.max(step, Decimal.ONE) : step;
  }
}
