package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
  /** The largest count that can be read; all up to 2^53 are exact as doubles. */
  private static final long LARGEST_COUNT = 900_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 10000",
    "-1, -10000",
    "0.0001, 1",
    "0.00005, 0",
    "0.00015, 2",
    "0.00025, 2",
    "-0.00015, -2",
    "0.000050001, 1",
    "900000000000000, 9000000000000000000",
    "-900000000000000, -9000000000000000000"
  })
  void theFifthDecimalIsRoundedHalfEven(BigDecimal number, long tenThousandths) {
    assertThat(Decimal.of(number)).isEqualTo(tenThousandths);
  }

  @Test
  void whatIsTooLargeIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("900000000000000.0001")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("beyond 9e14");
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("-1e300"))).hasMessage("beyond 9e14");
  }

  @Test
  void everyCountThatFitsIsExactAsADouble() {
    assertThat(LARGEST_COUNT).isLessThan(1L << 53);
    Random random = new Random(53);
    for (int i = 0; i < 100_000; i++) {
      long count = random.nextLong(LARGEST_COUNT + 1) >> random.nextInt(50);
      double published = Decimal.toDouble(count * Decimal.ONE);
      assertThat((long) published).isEqualTo(count);
      assertThat(Decimal.toDouble(-count * Decimal.ONE)).isEqualTo((double) -count);
    }
    assertThat((long) Decimal.toDouble(LARGEST_COUNT * Decimal.ONE)).isEqualTo(LARGEST_COUNT);
    assertThat((long) Decimal.toDouble((LARGEST_COUNT - 1) * Decimal.ONE))
        .isEqualTo(LARGEST_COUNT - 1);
  }

  @Test
  void fourDecimalsComeBackFromADoubleUpToFiveHundredBillion() {
    long most = (1L << 39) * Decimal.ONE;
    Random random = new Random(911);
    for (int i = 0; i < 200_000; i++) {
      long exact = random.nextLong(most) >> random.nextInt(40);
      assertThat(fromDouble(Decimal.toDouble(exact))).isEqualTo(exact);
      assertThat(fromDouble(Decimal.toDouble(-exact))).isEqualTo(-exact);
    }
    for (long last = most - 20_000; last <= most; last++) {
      assertThat(fromDouble(Decimal.toDouble(last))).isEqualTo(last);
    }
  }

  @Test
  void noValueIsNoNumber() {
    assertThat(Decimal.NONE).isLessThan(Decimal.of(new BigDecimal("-9e14")));
  }

  @Test
  void sumsAndDifferencesThatNoLongHoldsStayAtItsEnd() {
    long most = Decimal.of(new BigDecimal("9e14"));

    assertThat(Decimal.plus(2, 3)).isEqualTo(5);
    assertThat(Decimal.minus(2, 3)).isEqualTo(-1);
    assertThat(Decimal.plus(most, most)).isEqualTo(Long.MAX_VALUE);
    assertThat(Decimal.plus(-most, -most)).isEqualTo(-Long.MAX_VALUE);
    assertThat(Decimal.minus(most, -most)).isEqualTo(Long.MAX_VALUE);
    assertThat(Decimal.minus(-most, most)).isEqualTo(-Long.MAX_VALUE);
    assertThat(Decimal.isFigure(most)).isTrue();
    assertThat(Decimal.isFigure(-most - 1)).isFalse();
    assertThat(Decimal.isFigure(Decimal.NONE)).isFalse();
  }

  @Test
  void aWholeNumberHasNoTenThousandthsLeft() {
    assertThat(Decimal.isWhole(30_000)).isTrue();
    assertThat(Decimal.isWhole(-30_000)).isTrue();
    assertThat(Decimal.isWhole(30_001)).isFalse();
    assertThat(Decimal.isWhole(-1)).isFalse();
  }

  /** What a reader of the published file does who rounds to four decimals. */
  private static long fromDouble(double published) {
    return new BigDecimal(published)
        .setScale(4, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }
}
