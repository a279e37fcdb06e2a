package org.migstat.core.resolve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.model.Observation;

/**
 * The worked examples and the cases of the standard, for any order of their rows and with rows that
 * came twice.
 */
class SpecTest {
  static List<SpecCase> cases() throws IOException {
    return SpecCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void resolvesAsTheStandardSays(SpecCase spec) {
    holds(spec, spec.rows());
  }

  @Tag("law")
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void neitherOrderNorRepetitionMatters(SpecCase spec) {
    for (int seed = 0; seed < 10; seed++) {
      List<Observation> shuffled = new ArrayList<>(spec.rows());
      if (seed % 2 == 1) {
        shuffled.addAll(spec.rows());
      }
      Collections.shuffle(shuffled, new Random(seed));
      holds(spec, shuffled);
    }
  }

  private static void holds(SpecCase spec, List<Observation> rows) {
    Resolution resolution = spec.resolve(rows);
    SoftAssertions softly = new SoftAssertions();
    for (String table : spec.expectations()) {
      softly
          .assertThat(
              table.equals("seen")
                  ? spec.seen(resolution)
                  : spec.found(table, resolution.tier(spec.tier())))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(spec.expected(table));
    }
    softly.assertThat(resolution.findings()).as("findings about rows").isEmpty();
    softly.assertAll();
  }
}
