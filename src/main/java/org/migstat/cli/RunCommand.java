package org.migstat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.PublicationTime;
import org.migstat.core.model.Tier;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migstat run}: a job from its files to a published release. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    customSynopsis = {
      "migstat run JOB.yaml [--input DIR] [--output DIR] [--as-of INSTANT|now]",
      "                   [--tier TIER]... [--previous ID] [--dry-run]",
      "                   [--log-format text|json] [--report FILE] [--keys DIR]",
      "                   [--runner direct|flink|spark] [--deadline DURATION]",
      "                   [--flink-master HOST:PORT | --spark-master URL]",
      "                   [-- BEAM-OPTION...]"
    },
    description =
        "Run a job: read its files, publish a release, print what became of every record.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat run pipelines/sample.yaml",
      "  migstat run pipelines/joint.yaml --input data --output out",
      "  migstat run pipelines/joint.yaml --as-of 2025-12-31T00:00:00Z",
      "  migstat run pipelines/joint.yaml --tier un --tier joint --dry-run",
      "  migstat run pipelines/joint.yaml --as-of now --log-format json --report run.json",
      "  migstat run pipelines/joint.yaml --output out --previous r000001",
      "  migstat run pipelines/joint.yaml -- --targetParallelism=4",
      "  migstat run pipelines/joint.yaml --runner flink --deadline 6h",
      "  migstat run pipelines/joint.yaml --runner flink --flink-master host:8081 -- --parallelism=8",
      "  migstat run pipelines/joint.yaml --runner spark --spark-master spark://host:7077"
    })
final class RunCommand implements Callable<Integer> {
  private final Engine engine;
  private final Clock clock;

  @Spec private CommandSpec spec;
  @Mixin private final LogOptions logging = new LogOptions();
  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final RunnerOptions runner = new RunnerOptions();

  @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file.")
  private Path job;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "BEAM-OPTION",
      description = "After --: options for Beam and its runner, as --name=value.")
  private List<String> beamOptions = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Where the job's files are (default: what the job says).")
  private @Nullable Path input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where releases go (default: what the job says).")
  private @Nullable Path output;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT|now",
      description = "Leave out what was published later (default: what the job says).")
  private @Nullable String asOf;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description =
          "Write this tier only: un, iom, joint or public; may be repeated (default: the job's).")
  private Set<Tier> tiers = EnumSet.noneOf(Tier.class);

  @Option(
      names = "--previous",
      paramLabel = "ID",
      description = "Tell which conflicts are new since this release, stand, or are resolved.")
  private @Nullable String previous;

  @Option(names = "--dry-run", description = "Do everything but publish.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write what was counted, and how long it took, as JSON; for the operator alone.")
  private @Nullable Path reportFile;

  RunCommand(Engine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    logging.apply();
    var console = Console.of(spec.commandLine());
    clearReportFile();
    RunRequest request = request();
    RunReport report;
    RunRecorder recorder;
    try (var progress = console.progress()) {
      recorder = new RunRecorder(progress, System::nanoTime);
      report = engine.run(request, recorder);
    }
    RunSummary.of(report).forEach(console.out()::println);
    console.out().flush();
    ExitCode code = ExitCode.OK;
    if (report.publishedWithRejects()) {
      console.warn(RunSummary.rejects(report));
      code = ExitCode.PUBLISHED_WITH_REJECTS;
    }
    writeReportFile(recorder.end(report, code), console);
    return code.code();
  }

  /**
   * Before the work: a release is not to be published and then called a failure, and the report of
   * another run is not to stand there for it. Nothing but such a report is removed.
   */
  private void clearReportFile() throws IOException {
    if (reportFile == null) {
      return;
    }
    Path folder = reportFile.toAbsolutePath().getParent();
    if (Files.isDirectory(reportFile) || folder == null || !Files.isWritable(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run %s with --report %s: no file can be written there; expected one in a folder that is there and that this user may write to."
              .formatted(job, reportFile));
    }
    if (!Files.exists(reportFile, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!RunRecord.isWrittenTo(reportFile)) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run %s with --report %s: something else than the report of a run is there; expected such a report, or nothing."
              .formatted(job, reportFile));
    }
    Files.delete(reportFile);
  }

  private void writeReportFile(RunRecord record, Console console) {
    if (reportFile == null) {
      return;
    }
    try {
      record.writeTo(reportFile);
    } catch (IOException refused) {
      console.warn(
          "Cannot write %s: the disk refuses; the run itself is done.".formatted(reportFile));
    }
  }

  private RunRequest request() {
    for (String option : beamOptions) {
      if (!option.startsWith("--")) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot run %s with '%s': it is neither an option nor a second job. Give options for Beam after --, as --name=value."
                .formatted(job, option));
      }
    }
    List<String> options = runner.beamOptions(job, beamOptions);
    options.addAll(beamOptions);
    return new RunRequest(
        job,
        input,
        output,
        moment(),
        tiers,
        dryRun,
        previous,
        options,
        keys.folder(),
        runner.deadline(job));
  }

  private @Nullable Instant moment() {
    if (asOf == null) {
      return null;
    }
    if (asOf.equals("now")) {
      return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
    Instant moment;
    try {
      moment = Instant.parse(asOf);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run %s as of '%s': it is not a moment; expected one such as 2025-12-31T00:00:00Z, or now."
              .formatted(job, asOf),
          e);
    }
    if (!PublicationTime.isPlausible(moment.getEpochSecond())) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run %s as of '%s': it is far from our time; expected one in %s, or now."
              .formatted(job, asOf, PublicationTime.YEARS));
    }
    return moment;
  }
}
