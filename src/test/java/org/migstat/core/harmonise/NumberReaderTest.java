package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.model.Decimal;

class NumberReaderTest {
  private static final String NOT_A_NUMBER =
      "found text that is not a number; expected a decimal number or a registered symbol";
  private static final String UNDECLARED_MARK =
      "found a mark that the definition declares neither as decimal nor as thousands mark;"
          + " expected a decimal number. Declare decimal_mark or thousands_mark";
  private static final String MISPLACED_MARK =
      "found a decimal or thousands mark in a wrong place; expected groups of three digits, or"
          + " digits on both sides of a decimal mark";
  private static final String INCOMPLETE =
      "found an incomplete number; expected digits, as the definition declares them";
  private static final String TOO_MANY_DIGITS = "found more digits than a figure has";
  private static final String TOO_LARGE = "found a number beyond 9e14 units; expected a figure";

  private final NumberReader whole = new NumberReader(null, null);
  private final NumberReader english = new NumberReader('.', ',');
  private final NumberReader german = new NumberReader(',', '.');

  @ParameterizedTest
  @CsvSource({"0, 0", "412, 4120000", "-7, -70000", "007, 70000", "-0, 0"})
  void aWholeNumberNeedsNoDeclaration(String printed, long value) {
    assertThat(read(whole, printed, 0)).isEqualTo(value);
    assertThat(whole.decimals()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.234", "1,234", "1 234", "1\u00a0234", "1\u202f234", "1'234"})
  void aMarkThatIsNotDeclaredIsNeverGuessed(String printed) {
    assertThat(whole.read(printed, 0)).isEqualTo(UNDECLARED_MARK);
  }

  @Test
  void theSameTextIsTwoNumbersUnderTwoDeclarations() {
    assertThat(read(english, "1,234", 0)).isEqualTo(1234 * Decimal.ONE);
    assertThat(read(german, "1,234", 0)).isEqualTo(12_340);
    assertThat(read(english, "1.234", 0)).isEqualTo(12_340);
    assertThat(read(german, "1.234", 0)).isEqualTo(1234 * Decimal.ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,234,567;12345670000",
        "12,345.6789;123456789",
        "1234567;12345670000",
        "-1,000;-10000000"
      })
  void groupsOfThreeAreReadWholeOrNotAtAll(String printed, long value) {
    assertThat(read(english, printed, 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,23;incomplete",
        "1,2345;incomplete",
        "1,;incomplete",
        "1,234,;incomplete",
        "12,34,567;misplaced",
        "1234,567;misplaced",
        "1,,234;misplaced",
        ",123;misplaced",
        "0,123;misplaced",
        "00,123;misplaced",
        "1.234,567;misplaced",
        "1.2.3;misplaced",
        ".5;misplaced",
        "-.5;misplaced",
        "5.;incomplete",
        "1,23.4;incomplete"
      })
  void aMarkInAWrongPlaceIsRefused(String printed, String problem) {
    assertThat(english.read(printed, 0))
        .isEqualTo(problem.equals("incomplete") ? INCOMPLETE : MISPLACED_MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12abc",
        "NaN",
        "1e309",
        "1e3",
        "0x1F",
        "--1",
        "+1",
        "1-",
        "٣",
        "１２",
        "²",
        "½",
        "\u22121",
        "–",
        "—",
        "Infinity",
        "∞",
        "1_000",
        "(5)",
        "5%",
        "\u00005",
        "5\u0000",
        "\t5",
        "1\n2",
        ":"
      })
  void whatIsNoNumberIsRefused(String printed) {
    assertThat(english.read(printed, 0)).isEqualTo(NOT_A_NUMBER);
    assertThat(whole.read(printed, 0)).isEqualTo(NOT_A_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0", " 5", "5 ", "\u00a05", "5\u202f"})
  void aBlankIsNeitherDigitNorMarkUnlessDeclared(String printed) {
    assertThat(english.read(printed, 0)).isEqualTo(UNDECLARED_MARK);
  }

  @Test
  void aNoBreakSpaceMayGroupDigitsWhereItIsDeclared() {
    NumberReader french = new NumberReader(',', '\u00a0');

    assertThat(read(french, "1\u00a0234,5", 0)).isEqualTo(12_345_000);
    assertThat(french.read("1 234,5", 0)).isEqualTo(UNDECLARED_MARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-"})
  void aNumberHasDigits(String printed) {
    assertThat(whole.read(printed, 0)).isEqualTo(INCOMPLETE);
  }

  @Test
  void noFigureHasMoreThanEighteenDigits() {
    assertThat(whole.read("1234567890123456789", 0)).isEqualTo(TOO_MANY_DIGITS);
    assertThat(english.read("1.000000000000000000", 0)).isEqualTo(TOO_MANY_DIGITS);
    assertThat(english.read("0.00000000000000000000000001", 0))
        .isEqualTo("found more decimals than a figure has");
    assertThat(read(whole, "0000000000000000000000001", 0)).isEqualTo(Decimal.ONE);
  }

  @ParameterizedTest
  @CsvSource({
    "12.3, 3, 123000000",
    "0.00012, 3, 1200",
    "12, 12, 120000000000000000",
    "1.23456789, 6, 12345678900",
    "0.000000000001, 12, 10000",
    "900, 12, 9000000000000000000"
  })
  void multiplyingByAPowerOfTenIsExact(String printed, int multiplier, long value) {
    assertThat(read(english, printed, multiplier)).isEqualTo(value);
    assertThat(english.rounded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.00005, 0, 0",
    "0.00015, 0, 2",
    "0.00025, 0, 2",
    "0.00035, 0, 4",
    "-0.00015, 0, -2",
    "-0.00025, 0, -2",
    "0.000250001, 0, 3",
    "0.00004, 0, 0",
    "0.00006, 0, 1",
    "0.00000015, 3, 2"
  })
  void theFifthDecimalIsRoundedHalfEvenAndSaid(String printed, int multiplier, long value) {
    assertThat(read(english, printed, multiplier)).isEqualTo(value);
    assertThat(english.rounded()).isTrue();
  }

  @Test
  void zerosBehindTheFourthDecimalRoundNothing() {
    assertThat(read(english, "1.500000", 0)).isEqualTo(15_000);
    assertThat(english.rounded()).isFalse();
    assertThat(english.decimals()).isEqualTo(6);
  }

  @Test
  void theReaderForgetsTheNumberBefore() {
    read(english, "0.00006", 0);
    read(english, "7", 0);

    assertThat(english.rounded()).isFalse();
    assertThat(english.decimals()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"901, 12", "900000000000001, 0", "-900000000000001, 0", "999999999999999999, 12"})
  void whatNoLongCanHoldIsRefused(String printed, int multiplier) {
    assertThat(whole.read(printed, multiplier)).isEqualTo(TOO_LARGE);
  }

  @Test
  void everyNumberIsWhatExactArithmeticSaysItIs() {
    Character[] marks = {'.', ',', ' ', '\'', '\u00a0'};
    Random random = new Random(1309);
    for (int i = 0; i < 200_000; i++) {
      Character decimal = marks[random.nextInt(2)];
      Character thousands = random.nextBoolean() ? null : other(random, marks, decimal);
      int scale = random.nextInt(10);
      int multiplier = random.nextInt(13);
      BigInteger digits = new BigInteger(random.nextInt(59), random);
      BigDecimal number = new BigDecimal(random.nextInt(4) == 0 ? digits.negate() : digits, scale);
      NumberReader reader = new NumberReader(decimal, thousands);

      String problem = reader.read(printed(number, decimal, thousands), multiplier);

      BigDecimal exact = number.scaleByPowerOfTen(multiplier + 4);
      BigDecimal expected = exact.setScale(0, RoundingMode.HALF_EVEN);
      if (exact.abs().compareTo(new BigDecimal("9e18")) > 0) {
        assertThat(problem).isEqualTo(TOO_LARGE);
      } else {
        assertThat(problem).isNull();
        assertThat(reader.value()).isEqualTo(expected.longValueExact());
        assertThat(reader.rounded()).isEqualTo(exact.compareTo(expected) != 0);
        assertThat(reader.decimals()).isEqualTo(scale);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 1, true, 1000000",
    "0, 0, 1, true, 10000",
    "0, 2, 1, true, 10000",
    "0, 2, 0, false, 100",
    "0, 0, 5, true, 50000",
    "3, 0, 5, true, 10000000",
    "12, 0, 1, true, 10000000000000000"
  })
  void theStepIsTheCoarserOfTheLastDigitAndTheDeclaredBase(
      int multiplier, int decimals, long base, boolean counts, long step) {
    assertThat(NumberReader.step(multiplier, decimals, base, counts)).isEqualTo(step);
  }

  private static Character other(Random random, Character[] marks, Character not) {
    Character mark = marks[random.nextInt(marks.length)];
    return mark.equals(not) ? marks[marks.length - 1] : mark;
  }

  private static String printed(BigDecimal number, char decimal, @Nullable Character thousands) {
    String[] sides = number.abs().toPlainString().split("\\.", -1);
    StringBuilder text = new StringBuilder(sides[0]);
    for (int i = sides[0].length() - 3; thousands != null && i > 0; i -= 3) {
      text.insert(i, thousands.charValue());
    }
    if (sides.length == 2) {
      text.append(decimal).append(sides[1]);
    }
    return number.signum() < 0 ? "-" + text : text.toString();
  }

  private static long read(NumberReader reader, String printed, int multiplier) {
    assertThat(reader.read(printed, multiplier)).isNull();
    return reader.value();
  }
}
