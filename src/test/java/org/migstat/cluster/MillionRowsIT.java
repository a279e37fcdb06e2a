package org.migstat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.bench.BenchInput;

/** A million rows give the bytes of the embedded run on clusters, too. */
@Tag("million")
class MillionRowsIT {
  private static final String SMALL = "256m";

  @TempDir private static Path shared;
  private static Path job = Path.of("");
  private static List<String> expected = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void runEmbedded() throws Exception {
    BenchInput.even(1_000_000, 200).write(shared.resolve("job"));
    job = shared.resolve("job/job.yaml");
    Run run = new Run(Files.createDirectory(shared.resolve("run")), job, Run.LARGE);
    assertThat(run.here().code()).isZero();
    expected = run.bytes("r000001");
  }

  @Test
  void onAFlinkCluster() throws Exception {
    try (Cluster cluster = new FlinkCluster(folder.resolve("cluster"), 0)) {
      holds(cluster);
    }
  }

  @Test
  void onASparkCluster() throws Exception {
    try (Cluster cluster = new SparkCluster(folder.resolve("cluster"))) {
      holds(cluster);
    }
  }

  /** The embedded run is refused this heap; most groups are larger than a part of it may be. */
  @Test
  void onFlinkInOneProcessWithLessMemoryThanTheRowsTake() throws Exception {
    Run run = new Run(Files.createDirectory(folder.resolve("run")), job, List.of("-Xmx" + SMALL));
    Ending refused = run.here("--dry-run");
    assertThat(refused.err()).contains("Cannot run on this machine's memory");

    Ending ended = run.here("--runner", "flink");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(run.bytes("r000001")).isEqualTo(expected);
    assertThat(run.leftovers()).isEmpty();
  }

  private void holds(Cluster cluster) throws Exception {
    Run run = new Run(Files.createDirectory(folder.resolve("run")), job);
    assertThat(run.on(cluster).code()).isZero();
    assertThat(run.bytes("r000001")).isEqualTo(expected);
    assertThat(run.leftovers()).isEmpty();
  }
}
