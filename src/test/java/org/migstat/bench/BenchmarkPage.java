package org.migstat.bench;

import static org.migstat.bench.Contestants.DUCKDB;
import static org.migstat.bench.Contestants.EMBEDDED;
import static org.migstat.bench.Contestants.FLINK;
import static org.migstat.bench.Contestants.PLAIN;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.migstat.bench.Results.Spread;

/** The page of results, as Markdown. */
final class BenchmarkPage {
  /** Wall time of the embedded run to that of DuckDB, by rows. */
  private static final Map<Long, Double> AIMS =
      Map.of(1000L, 2.0, 100_000L, 1.5, 1_000_000L, 0.8, 5_000_000L, 0.4, 20_000_000L, 0.2);

  private static final long LONG = 5_000_000;
  private static final double CPU_AIM = 0.6;
  private static final double MEMORY_AIM = 1.0;
  private static final double FLOOR_AIM = 1.2;
  private static final double FLINK_AIM = 1.2;

  private final Results results;
  private final List<Contestant> contestants;
  private final Machine machine;
  private final LocalDate date;
  private final StringBuilder text = new StringBuilder();

  BenchmarkPage(Results results, List<Contestant> contestants, Machine machine, LocalDate date) {
    this.results = results;
    this.contestants = contestants;
    this.machine = machine;
    this.date = date;
  }

  String text() {
    line("# Benchmark");
    line("");
    line(
        "Written by `mvn -B -Pbench test-compile failsafe:integration-test failsafe:verify`; not by hand.");
    line("");
    line(
        "%s, on %s. All programs in turn, in rounds; medians, with the least and the most in brackets.",
        date, machine.text());
    line(
        "Whole processes, started as users start them: migstat by its launcher, DuckDB in Java. Times are on the clock, CPU is that of all");
    line(
        "cores, user and system, and memory the largest resident set. Inputs are generated: EVEN-3 is three collections of 60 areas in 200 files;");
    line(
        "SKEWED has half of its rows in one area, counterparts by Zipf's law, three files with a column for each month beside the 200, and");
    line("from 20 million rows on one file of 2 GB; the number is that of collections.");
    line("");
    line(
        "DuckDB does the same joins, resolution and Parquet files (`src/test/resources/bench/rival.sql`, which tells what it leaves out), and in the first");
    line(
        "round what it wrote was compared with what migstat wrote: the same rows in all columns that both have, as those of Flink, Spark and the plain");
    line(
        "loop are. Leading figures alone are less work: no roles, conflicts, revisions and `obs_all`. The plain loop is migstat without Beam, relations");
    line("across areas, ledger, verification and publication.%s", absent());
    line(
        "Spark SQL is what a data engineer would write instead on Spark (`src/test/resources/bench/spark.sql`): the work of DuckDB, by the classes of");
    line("Spark in the jar of migstat for Spark, and compared as DuckDB is.");
    aims();
    results.inputs().forEach(this::input);
    results.inputs().stream().map(BenchInput::shapeName).distinct().forEach(this::growth);
    return text.toString();
  }

  private String absent() {
    boolean polars = contestants.stream().anyMatch(c -> c.name().startsWith("Polars"));
    return polars
        ? " Polars, in Node.js, finds leading figures without ids, and has no form for wide files."
        : " Polars took no part: npm could not install it.";
  }

  private void aims() {
    line("");
    line("## Aims");
    line("");
    line(
        "migstat, embedded, to DuckDB with contributors, round by round; the aim in brackets, and **missed** where it was.");
    line("");
    line("| input | wall | CPU | memory | wall, to the plain loop | Flink local to embedded |");
    line("|---|---|---|---|---|---|");
    for (BenchInput input : results.inputs()) {
      Double wall = AIMS.get(input.rows());
      boolean large = input.rows() == LONG;
      line(
          "| %s | %s | %s | %s | %s | %s |",
          input.name(),
          aim(input, EMBEDDED, DUCKDB, Measurement::seconds, wall),
          aim(input, EMBEDDED, DUCKDB, Measurement::cpuSeconds, large ? CPU_AIM : null),
          aim(input, EMBEDDED, DUCKDB, Measurement::peakBytes, MEMORY_AIM),
          aim(input, EMBEDDED, PLAIN, Measurement::seconds, FLOOR_AIM),
          aim(input, FLINK, EMBEDDED, Measurement::seconds, large ? FLINK_AIM : null));
    }
  }

  private String aim(
      BenchInput input,
      String one,
      String other,
      ToDoubleFunction<Measurement> of,
      @Nullable Double aim) {
    if (!results.ended(input, one) || !results.ended(input, other)) {
      return "–";
    }
    Spread ratio = results.ratio(input, one, other, of);
    String wanted = aim == null ? "" : format(" [≤ %.1f]", aim);
    return spread(ratio) + wanted + (aim != null && ratio.median() > aim ? " **missed**" : "");
  }

  private void input(BenchInput input) {
    int rounds = results.of(input, EMBEDDED).size();
    line("");
    line("## %s rows", input.name());
    line("");
    line("%d %s.", rounds, rounds == 1 ? "round" : "rounds");
    line("");
    line("| program | does | wall, s | to DuckDB | CPU, s | memory, MB |");
    line("|---|---|---|---|---|---|");
    for (Contestant contestant : contestants) {
      String name = contestant.name();
      if (results.ended(input, name)) {
        line(
            "| %s | %s | %s | %s | %s | %.0f |",
            name,
            contestant.does().text,
            spread(results.spread(input, name, Measurement::seconds)),
            aim(input, name, DUCKDB, Measurement::seconds, null),
            spread(results.spread(input, name, Measurement::cpuSeconds)),
            results.spread(input, name, Measurement::peakBytes).median() / (1 << 20));
      } else if (!results.of(input, name).isEmpty()) {
        line("| %s | %s | failed | | | |", name, contestant.does().text);
      }
    }
  }

  /** How the times grow with the rows. */
  private void growth(String shape) {
    List<BenchInput> sizes =
        results.inputs().stream().filter(i -> i.shapeName().equals(shape)).toList();
    if (sizes.size() < 2) {
      return;
    }
    line("");
    line("## Growth, %s", shape);
    line("");
    line("Seconds, and how many times those of the size before.");
    line("");
    StringBuilder head = new StringBuilder("| program |");
    sizes.forEach(size -> head.append(' ').append(size.size()).append(" |"));
    line("%s", head);
    line("%s", "|---".repeat(sizes.size() + 1) + "|");
    for (Contestant contestant : contestants) {
      StringBuilder row = new StringBuilder("| " + contestant.name() + " |");
      double before = Double.NaN;
      for (BenchInput size : sizes) {
        boolean ended = results.ended(size, contestant.name());
        double now =
            ended
                ? results.spread(size, contestant.name(), Measurement::seconds).median()
                : Double.NaN;
        boolean took = !results.of(size, contestant.name()).isEmpty();
        row.append(ended ? format(" %.2f", now) : took ? " failed" : " –");
        row.append(now / before > 0 ? format(" (× %.1f) |", now / before) : " |");
        before = now;
      }
      line("%s", row);
    }
  }

  private static String spread(Spread spread) {
    return format("%.2f (%.2f to %.2f)", spread.median(), spread.least(), spread.most());
  }

  private void line(String form, Object... values) {
    text.append(format(form, values)).append('\n');
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
