package org.migstat.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.pipeline.Deadlines;
import org.migstat.pipeline.Engines;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a run works, and how long it may. The launcher starts the jar of the runner. */
final class RunnerOptions {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|(?!-)[^\\s/:,\\[\\]]+):([1-9]\\d{0,4})");

  private static final int LAST_PORT = 65_535;
  private static final Pattern SPARK_HERE = Pattern.compile("local(\\[([1-9]\\d*|\\*)])?");
  private static final String SPARK_CLUSTER = "spark://";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      description = "direct, flink or spark (default: $MIGSTAT_RUNNER, else direct).")
  private @Nullable Engines runner;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description = "Run on the Flink cluster whose JobManager answers there (default: here).")
  private @Nullable String flinkMaster;

  @Option(
      names = "--spark-master",
      paramLabel = "URL",
      description = "Run on this Spark cluster, such as spark://HOST:PORT (default: here).")
  private @Nullable String sparkMaster;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      description = "End the run as failed if it takes longer: 90s, 30m, 6h (default: any time).")
  private @Nullable String deadline;

  /**
   * The options in Beam's own words.
   *
   * @param own those that the user gives in Beam's words
   * @throws ParameterException if the runner that is there cannot do what they say
   */
  List<String> beamOptions(Path job, List<String> own) {
    Engines present = Engines.present();
    if (runner != null && runner != present) {
      throw wrong(
          "Cannot run %s with --runner %s: this jar is the one of the runner %s. Start ./migstat, which takes the jar of the runner."
              .formatted(job, name(runner), name(present)));
    }
    List<String> options = new ArrayList<>();
    if (flinkMaster != null) {
      refuseUnless(Engines.FLINK, "--flink-master", present, job);
      if (!isAddress(flinkMaster)) {
        throw wrong(
            "Cannot run %s with --flink-master '%s': it is no address; expected HOST:PORT of the JobManager's REST service, such as jobmanager:8081."
                .formatted(job, flinkMaster));
      }
      options.add("--flinkMaster=" + flinkMaster);
    }
    if (sparkMaster != null) {
      refuseUnless(Engines.SPARK, "--spark-master", present, job);
      if (!isSparkMaster(sparkMaster)) {
        throw wrong(
            "Cannot run %s with --spark-master '%s': it is no master; expected spark://HOST:PORT of a standalone cluster, or local, local[2], local[*]."
                .formatted(job, sparkMaster));
      }
      options.add("--sparkMaster=" + sparkMaster);
    }
    for (String option : options) {
      String name = option.substring(0, option.indexOf('=') + 1);
      if (own.stream().anyMatch(given -> given.startsWith(name))) {
        throw wrong(
            "Cannot run %s with %s after --: the master is named twice; expected it once. Leave one out."
                .formatted(job, name.substring(0, name.length() - 1)));
      }
    }
    return options;
  }

  static boolean isAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.matches() && Integer.parseInt(address.group(2)) <= LAST_PORT;
  }

  /** One master or, where one stands by for another, several. */
  static boolean isSparkMaster(String text) {
    return SPARK_HERE.matcher(text).matches()
        || text.startsWith(SPARK_CLUSTER)
            && Stream.of(text.substring(SPARK_CLUSTER.length()).split(",", -1))
                .allMatch(RunnerOptions::isAddress);
  }

  private void refuseUnless(Engines needed, String option, Engines present, Path job) {
    if (present != needed) {
      throw wrong(
          "Cannot run %s with %s: the runner is %s; expected %s. Give --runner %s, or leave %s out."
              .formatted(job, option, name(present), name(needed), name(needed), option));
    }
  }

  /** Null for any time. */
  @Nullable Duration deadline(Path job) {
    String given = deadline;
    if (given == null) {
      return null;
    }
    return Deadlines.parse(given)
        .orElseThrow(
            () ->
                wrong(
                    "Cannot run %s with --deadline '%s': it is no duration; expected a number of seconds, minutes or hours, such as 90s, 30m or 6h."
                        .formatted(job, given)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static String name(Engines engine) {
    return engine.name().toLowerCase(Locale.ROOT);
  }
}
