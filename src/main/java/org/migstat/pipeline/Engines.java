package org.migstat.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The runner that a build of migstat has: the embedded one (Beam's direct runner), Flink or Spark.
 */
public enum Engines {
  DIRECT("org.apache.beam.runners.direct.DirectRunner", "DirectRunner"),
  FLINK("org.apache.beam.runners.flink.FlinkRunner", "FlinkRunner"),
  SPARK("org.apache.beam.runners.spark.SparkRunner", "SparkRunner");

  private static final Predicate<String> NO_THREADS =
      Pattern.compile("--(targetParallelism=(0+|-.*)|parallelism=0+)").asMatchPredicate();

  private final String type;
  private final String option;

  Engines(String type, String option) {
    this.type = type;
    this.option = option;
  }

  /** The runner whose classes are there. */
  public static Engines present() {
    for (Engines engine : values()) {
      try {
        Class.forName(engine.type, false, Engines.class.getClassLoader());
        return engine;
      } catch (ClassNotFoundException absent) {
        // The next one may be there.
      }
    }
    throw new IllegalStateException("this build has no runner");
  }

  /** Into how many batches files are put at most. */
  int batches() {
    return this == DIRECT ? 4 * cores() : Integer.MAX_VALUE;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Options for Beam; what the user says wins over our defaults.
   *
   * @throws IllegalArgumentException if an option is unknown or malformed
   */
  PipelineOptions options(List<String> given) {
    if (given.stream().anyMatch(NO_THREADS)) {
      throw new IllegalArgumentException("a parallelism must be 1 or more");
    }
    List<String> all = new ArrayList<>();
    addUnlessGiven(all, given, "--runner=" + option);
    // What the pages of a cluster call the work.
    addUnlessGiven(all, given, "--appName=migstat");
    addUnlessGiven(all, given, "--jobName=migstat");
    if (this == DIRECT) {
      // Checks of our own code that double the work: the tests run with them.
      addUnlessGiven(all, given, "--enforceImmutability=false");
      addUnlessGiven(all, given, "--enforceEncodability=false");
      addUnlessGiven(all, given, "--blockOnRun=false");
      // Its own choice is never below three: one of them would do nothing but ask for work.
      addUnlessGiven(all, given, "--targetParallelism=" + cores());
    }
    if (onCluster(given)) {
      // The jar that runs here is all that the workers need.
      addUnlessGiven(all, given, "--filesToStage=" + jar());
    }
    if (this == FLINK && onCluster(given)) {
      // Left attached, Beam tells nothing of a job until it has ended, and cannot cancel it.
      addUnlessGiven(all, given, "--attachedMode=false");
      addUnlessGiven(all, given, "--jobCheckIntervalInSecs=1");
    }
    all.addAll(given);
    try {
      return PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).withValidation().create();
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(problem(unknown), unknown);
    }
  }

  /** Whether the options send the work to processes beyond this one. */
  boolean onCluster(List<String> given) {
    return switch (this) {
      case DIRECT -> false;
      case FLINK ->
          given.stream().anyMatch(option -> option.startsWith("--flinkMaster="))
              && !given.contains("--flinkMaster=[auto]")
              && !given.contains("--flinkMaster=[local]");
      case SPARK -> !sparkMaster(given).startsWith("local");
    };
  }

  /** Whether work goes on when this process ends: Spark's ends with it. */
  boolean outlivesUs(List<String> given) {
    return this == FLINK && onCluster(given);
  }

  private static String sparkMaster(List<String> given) {
    return given.stream()
        .filter(option -> option.startsWith("--sparkMaster="))
        .map(option -> option.substring(option.indexOf('=') + 1))
        .findFirst()
        .orElse(Objects.requireNonNullElse(System.getProperty("spark.master"), "local"));
  }

  /** Where the classes that run are: the jar, whatever else the class path holds. */
  private static Path jar() {
    try {
      return Path.of(Engines.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What Beam says, without the names of its classes. */
  private static String problem(IllegalArgumentException unknown) {
    String said = Objects.requireNonNullElse(unknown.getMessage(), "they cannot be read");
    return said.lines()
        .findFirst()
        .orElse(said)
        .replaceFirst("^Class interface \\S+ missing a property named '(.*?)'\\.", "no option --$1")
        .replaceFirst(" Did you mean '(.*)'\\?$", " (did you mean --$1)")
        .replaceFirst("\\.$", "");
  }

  private static void addUnlessGiven(List<String> all, List<String> given, String option) {
    String name = option.substring(0, option.indexOf('=') + 1);
    if (given.stream().noneMatch(o -> o.startsWith(name))) {
      all.add(option);
    }
  }
}
