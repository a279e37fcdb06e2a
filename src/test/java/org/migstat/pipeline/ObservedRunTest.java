package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.beam.StageMetric;
import org.migstat.cli.Migstat;

/** What whoever watches a run of the sample job learns of it. */
class ObservedRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path file = Path.of("");
  private static Path release = Path.of("");
  private static List<JsonNode> lines = List.of();
  private static JsonNode report = JSON.nullNode();

  @BeforeAll
  static void runAsASchedulerWould() throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    file = folder.resolve("run.json");
    Ending ending =
        Program.main(
                Migstat.class,
                List.of(),
                "run",
                job.job().toString(),
                "--input=" + job.input(),
                "--output=" + job.output(),
                "--log-format=json",
                "--report=" + file)
            .run();
    assertThat(ending.code()).as(ending.err()).isEqualTo(3);
    lines = new ArrayList<>();
    for (String line : ending.err().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    release = job.output().resolve("releases/r000001");
    report = JSON.readTree(Files.readString(file));
  }

  @Test
  void eachLogLineNamesTheRun() {
    String run = report.path("run").asText();
    assertThat(run).matches("r000001-[0-9a-f-]{36}");
    assertThat(lines).isNotEmpty().allMatch(line -> line.path("run").asText().equals(run));
  }

  @Test
  void theReportSaysHowItEndedAndWhatTookHowLong() {
    assertThat(report.path("release").asText()).isEqualTo("r000001");
    assertThat(report.path("exit_code").asInt()).isEqualTo(3);
    assertThat(report.path("steps").findValuesAsText("step"))
        .startsWith("Preparing", "Reading")
        .endsWith("Verifying");
    long steps = 0;
    for (JsonNode step : report.path("steps")) {
      steps += step.path("milliseconds").asLong();
    }
    assertThat(report.path("milliseconds").asLong()).isBetween(steps, steps + 10);
  }

  @Test
  void onlyTheOperatorCanOpenTheReport() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void everyStageCounts() {
    Set<String> counted = new TreeSet<>();
    report.path("metrics").fieldNames().forEachRemaining(counted::add);
    assertThat(counted)
        .containsExactlyElementsOf(
            new TreeSet<>(Arrays.stream(StageMetric.values()).map(StageMetric::label).toList()));
  }

  @Test
  void whatIsReadIsWhatTheCollectionsReceived() {
    long rows = 0;
    long outOfScope = 0;
    long records = 0;
    for (JsonNode collection : report.path("collections")) {
      rows += collection.path("rows").asLong();
      outOfScope += collection.path("out_of_scope").asLong();
      records += collection.path("records").asLong();
    }
    assertThat(counted(StageMetric.HARMONISE_ROWS_READ)).isEqualTo(rows).isPositive();
    assertThat(counted(StageMetric.HARMONISE_OUTCOMES_OUT_OF_SCOPE)).isEqualTo(outOfScope);
    assertThat(counted(StageMetric.RESOLVE_RECORDS_ACCEPTED)).isEqualTo(records).isPositive();
  }

  @Test
  void whatIsWrittenIsWhatIsThere() throws IOException {
    List<Path> files =
        Listing.files(release).stream().filter(f -> f.toString().endsWith(".parquet")).toList();
    long bytes = 0;
    for (Path written : files) {
      bytes += Files.size(written);
    }
    assertThat(
            counted(StageMetric.RESOLVE_FILES_WRITTEN)
                + counted(StageMetric.PROTECT_FILES_WRITTEN)
                + counted(StageMetric.RELATE_FILES_WRITTEN)
                + counted(StageMetric.CLOSE_FILES_WRITTEN))
        .isEqualTo(files.size());
    assertThat(
            counted(StageMetric.RESOLVE_BYTES_WRITTEN)
                + counted(StageMetric.PROTECT_BYTES_WRITTEN)
                + counted(StageMetric.RELATE_BYTES_WRITTEN)
                + counted(StageMetric.CLOSE_BYTES_WRITTEN))
        .isEqualTo(bytes);
    assertThat(counted(StageMetric.PROTECT_FIGURES_HIDDEN)).isPositive();
  }

  private static long counted(StageMetric metric) {
    return report.path("metrics").path(metric.label()).asLong(-1);
  }
}
