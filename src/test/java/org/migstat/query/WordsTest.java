package org.migstat.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.model.Dimension;

class WordsTest {
  private final Words words = new Words();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIME_PERIOD | 2019 | 2019",
        "TIME_PERIOD | 2019-S1 | first half of 2019",
        "TIME_PERIOD | 2019-S2 | second half of 2019",
        "TIME_PERIOD | 2019-Q3 | third quarter of 2019",
        "TIME_PERIOD | 2019-01 | January 2019",
        "TIME_PERIOD | 2020-01-01 | 1 January 2020, 00:00, the end of 2019",
        "TIME_PERIOD | 2020-07-01 | 1 July 2020, 00:00",
        "TIME_PERIOD | 2018-07-01/P1Y | 12 months from 1 July 2018",
        "TIME_PERIOD | 2018-04-01/P3M | second quarter of 2018",
        "AGE | _T | All ages, unknown included",
        "AGE | _U | Unknown age",
        "AGE | Y5 | 5 years",
        "AGE | Y15T19 | 15 to 19 years",
        "AGE | Y_GE85 | 85 years and over",
        "SEX | F | Female",
        "DURATION | M12 | Twelve months or more",
        "DURATION | M99 | M99"
      })
  void aCodeIsSaidInEnglish(Dimension dimension, String code, String name) {
    assertThat(words.of(dimension, code, area -> area).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "SEX, f, F",
    "SEX, Female, F",
    "SEX, _t, _T",
    "INDICATOR, immigration, IMM",
    "AGE, 15-19, Y15T19",
    "AGE, total, _T",
    "TIME_PERIOD, 2019-q3, 2019-Q3",
    "POP_BASIS, country of birth, COB"
  })
  void aCodeIsKnownByItsNameAndInOtherForms(Dimension dimension, String text, String code) {
    assertThat(words.code(dimension, text)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"SEX, X", "SEX, ''", "AGE, old", "TIME_PERIOD, 2019-13", "INDICATOR, MIG"})
  void anythingElseIsNoCode(Dimension dimension, String text) {
    assertThat(words.code(dimension, text)).isEmpty();
  }
}
