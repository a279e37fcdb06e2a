package org.migstat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.bench.BenchInput;

/**
 * Whatever dies or sleeps while a cluster works: the release is the one of an undisturbed run, or
 * the run fails and nothing is published; and the next run finds no trace of it. {@code
 * -Dmigstat.losses=20} says how often each loss is tried, each time at another moment, and {@code
 * -Dmigstat.loss=WORKER_KILLED} that it is this one alone.
 */
@Tag("losses")
class WorkerLossIT {
  private static final int TRIES = Integer.getInteger("migstat.losses", 3);
  private static final long ROWS = 100_000;
  private static final Duration SLEEP = Duration.ofSeconds(30);

  /** Spark takes a worker for dead as soon as Flink does here, before it wakes up. */
  private static final List<String> IMPATIENT =
      List.of(
          "-Dspark.network.timeout=10s",
          "-Dspark.network.timeoutInterval=3s",
          "-Dspark.executor.heartbeatInterval=2s");

  @TempDir private static Path shared;
  private static final Map<String, Long> USUAL = new HashMap<>();
  private static Path job = Path.of("");
  private static List<String> expected = List.of();

  /** What happens to a run, and when it does. */
  private enum Loss {
    WORKER_KILLED,
    WORKER_STOPPED,
    DRIVER_KILLED
  }

  /** Those that are tried. */
  private static List<Loss> losses() {
    String only = System.getProperty("migstat.loss");
    return only == null ? List.of(Loss.values()) : List.of(Loss.valueOf(only));
  }

  @BeforeAll
  static void runUndisturbed() throws Exception {
    BenchInput.even(ROWS, 40).write(shared.resolve("job"));
    job = shared.resolve("job/job.yaml");
    Run run = new Run(Files.createDirectory(shared.resolve("run")), job);
    assertThat(run.here().code()).isZero();
    Program.of("cp", "-a", run.output().toString(), first().toString()).run();
    assertThat(run.here().code()).isZero();
    expected = run.bytes("r000002");
  }

  /** An output with one release. */
  private static Path first() {
    return shared.resolve("first");
  }

  /** How long a cluster works at an undisturbed run, in milliseconds. */
  private static long usual(String runner) {
    return USUAL.computeIfAbsent(
        runner,
        name -> {
          try {
            Path folder = Files.createTempDirectory(shared, "usual");
            Run run = new Run(Files.createDirectory(folder.resolve("run")), job, IMPATIENT);
            try (Cluster cluster = cluster(name, folder.resolve("cluster"))) {
              Process driver = driver(run, cluster);
              long begun = System.nanoTime();
              assertThat(driver.waitFor()).isZero();
              return Duration.ofNanos(System.nanoTime() - begun).toMillis();
            }
          } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyLossEndsInTheSameReleaseOrInNone() {
    return Stream.of("flink that retries", "spark", "flink")
        .flatMap(
            runner ->
                losses().stream()
                    .flatMap(
                        loss ->
                            Stream.iterate(0, i -> i < TRIES, i -> i + 1)
                                .map(
                                    i ->
                                        DynamicTest.dynamicTest(
                                            runner + ", " + loss + ", " + i,
                                            () -> lose(runner, loss, i)))));
  }

  private static Cluster cluster(String runner, Path folder)
      throws IOException, InterruptedException {
    return switch (runner) {
      case "spark" -> new SparkCluster(folder);
      case "flink" -> new FlinkCluster(folder, 0);
      default -> new FlinkCluster(folder, 3);
    };
  }

  private static void lose(String runner, Loss loss, int number) throws Exception {
    Path folder = Files.createTempDirectory(shared, "loss");
    Run run = new Run(Files.createDirectory(folder.resolve("run")), job, IMPATIENT);
    Program.of("cp", "-a", first().toString(), run.output().toString()).run();
    long usual = usual(runner);
    try (Cluster cluster = cluster(runner, folder.resolve("cluster"))) {
      Path current = Files.readSymbolicLink(run.output().resolve("current"));
      SplittableRandom random = new SplittableRandom(Objects.hash(runner, loss.name(), number));
      long moment = random.nextLong(usual);

      int code = disturbed(run, cluster, loss, moment, random.nextInt(Cluster.WORKERS));
      boolean published = !Files.readSymbolicLink(run.output().resolve("current")).equals(current);
      System.out.printf(
          "%s, %s after %d of %d ms: code %d, %s%n",
          runner, loss, moment, usual, code, published ? "published" : "nothing published");
      assertThat(published).isEqualTo(code == 0);
      if (published) {
        assertThat(run.bytes("r000002")).isEqualTo(expected);
      } else {
        assertThat(Listing.names(run.output().resolve("releases"))).containsExactly("r000001");
      }
      assertThat(new Run(run.folder(), job).here().code()).isZero();
      // A worker that slept has woken up by now and met what is left of its run.
      Thread.sleep(loss == Loss.WORKER_STOPPED ? 2000 : 0);
      assertThat(Listing.names(run.output()))
          .containsExactlyInAnyOrder(".lock", "current", "releases");
      if (published) {
        assertThat(run.bytes("r000002")).isEqualTo(expected);
      }
    }
    // A cluster keeps the jar of each job, and sixty of them are more than a disk may hold.
    Program.of("rm", "-rf", folder.toString()).run();
  }

  private static int disturbed(Run run, Cluster cluster, Loss loss, long moment, int victim)
      throws IOException, InterruptedException {
    Process driver = driver(run, cluster);
    try {
      if (!driver.waitFor(moment, TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> worker = cluster.worker(victim);
        switch (loss) {
          case WORKER_KILLED -> worker.forEach(ProcessHandle::destroyForcibly);
          case DRIVER_KILLED -> driver.destroyForcibly();
          case WORKER_STOPPED -> {
            signal("-STOP", worker);
            driver.waitFor(SLEEP.toMillis(), TimeUnit.MILLISECONDS);
            signal("-CONT", worker);
          }
        }
      }
      return driver.waitFor();
    } finally {
      driver.destroyForcibly();
    }
  }

  /** Starts a run and returns when the cluster has begun to work for it. */
  private static Process driver(Run run, Cluster cluster) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(cluster.words());
    words.addAll(List.of("--deadline", "5m"));
    Path log = run.folder().resolve("driver.log");
    Process driver = run.program(words, cluster.beamOptions()).start(log);
    while (driver.isAlive() && !Files.readString(log).contains("Reading files: ")) {
      Thread.sleep(20);
    }
    return driver;
  }

  private static void signal(String signal, List<ProcessHandle> worker)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(signal));
    worker.forEach(process -> words.add(Long.toString(process.pid())));
    Program.of("kill", words.toArray(new String[0])).run();
  }
}
