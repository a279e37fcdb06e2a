package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of metrics is what the code counts. */
class StageMetricTest {
  private static final Path PAGE = Path.of("src", "site", "markdown", "metrics.md");
  private static final Path GENERATED = Path.of("target", "metrics.md");

  @Test
  void thePageIsGenerated() throws IOException {
    Files.writeString(GENERATED, StageMetric.page());
    assertThat(Files.readString(PAGE))
        .as("copy %s to %s", GENERATED, PAGE)
        .isEqualTo(StageMetric.page());
  }

  @Test
  void namesAreAStageAndWhatHappened() {
    for (StageMetric metric : StageMetric.values()) {
      assertThat(metric.label())
          .matches("(harmonise|resolve|protect|relate|close)/[a-z]+(_[a-z]+)+");
      assertThat(metric.meaning()).doesNotContain("|", "\n");
    }
  }
}
