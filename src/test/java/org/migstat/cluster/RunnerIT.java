package org.migstat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;

/**
 * Three jars, one result: the sample job on each runner, in one process and on a cluster of real
 * processes, gives the bytes of the embedded run, in every tier and every restricted folder.
 *
 * @see "UN/SDMX 2.8"
 */
@Tag("runners")
class RunnerIT {
  private static final Path JOB = Path.of("pipelines/sample.yaml").toAbsolutePath();

  /** Published with rejects: the sample has broken rows on purpose. */
  private static final int CODE = 3;

  @TempDir private static Path shared;
  private static List<String> expected = List.of();
  private static String summary = "";

  @TempDir private Path folder;

  @BeforeAll
  static void runEmbedded() throws Exception {
    Run run = new Run(shared, JOB);
    Ending ended = run.here();
    assertThat(ended.code()).as(ended.err()).isEqualTo(CODE);
    expected = run.bytes("r000001");
    summary = ended.out();
    assertThat(expected)
        .extracting(line -> line.replaceFirst("/.*", ""))
        .contains("un", "iom", "joint", "public", "ledger", "withheld-un", "withheld-iom");
  }

  @Test
  void flinkInOneProcess() throws Exception {
    Run run = new Run(folder, JOB);
    holds(run, run.here("--runner", "flink"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]"})
  void sparkInOneProcess(String master) throws Exception {
    Run run = new Run(folder, JOB);
    holds(run, run.here("--runner", "spark", "--spark-master", master));
  }

  @Test
  void aFlinkCluster() throws Exception {
    try (Cluster cluster = new FlinkCluster(folder.resolve("cluster"), 0)) {
      isOnThePage(cluster);
      Run run = new Run(Files.createDirectory(folder.resolve("run")), JOB);
      holds(run, run.on(cluster));
    }
  }

  @Test
  void aSparkCluster() throws Exception {
    try (Cluster cluster = new SparkCluster(folder.resolve("cluster"))) {
      isOnThePage(cluster);
      Run run = new Run(Files.createDirectory(folder.resolve("run")), JOB);
      holds(run, run.on(cluster));
    }
  }

  /** README.md shows the command that is run here, with an invented host. */
  private static void isOnThePage(Cluster cluster) throws IOException {
    String command = String.join(" ", cluster.words());
    if (!cluster.beamOptions().isEmpty()) {
      command += " -- " + String.join(" ", cluster.beamOptions());
    }
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "./migstat run pipelines/sample.yaml "
                + command
                    .replaceFirst("spark://" + Cluster.HERE + ":\\d+", "spark://HOST:7077")
                    .replaceFirst(Cluster.HERE + ":\\d+", "HOST:8081"));
  }

  private static void holds(Run run, Ending ended) throws IOException {
    assertThat(ended.code()).as(ended.err()).isEqualTo(CODE);
    assertThat(ended.out()).isEqualTo(summary);
    assertThat(ended.err()).contains("Reading files: ");
    assertThat(run.bytes("r000001")).isEqualTo(expected);
    assertThat(run.leftovers()).isEmpty();
  }
}
