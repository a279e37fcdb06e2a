package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.disclosure.Noise;
import org.migstat.core.model.Indicator;

class RoundingKeyTest {
  private static final String KEY = "0123456789abcdef";

  private static final DisclosurePolicy RANDOM =
      new DisclosurePolicy(
          "", 5, true, false, true, Map.of(Indicator.RET_AVR, new Treatment(Method.RR3, "1")));

  @Test
  void aKeyIsNeededOnlyWhereFiguresAreRoundedByChance() {
    assertThat(RoundingKey.problem(DisclosurePolicy.USUAL, null)).isNull();
    assertThat(RoundingKey.problem(RANDOM, KEY)).isNull();
    assertThat(RoundingKey.problem(RANDOM, null)).endsWith("MIGSTAT_ROUNDING_KEY; found none");
    assertThat(RoundingKey.problem(RANDOM, "hunter2"))
        .endsWith("found a shorter one")
        .doesNotContain("hunter2");
  }

  @Test
  void aCellAlwaysDrawsTheSameAndAnotherKeyDrawsAnother() {
    Noise noise = RoundingKey.noise(KEY);
    Noise other = RoundingKey.noise(KEY + "x");
    int different = 0;
    Map<Long, Integer> drawn = new HashMap<>();
    for (int cell = 0; cell < 3000; cell++) {
      long draw = noise.draw("cell " + cell, 3);
      assertThat(noise.draw("cell " + cell, 3)).isEqualTo(draw).isBetween(0L, 2L);
      different += other.draw("cell " + cell, 3) == draw ? 0 : 1;
      drawn.merge(draw, 1, Integer::sum);
    }
    assertThat(different).isBetween(1850, 2150);
    assertThat(drawn.values()).hasSize(3).allMatch(times -> times > 900 && times < 1100);
  }

  @Test
  void aFingerprintTellsKeysApartAndNotWhatTheyAre() {
    String own = RoundingKey.fingerprint(KEY);

    assertThat(own).isEqualTo(RoundingKey.fingerprint(KEY)).hasSize(16).doesNotContain(KEY);
    assertThat(RoundingKey.fingerprint(KEY + "x")).isNotEqualTo(own);
  }
}
