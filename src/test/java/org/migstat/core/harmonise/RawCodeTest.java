package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "987654321 p",
        "987654321e0",
        "9.87654321E8",
        "12 p",
        "7e",
        "-7 b",
        "4711b",
        "b 4711",
        "1 234 be",
        "12,5 e",
        "١٢ p",
        "15 to 19",
        "b 4\u200b7\u00ad11",
        "b 4\u00a0711"
      })
  void aNumberWithALetterMayBeAValueAndIsNotShown(String raw) {
    assertThat(RawCode.shown(raw)).isEqualTo("code that may be a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"males", "Y15T19", "EU15", "Tschechoslowakei", "日本", "_T1"})
  void aWordIsShown(String raw) {
    assertThat(RawCode.shown(raw)).isEqualTo("'" + raw + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "F\u200b, F\\u200b",
    "\ufeffF, \\ufeffF",
    "F\u00ad, F\\u00ad",
    "\u00a0F, \\u00a0F",
    "a\tb, a\\u0009b",
    "a b, a b"
  })
  void whatNobodySeesIsNamed(String raw, String shown) {
    assertThat(RawCode.shown(raw)).isEqualTo("'" + shown + "'");
  }

  @Test
  void whatHasNoLetterIsNotShown() {
    assertThat(RawCode.shown("4711")).isEqualTo("code without letters");
    assertThat(RawCode.shown("")).isEqualTo("empty code");
  }
}
