package org.migstat.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.migstat.beam.PlainRun;
import org.migstat.bench.Contestant.Command;
import org.migstat.bench.Contestant.Work;

/** Who takes part, in the order of their turns. All have the cores of the machine. */
final class Contestants {
  static final String EMBEDDED = "migstat, embedded";
  static final String FLINK = "migstat, Flink local";
  static final String DUCKDB = "DuckDB";
  static final String DUCKDB_LEAD = "DuckDB, leading figures";
  static final String PLAIN = "plain Java loop";

  /** Rows that take about eight megabytes. */
  private static final long LAUNCHED_AS_SMALL = 180_000;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** What a short program in Java starts fastest with. */
  private static final List<String> SHORT =
      List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What the launcher of migstat starts all with. */
  static final List<String> LONG =
      List.of(
          "-Xshare:auto",
          CORES > 4 ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC",
          "-XX:MaxRAMPercentage=70");

  private Contestants() {}

  /**
   * @param others that take part where they can be had
   */
  static List<Contestant> with(List<Contestant> others) {
    List<Contestant> all = new ArrayList<>(ours());
    all.addAll(others);
    return all;
  }

  private static List<Contestant> ours() {
    return List.of(
        new Contestant(EMBEDDED, Work.RUN, migstat("direct")),
        new Contestant(DUCKDB, Work.KEEP, duckDb("keep")),
        new Contestant(FLINK, Work.RUN, migstat("flink")),
        new Contestant(DUCKDB_LEAD, Work.LEAD, duckDb("lead")),
        new Contestant("migstat, Spark local", Work.RUN, migstat("spark")),
        new Contestant(
            PLAIN,
            Work.FLOOR,
            (input, job, out) ->
                java(
                    asLaunched(input),
                    classPath(),
                    PlainRun.class.getName(),
                    job.resolve("job.yaml"),
                    out)),
        new Contestant("parsing with FastCSV", Work.FLOOR, floor("parse")),
        new Contestant("reading the bytes", Work.FLOOR, floor("read")));
  }

  /** With the compiler options that the launcher chooses by the size of the input, too. */
  static List<String> asLaunched(BenchInput input) {
    List<String> options = new ArrayList<>(LONG);
    options.addAll(
        input.rows() <= LAUNCHED_AS_SMALL
            ? List.of("-XX:TieredStopAtLevel=1")
            : List.of(
                "-XX:Tier4InvocationThreshold=20000",
                "-XX:Tier4CompileThreshold=30000",
                "-XX:Tier4BackEdgeThreshold=80000",
                "-XX:Tier4MinInvocationThreshold=2000",
                "-XX:MaxInlineLevel=7",
                "-XX:FreqInlineSize=80",
                "-XX:InlineSmallCode=1000"));
    return options;
  }

  private static Command migstat(String runner) {
    return (input, job, out) ->
        List.of(
            Path.of("migstat").toAbsolutePath().toString(),
            "run",
            job.resolve("job.yaml").toString(),
            "--output",
            out.toString(),
            "--runner",
            runner);
  }

  private static Command duckDb(String form) {
    return (input, job, out) -> {
      Path areas = Path.of("schemas/codelists/areas.csv").toAbsolutePath();
      String path = only("test-classes", "duckdb_jdbc");
      List<String> words =
          new ArrayList<>(
              java(SHORT, path, DuckDbRival.class.getName(), job, out, areas, CORES, form));
      if (input.wide()) {
        words.add("wide");
      }
      return words;
    };
  }

  private static Command floor(String part) {
    return (input, job, out) ->
        java(SHORT, only("test-classes", "fastcsv"), Floor.class.getName(), part, job);
  }

  static List<String> java(List<String> options, String path, String main, Object... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(List.of("-cp", path, main));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    return words;
  }

  private static String classPath() {
    String direct = System.getProperty("java.class.path", "");
    return System.getProperty("surefire.test.class.path", direct);
  }

  /** Those of the class path whose names hold one of the words. */
  static String only(String... words) {
    return Arrays.stream(classPath().split(File.pathSeparator))
        .filter(
            entry ->
                Arrays.stream(words).anyMatch(Path.of(entry).getFileName().toString()::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
