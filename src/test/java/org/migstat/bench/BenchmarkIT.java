package org.migstat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.migstat.bench.BenchInput.Shape;

/**
 * Measures migstat against its rivals and writes the page of results. What is measured is set by
 * properties: {@code migstat.bench.rows}, {@code .shapes}, {@code .rounds} (one number, or one for
 * each of the rows), {@code .folder} and {@code .page}.
 */
@Tag("bench")
class BenchmarkIT {
  private static final int FILES = 200;

  @Test
  void migstatAndItsRivalsAreMeasured() throws Exception {
    Map<BenchInput, Integer> rounds = new LinkedHashMap<>();
    String[] sizes = property("rows", "1000,100000,1000000").split(",");
    String[] often = property("rounds", "3").split(",");
    for (int i = 0; i < sizes.length; i++) {
      for (String shape : property("shapes", "EVEN-3,EVEN-5,SKEWED-3,SKEWED-5").split(",")) {
        String[] parts = shape.split("-");
        rounds.put(
            new BenchInput(
                Shape.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(sizes[i]),
                FILES),
            Integer.parseInt(often[Math.min(i, often.length - 1)]));
      }
    }
    Path folder = Path.of(property("folder", "target/bench")).toAbsolutePath();

    Contestant polars = Polars.install(folder.resolve("polars"));
    if (polars == null) {
      System.out.println("Polars takes no part: npm could not install it; see polars/npm.log.");
    }
    Contestant spark = SparkSql.install(folder.resolve("spark"));
    List<Contestant> contestants =
        Contestants.with(polars == null ? List.of(spark) : List.of(spark, polars));

    Path page = Path.of(property("page", "src/site/markdown/benchmark.md"));
    Machine machine = Machine.here();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);

    new Benchmark(folder, contestants, System.out)
        .run(
            rounds,
            results -> {
              String text = new BenchmarkPage(results, contestants, machine, today).text();
              Files.writeString(page, text);
              assertThat(results.inputs())
                  .allMatch(input -> results.ended(input, Contestants.EMBEDDED));
            });
  }

  private static String property(String name, String usual) {
    return System.getProperty("migstat.bench." + name, usual);
  }
}
