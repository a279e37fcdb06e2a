package org.migstat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.bench.BenchInput.Shape;
import org.migstat.bench.Contestant.Work;
import org.migstat.pipeline.JointRun;
import org.migstat.pipeline.RunRequest;

/** The rival in Spark SQL does the work of migstat; its classes are those of the jar for Spark. */
@Tag("bench")
class SparkSqlIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"EVEN, 3", "SKEWED, 5"})
  void sparkSqlWritesWhatMigstatWrites(Shape shape, int collections) throws Exception {
    BenchInput input = new BenchInput(shape, collections, 1000, 20);
    Path job = folder.resolve("input");
    input.write(job);
    Path ours = folder.resolve("ours");
    JointRun.run(
        new RunRequest(job.resolve("job.yaml"), null, ours, null, Set.of(), false, null, List.of()),
        step -> {});
    Contestant spark = SparkSql.install(folder.resolve("spark"));
    Path out = folder.resolve("out");
    Path log = folder.resolve("spark.log");

    Measurement measured = Measurement.of(spark.command().words(input, job, out), log);

    assertThat(measured.code()).as(Files.readString(log)).isZero();
    Path tier = ours.resolve("current/un");
    for (String dataSet : Work.KEEP.dataSets) {
      assertThat(tier.resolve(dataSet)).isNotEmptyDirectory();
    }
    assertThat(Checksum.differences(tier, spark.tier(out), Work.KEEP.dataSets)).isEmpty();
  }
}
