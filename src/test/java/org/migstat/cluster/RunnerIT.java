package org.migstat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.Listing;

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

  /** How each line on standard error begins: neither log lines nor what other libraries tell. */
  private static final Pattern OURS =
      Pattern.compile(
          "^(migstat: |(Reading|Resolving|Protecting|Relating|Verifying) |Published with rejects: )");

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
    try (FlinkCluster cluster = new FlinkCluster(folder.resolve("cluster"), 0)) {
      isOnThePage(cluster);
      Run run = new Run(Files.createDirectory(folder.resolve("run")), JOB);
      holds(run, run.on(cluster));

      Run ended = new Run(Files.createDirectory(folder.resolve("ended")), JOB);
      Process driver =
          ended.program(cluster.words(), cluster.beamOptions()).start(folder.resolve("ended.log"));
      Cluster.await(cluster.jobs(), "\"state\":\"RUNNING\"");
      driver.destroy();
      driver.waitFor();
      Cluster.await(cluster.jobs(), "\"state\":\"CANCELED\"");
      assertThat(Listing.names(ended.output())).doesNotContain("current", "releases");
    }
  }

  @Test
  void aSparkCluster() throws Exception {
    try (SparkCluster cluster = new SparkCluster(folder.resolve("cluster"))) {
      isOnThePage(cluster);
      Run run = new Run(Files.createDirectory(folder.resolve("run")), JOB);
      holds(run, run.on(cluster));

      Run submitted = new Run(Files.createDirectory(folder.resolve("submitted")), JOB);
      holds(submitted, cluster.submit(submitted));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "flink, .flink-runtime.version.properties, project.version",
    "spark, spark-version-info.properties, version"
  })
  void theJarHoldsTheVersionThatTheProjectNames(String runner, String file, String key)
      throws IOException {
    Properties version = new Properties();
    try (JarFile jar = new JarFile(Path.of("target", "migstat-" + runner + ".jar").toFile());
        InputStream in = jar.getInputStream(jar.getEntry(file))) {
      version.load(in);
    }
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<%1$s.version>%2$s</%1$s.version>".formatted(runner, version.get(key)));
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
    assertThat(ended.err().lines())
        .anyMatch(line -> line.startsWith("Reading files: "))
        .allMatch(line -> OURS.matcher(line).find());
    assertThat(run.bytes("r000001")).isEqualTo(expected);
    assertThat(run.leftovers()).isEmpty();
  }
}
