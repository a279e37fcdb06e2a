package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.migstat.core.model.Rounding.Mode.NEAREST;
import static org.migstat.core.model.Rounding.Mode.RAISED;
import static org.migstat.core.model.Rounding.Mode.RANDOM;
import static org.migstat.core.model.Rounding.Mode.TRUNC;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundingTest {
  @Test
  void nearestIsUpToHalfAStepEitherWay() {
    assertThat(compatible(1000, step(10, NEAREST), 1005)).isTrue();
    assertThat(compatible(1000, step(10, NEAREST), 995)).isTrue();
    assertThat(compatible(1000, step(10, NEAREST), 1006)).isFalse();
    assertThat(compatible(1000, step(10, NEAREST), 994)).isFalse();
    assertThat(compatible(1000, step(5, NEAREST), 1002)).isTrue();
    assertThat(compatible(1000, step(5, NEAREST), 1003)).isFalse();
  }

  @Test
  void randomIsLessThanAStepEitherWay() {
    assertThat(compatible(1000, step(5, RANDOM), 1004)).isTrue();
    assertThat(compatible(1000, step(5, RANDOM), 996)).isTrue();
    assertThat(compatible(1000, step(5, RANDOM), 1005)).isFalse();
    assertThat(compatible(1000, step(5, RANDOM), 995)).isFalse();
  }

  @Test
  void truncatedIsNeverAboveTheFigure() {
    assertThat(compatible(1000, step(100, TRUNC), 1000)).isTrue();
    assertThat(compatible(1000, step(100, TRUNC), 1099)).isTrue();
    assertThat(compatible(1000, step(100, TRUNC), 1100)).isFalse();
    assertThat(compatible(1000, step(100, TRUNC), 999)).isFalse();
  }

  @Test
  void raisedIsNeverBelowTheFigure() {
    assertThat(compatible(5, step(5, RAISED), 5)).isTrue();
    assertThat(compatible(5, step(5, RAISED), 1)).isTrue();
    assertThat(compatible(5, step(5, RAISED), 0)).isFalse();
    assertThat(compatible(5, step(5, RAISED), 6)).isFalse();
  }

  @Test
  void wholeNumbersAreTheSameOnlyIfEqual() {
    for (Rounding.Mode mode : Rounding.Mode.values()) {
      assertThat(compatible(7, step(1, mode), 7)).isTrue();
      assertThat(compatible(7, step(1, mode), 8)).isFalse();
      assertThat(compatible(8, step(1, mode), 7)).isFalse();
    }
  }

  @Test
  void theCoarserOfTheTwoDecides() {
    assertThat(Rounding.compatible(units(1000), step(100, NEAREST), units(1040), step(10, TRUNC)))
        .isTrue();
    assertThat(Rounding.compatible(units(1040), step(10, TRUNC), units(1000), step(100, NEAREST)))
        .isTrue();
    assertThat(Rounding.compatible(units(1000), step(10, TRUNC), units(1040), step(5, NEAREST)))
        .isFalse();
  }

  @Test
  void itIsNotTransitive() {
    Rounding tens = step(10, NEAREST);

    assertThat(Rounding.compatible(units(1000), tens, units(1005), Rounding.EXACT)).isTrue();
    assertThat(Rounding.compatible(units(1005), Rounding.EXACT, units(1010), tens)).isTrue();
    assertThat(Rounding.compatible(units(1000), tens, units(1010), tens)).isFalse();
  }

  @Test
  void itDoesNotMatterWhichOfTheTwoIsAskedFirst() {
    SplittableRandom random = new SplittableRandom(5);
    Rounding.Mode[] modes = Rounding.Mode.values();
    int both = 0;
    for (int n = 0; n < 20_000; n++) {
      Rounding rx = step(1 + random.nextInt(4), modes[random.nextInt(4)]);
      Rounding ry = step(1 + random.nextInt(4), modes[random.nextInt(4)]);
      long x = units(random.nextInt(12)) - units(4);
      long y = units(random.nextInt(12)) - units(4);

      boolean compatible = Rounding.compatible(x, rx, y, ry);

      assertThat(Rounding.compatible(y, ry, x, rx))
          .as("%s of %s and %s of %s", x, rx, y, ry)
          .isEqualTo(compatible);
      assertThat(Rounding.compatible(x, rx, x, ry)).isTrue();
      both += compatible ? 1 : 0;
    }
    assertThat(both).isBetween(2_000, 18_000);
  }

  @Test
  void aStepOfNothingIsRefused() {
    assertThatThrownBy(() -> new Rounding(0, NEAREST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot round to a step of 0 or less");
  }

  private static boolean compatible(long coarse, Rounding rounding, long fine) {
    boolean result = Rounding.compatible(units(coarse), rounding, units(fine), Rounding.EXACT);
    assertThat(Rounding.compatible(units(fine), Rounding.EXACT, units(coarse), rounding))
        .isEqualTo(result);
    return result;
  }

  private static Rounding step(long units, Rounding.Mode mode) {
    return new Rounding(units(units), mode);
  }

  private static long units(long units) {
    return units * Decimal.ONE;
  }
}
