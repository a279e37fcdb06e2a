package org.migstat.core.relate;

import java.util.Collection;
import org.migstat.core.model.Decimal;

/** Whether parts add up to a whole, as far as rounding allows. */
final class Sums {
  private Sums() {}

  /**
   * Whole minus the sum of the parts, in ten-thousandths; {@link Decimal#NONE} if the whole has no
   * value.
   */
  static long gap(Addend whole, Collection<? extends Addend> parts) {
    if (!whole.hasValue()) {
      return Decimal.NONE;
    }
    long sum = 0;
    for (Addend part : parts) {
      sum = Decimal.plus(sum, part.value());
    }
    return Decimal.minus(whole.value(), sum);
  }

  /**
   * Whether both differ by no more than half the sum of the steps that are more than one (UN/SDMX
   * 3.3). The whole has a value.
   */
  static boolean matches(Addend whole, Collection<? extends Addend> parts) {
    long steps = whole.step();
    for (Addend part : parts) {
      steps += part.step();
    }
    return Math.abs(gap(whole, parts)) <= steps / 2;
  }
}
