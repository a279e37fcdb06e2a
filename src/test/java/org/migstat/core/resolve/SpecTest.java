package org.migstat.core.resolve;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.model.Observation;

/**
 * The worked examples and the cases of the standard, for any order of their rows and with rows that
 * came twice.
 */
class SpecTest {
  private static final Path CASES = Path.of("src/test/resources/spec/resolve");
  private static final ObjectMapper YAML = new YAMLMapper();

  static List<SpecCase> cases() throws IOException {
    List<SpecCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        List<Map<String, Object>> all = YAML.readValue(file.toFile(), new TypeReference<>() {});
        all.forEach(yaml -> cases.add(new SpecCase(yaml)));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void resolvesAsTheStandardSays(SpecCase spec) {
    holds(spec, spec.rows());
  }

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
          .assertThat(spec.found(table, resolution.tier(spec.tier())))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(spec.expected(table));
    }
    softly.assertThat(resolution.findings()).as("findings about rows").isEmpty();
    softly.assertAll();
  }
}
