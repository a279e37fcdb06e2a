package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBandTest {
  @ParameterizedTest
  @CsvSource({
    "_T, _T",
    "TOTAL, _T",
    "_U, _U",
    "UNK, _U",
    "Y5, Y5",
    "5, Y5",
    "Y5T5, Y5",
    "Y0T14, Y0T14",
    "Y0-14, Y0T14",
    "0-14, Y0T14",
    "0–14, Y0T14",
    "Y_LT15, Y0T14",
    "<15, Y0T14",
    "Y_LT1, Y0",
    "Y15-19, Y15T19",
    "Y15T19, Y15T19",
    "85+, Y_GE85",
    "Y_GE85, Y_GE85",
    ">=85, Y_GE85",
    "≥85, Y_GE85",
    "Y_GE0, Y_GE0",
    "Y0T253, Y0T253",
    "Y_GE254, Y_GE254"
  })
  void everyFormOfAnAgeHasOneCanonicalCode(String printed, String canonical) {
    assertThat(AgeBand.parse(printed)).map(AgeBand::toString).contains(canonical);
    assertThat(AgeBand.parse(canonical)).isEqualTo(AgeBand.parse(printed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Y",
        "YT5",
        "Y5T",
        "T5",
        "5T",
        "-5",
        "Y-5",
        "19-15",
        "Y19T15",
        "Y_LT0",
        "Y_GE",
        "+85",
        "85 +",
        "Y_GE255",
        "Y1000",
        "Y0T254",
        "1.5",
        "0-14-20",
        "15 to 19",
        "٣",
        "_X",
        "total",
        "Y 5"
      })
  void whatIsNoAgeIsRefused(String printed) {
    assertThat(AgeBand.parse(printed)).isEmpty();
  }

  @Test
  void allAgesAreNotAgesFromZeroBecauseTheyIncludeUnknownAges() {
    assertThat(AgeBand.TOTAL).isNotEqualTo(AgeBand.from(0));
    assertThat(AgeBand.TOTAL.isInterval()).isFalse();
    assertThat(AgeBand.UNKNOWN.isInterval()).isFalse();
    assertThat(AgeBand.from(0).isInterval()).isTrue();
  }

  @Test
  void aBandIsAHalfOpenInterval() {
    AgeBand teens = AgeBand.parse("Y15T19").orElseThrow();
    AgeBand old = AgeBand.parse("85+").orElseThrow();

    assertThat(teens).isEqualTo(AgeBand.between(15, 20));
    assertThat(teens.lower()).isEqualTo(15);
    assertThat(teens.upperExclusive()).isEqualTo(20);
    assertThat(old.lower()).isEqualTo(85);
    assertThat(old.upperExclusive()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void everyBandThatCanBeMadeIsReadBackFromItsCode() {
    for (int lower = 0; lower < 254; lower++) {
      AgeBand open = AgeBand.from(lower);
      assertThat(AgeBand.parse(open.toString())).contains(open);
      for (int upper = lower + 1; upper < 255; upper++) {
        AgeBand band = AgeBand.between(lower, upper);
        assertThat(AgeBand.parse(band.toString())).contains(band);
      }
    }
  }

  @Test
  void agesSortByLowerThenUpperBoundAfterTotalAndUnknown() {
    assertThat(
            IntStream.of(4, 1, 3, 0, 2, 5)
                .mapToObj(
                    i ->
                        switch (i) {
                          case 0 -> AgeBand.TOTAL;
                          case 1 -> AgeBand.UNKNOWN;
                          case 2 -> AgeBand.between(0, 1);
                          case 3 -> AgeBand.between(0, 15);
                          case 4 -> AgeBand.from(0);
                          default -> AgeBand.between(15, 20);
                        })
                .sorted()
                .map(AgeBand::toString))
        .containsExactly("_T", "_U", "Y0", "Y0T14", "Y_GE0", "Y15T19");
  }

  @Test
  void impossibleBoundsAreRefused() {
    String band = "Cannot make an age band: expected 0 ≤ lower < upper < 255";
    assertThatThrownBy(() -> AgeBand.between(5, 5)).hasMessage(band);
    assertThatThrownBy(() -> AgeBand.between(-1, 5)).hasMessage(band);
    assertThatThrownBy(() -> AgeBand.between(0, 255)).hasMessage(band);
    assertThatThrownBy(() -> AgeBand.from(255))
        .hasMessage("Cannot make an age band: expected 0 ≤ lower < 255");
    assertThatThrownBy(() -> AgeBand.from(-1))
        .hasMessage("Cannot make an age band: expected 0 ≤ lower < 255");
  }
}
