package org.migstat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs every program on every input in turn, round after round, so that whatever else the machine
 * does falls on all alike. In the first round what they wrote is compared with what migstat wrote,
 * embedded.
 */
final class Benchmark {
  /**
   * Receives what is known so far: a long benchmark that is ended early has a page all the same.
   */
  interface Report {
    void tell(Results results) throws IOException;
  }

  private final Path folder;
  private final PrintStream log;
  private final List<Contestant> contestants;
  private final Results results = new Results();

  /**
   * @param folder for inputs and outputs, which are removed as soon as they are not needed
   */
  Benchmark(Path folder, List<Contestant> contestants, PrintStream log) {
    this.folder = folder;
    this.contestants = contestants;
    this.log = log;
  }

  /**
   * @param inputs with the number of their rounds, in order
   * @param report is told after each input
   * @throws IllegalStateException if two programs do not write the same rows: their times would
   *     tell nothing
   */
  void run(Map<BenchInput, Integer> inputs, Report report)
      throws IOException, SQLException, InterruptedException {
    Files.createDirectories(folder);
    warmUp();
    for (Map.Entry<BenchInput, Integer> rounds : inputs.entrySet()) {
      BenchInput input = rounds.getKey();
      Path job = written(input);
      for (int round = 0; round < rounds.getValue(); round++) {
        round(input, job, round == 0);
      }
      BenchFolder.delete(job);
      report.tell(results);
    }
  }

  /** Builds what is built on first use. */
  private void warmUp() throws IOException, InterruptedException {
    BenchInput small = BenchInput.even(100, 4);
    Path job = written(small);
    for (Contestant contestant : contestants) {
      Path out = folder.resolve("out");
      measured(contestant, small, job, out);
      BenchFolder.delete(out);
    }
    BenchFolder.delete(job);
  }

  private Path written(BenchInput input) throws IOException {
    Path job = folder.resolve("input");
    BenchFolder.delete(job);
    input.write(job);
    return job;
  }

  private void round(BenchInput input, Path job, boolean first)
      throws IOException, SQLException, InterruptedException {
    Path reference = folder.resolve("reference");
    for (Contestant contestant : of(input, job)) {
      Path out = folder.resolve("out");
      Measurement measured = measured(contestant, input, job, out);
      results.add(input, contestant, measured);
      log.printf(
          Locale.ROOT,
          "%-24s %-26s %8.2f s %8.2f s CPU %6d MB%s%n",
          input.name(),
          contestant.name(),
          measured.seconds(),
          measured.cpuSeconds(),
          measured.peakBytes() >> 20,
          measured.code() == 0 ? "" : " exit code " + measured.code());
      boolean comparable = first && measured.code() == 0 && Files.exists(contestant.tier(out));
      if (comparable && contestant.name().equals(Contestants.EMBEDDED)) {
        Files.move(out, reference);
      } else if (comparable && Files.exists(reference)) {
        compare(contestant, contestants.get(0).tier(reference), contestant.tier(out));
      }
      BenchFolder.delete(out);
    }
    BenchFolder.delete(reference);
  }

  /** Those that have a form for the input. */
  private List<Contestant> of(BenchInput input, Path job) {
    return contestants.stream().filter(c -> !c.command().words(input, job, job).isEmpty()).toList();
  }

  private Measurement measured(Contestant contestant, BenchInput input, Path job, Path out)
      throws IOException, InterruptedException {
    Path words = folder.resolve(contestant.name().replaceAll("\\W+", "-") + ".log");
    return Measurement.of(contestant.command().words(input, job, out), words);
  }

  private static void compare(Contestant contestant, Path expected, Path found)
      throws IOException, SQLException {
    List<String> differences = Checksum.differences(expected, found, contestant.does().dataSets);
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "Cannot compare migstat with %s: they wrote different %s; expected the same rows."
              .formatted(contestant.name(), String.join(", ", differences)));
    }
  }
}
