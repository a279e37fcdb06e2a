package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;

class KeyPatternTest {
  private final CellKey key = Cells.key(Map.of(Part.SEX, "F", Part.COUNTERPART_AREA, "804"));

  private static KeyPattern pattern(Map<Dimension, String> codes) {
    return KeyPattern.of(codes, Cells.AREAS::position);
  }

  @Test
  void aPatternMatchesKeysThatHaveItsCodes() {
    assertThat(pattern(Map.of()).matches(key)).isTrue();
    assertThat(
            pattern(
                    Map.of(
                        Dimension.INDICATOR, "IMM",
                        Dimension.REF_AREA, "616",
                        Dimension.COUNTERPART_AREA, "804",
                        Dimension.SEX, "F",
                        Dimension.TIME_PERIOD, "2019"))
                .matches(key))
        .isTrue();
    assertThat(pattern(Map.of(Dimension.SEX, "M")).matches(key)).isFalse();
    assertThat(pattern(Map.of(Dimension.REF_AREA, "276")).matches(key)).isFalse();
    assertThat(pattern(Map.of(Dimension.TIME_PERIOD, "2018")).matches(key)).isFalse();
  }

  @Test
  void itsCodesStandInsteadOfTheKeysOwnAndNothingElseChanges() {
    Map<Dimension, String> other = Map.of(Dimension.SEX, "M", Dimension.TIME_PERIOD, "2018");

    assertThat(pattern(other).in(key))
        .isEqualTo(
            Cells.key(
                Map.of(Part.SEX, "M", Part.COUNTERPART_AREA, "804", Part.TIME_PERIOD, "2018")));
    assertThat(pattern(Map.of()).in(key)).isEqualTo(key);
  }

  @Test
  void anUnknownAreaIsRefused() {
    assertThatThrownBy(() -> pattern(Map.of(Dimension.REF_AREA, "999")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no area has the code 999");
  }
}
