package org.migstat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.beam.PlainRun;
import org.migstat.bench.BenchInput.Shape;
import org.migstat.bench.Contestant.Work;
import org.migstat.pipeline.JointRun;
import org.migstat.pipeline.RunRequest;

/** The rivals of the benchmark do the work of migstat, or their times would tell nothing. */
class BenchmarkTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"EVEN, 3, KEEP", "SKEWED, 5, KEEP", "SKEWED, 5, LEAD"})
  void theRivalWritesWhatMigstatWrites(Shape shape, int collections, Work does) throws Exception {
    Path tier = run(new BenchInput(shape, collections, 1000, 20));

    assertThat(Checksum.differences(tier, rival(shape, does), does.dataSets)).isEmpty();
  }

  @Test
  void thePlainLoopWritesWhatMigstatWrites() throws Exception {
    Path tier = run(new BenchInput(Shape.SKEWED, 3, 1000, 20));
    Path out = folder.resolve("plain");

    PlainRun.main(new String[] {folder.resolve("job.yaml").toString(), out.toString()});

    assertThat(Checksum.differences(tier, out.resolve("un"), Work.FLOOR.dataSets)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1000, 1_000_000})
  void thePlainLoopRunsWithTheOptionsOfTheLauncher(long rows) throws Exception {
    assertThat(Files.readString(Path.of("migstat")))
        .contains(Contestants.asLaunched(BenchInput.even(rows, 20)));
  }

  @Test
  void aFigureThatDiffersByOneIsSeen() throws Exception {
    Path tier = run(BenchInput.even(1000, 20));
    Path rival = rival(Shape.EVEN, Work.KEEP);
    String file = rival.resolve("obs_resolved/indicator=IMM/part.parquet").toString();

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE changed AS FROM read_parquet('" + file + "')");
      statement.execute("UPDATE changed SET obs_value = obs_value + 1 WHERE rowid = 7");
      statement.execute("COPY changed TO '" + file + "' (FORMAT parquet)");
    }

    assertThat(Checksum.differences(tier, rival, Work.KEEP.dataSets))
        .containsExactly("obs_resolved.obs_value", "obs_resolved");
  }

  @Test
  void aDataSetThatOnlyOneWritesIsSeen() throws Exception {
    Path tier = run(BenchInput.even(1000, 20));

    assertThat(Checksum.differences(tier, rival(Shape.EVEN, Work.LEAD), Work.KEEP.dataSets))
        .containsExactly("obs_all", "conflicts", "revisions");
  }

  @Test
  void aProcessIsMeasuredWhole() throws Exception {
    List<String> busy = List.of("bash", "-c", "for ((i = 0; i < 200000; i++)); do :; done; exit 3");

    Measurement measured = Measurement.of(busy, folder.resolve("busy.log"));

    assertThat(measured.code()).isEqualTo(3);
    assertThat(measured.cpuSeconds()).isPositive().isLessThan(60);
    assertThat(measured.seconds()).isGreaterThan(measured.cpuSeconds() / 4);
    assertThat(measured.peakBytes()).isBetween(1L << 20, 1L << 30);
  }

  private Path run(BenchInput input) throws Exception {
    input.write(folder);
    Path out = folder.resolve("out");
    JointRun.run(
        new RunRequest(
            folder.resolve("job.yaml"), null, out, null, Set.of(), false, null, List.of()),
        step -> {});
    return out.resolve("current/un");
  }

  private Path rival(Shape shape, Work does) throws Exception {
    Path out = folder.resolve("rival");
    String form = does.name().toLowerCase(Locale.ROOT);
    List<String> words =
        new ArrayList<>(
            List.of(folder.toString(), out.toString(), "schemas/codelists/areas.csv", "2", form));
    if (shape == Shape.SKEWED) {
      words.add("wide");
    }
    DuckDbRival.main(words.toArray(new String[0]));
    return out.resolve("un");
  }
}
