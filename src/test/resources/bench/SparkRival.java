package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/**
 * Runs {@code bench/spark.sql} on a {@link BenchInput} in one process of Spark with all cores of
 * the machine, as {@link DuckDbRival} runs its script.
 *
 * <p>Arguments: job folder, output folder, code list of areas, then words: {@code wide}; {@code
 * times} prints the seconds of each statement.
 */
final class SparkRival {
  /** Bytes of input that are sorted at once, so that sorting stays in memory. */
  private static final int BYTES_AT_ONCE = 32 << 20;

  private SparkRival() {}

  public static void main(String[] args) throws IOException {
    Path job = Path.of(args[0]);
    Path out = Path.of(args[1]);
    Set<String> words = new TreeSet<>(Arrays.asList(args).subList(3, args.length));
    try (SparkSession spark = session(job, out)) {
      spark.conf().set("job", job.toString());
      spark.conf().set("out", out.resolve("un").toString());
      spark.conf().set("areas", args[2]);
      for (String sql : RivalScript.statements(RivalScript.read("spark.sql", words))) {
        long start = System.nanoTime();
        spark.sql(sql);
        if (words.contains("times")) {
          double seconds = (System.nanoTime() - start) / 1e9;
          System.out.printf(Locale.ROOT, "%7.2f s  %s%n", seconds, RivalScript.firstLine(sql));
        }
      }
    }
    BenchFolder.copyFirstTier(out);
  }

  private static SparkSession session(Path job, Path out) throws IOException {
    long bytes = 0;
    for (Path file : BenchFolder.files(job.resolve("input"))) {
      bytes += file.toFile().length();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.buffer.pageSize", "4m")
        .config("spark.sql.warehouse.dir", out.resolve("warehouse").toString())
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.adaptive.enabled", true)
        .config("spark.sql.shuffle.partitions", Math.max(cores, bytes / BYTES_AT_ONCE))
        // Two hundred small files are as many bytes, not as many tasks.
        .config("spark.sql.files.openCostInBytes", 1 << 16)
        // Otherwise each use of a view analyses its text again.
        .config("spark.sql.legacy.storeAnalyzedPlanForView", true)
        // One writer for each indicator, so that the order of the rows needs no second sort.
        .config("spark.sql.maxConcurrentOutputFileWriters", 2)
        .config("spark.sql.parquet.compression.codec", "zstd")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .getOrCreate();
  }
}
