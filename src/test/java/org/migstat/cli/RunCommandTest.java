package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Staging;
import org.migstat.pipeline.NothingToDoException;
import org.migstat.pipeline.RunFailedException;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.Refusal;
import org.migstat.pipeline.RunReport.TierRows;
import org.migstat.pipeline.RunRequest;

class RunCommandTest {
  private static final RunReport REPORT =
      new RunReport(
          "r000007",
          Path.of("out"),
          List.of(
              new CollectionCounts(
                  "ESTAT_MIGR",
                  1200,
                  15,
                  1185,
                  Map.of(Tier.UN, 2L),
                  Map.of(
                      Tier.UN, Map.of(Role.PREFERRED, 1102L, Role.QUARANTINED, 85L),
                      Tier.JOINT, Map.of(Role.PREFERRED, 1000L, Role.WITHHELD, 185L)),
                  85,
                  7,
                  List.of(new Refusal(RuleId.V_CODE_AREA, 80), new Refusal(RuleId.V_NEG, 5))),
              new CollectionCounts(
                  "OECD_MIG",
                  9,
                  0,
                  9,
                  Map.of(),
                  Map.of(
                      Tier.UN, Map.of(Role.PREFERRED, 9L, Role.WITHHELD, 0L),
                      Tier.JOINT, Map.of(Role.PREFERRED, 9L)),
                  0,
                  0,
                  List.of())),
          List.of(
              new TierRows(Tier.UN, Map.of("obs_all", 1194L, "conflicts", 3L)),
              new TierRows(Tier.JOINT, Map.of("obs_all", 1009L))),
          List.of("Cannot read b.csv: found an empty file; expected a header."),
          List.of("ESTAT_MIGR rejected 7.1 % of its rows."),
          true);

  @AfterEach
  void logAsTextAgain() {
    LogFormat.TEXT.set();
  }

  @Test
  void whatIsNotGivenIsLeftToTheJob() {
    var commands = new Commands();
    commands.execute("run", "job.yaml");

    assertThat(commands.request())
        .isEqualTo(
            new RunRequest(
                Path.of("job.yaml"), null, null, null, Set.of(), false, null, List.of()));
  }

  @Test
  void everythingGivenReachesTheRun() {
    var commands = new Commands();
    commands.execute(
        "run",
        "job.yaml",
        "--input",
        "data",
        "--output",
        "out",
        "--as-of",
        "2025-12-31T00:00:00Z",
        "--tier",
        "un",
        "--tier",
        "JOINT",
        "--dry-run",
        "--previous",
        "r000003",
        "--",
        "--targetParallelism=4");

    assertThat(commands.request())
        .isEqualTo(
            new RunRequest(
                Path.of("job.yaml"),
                Path.of("data"),
                Path.of("out"),
                Instant.parse("2025-12-31T00:00:00Z"),
                Set.of(Tier.UN, Tier.JOINT),
                true,
                "r000003",
                List.of("--targetParallelism=4")));
  }

  @Test
  void nowIsTheSecondOfTheClock() {
    var commands = new Commands();
    commands.execute("run", "job.yaml", "--as-of", "now");

    assertThat(commands.request().asOf()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "+20000-01-01T00:00:00Z"})
  void aMomentOfAnotherAgeIsNone(String moment) {
    Ending refused = new Commands().execute("run", "job.yaml", "--as-of", moment);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            Cannot run job.yaml as of '%s': it is far from our time; expected one in the years 1900 to 2999, or now.
            See migstat run --help.
            """
                .formatted(moment));
  }

  @Test
  void aDayWithoutATimeIsNoMoment() {
    Ending refused = new Commands().execute("run", "job.yaml", "--as-of", "2025-12-31");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            Cannot run job.yaml as of '2025-12-31': it is not a moment; expected one such as 2025-12-31T00:00:00Z, or now.
            See migstat run --help.
            """);
  }

  @Test
  void aSecondJobIsRefused() {
    Ending refused = new Commands().execute("run", "job.yaml", "other.yaml");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(
            "Cannot run job.yaml with 'other.yaml': it is neither an option nor a second job. Give options for Beam after --, as --name=value.");
  }

  @Test
  void aRunnerThatThisJarIsNotIsRefused() {
    assertWrong(
        "Cannot run job.yaml with --runner flink: this jar is the one of the runner direct. Start ./migstat, which takes the jar of the runner.",
        "--runner",
        "flink");
    assertThat(new Commands().execute("run", "job.yaml", "--runner=direct").code()).isZero();
  }

  @Test
  void aClusterOfAnotherRunnerIsRefused() {
    assertWrong(
        "Cannot run job.yaml with --flink-master: the runner is direct; expected flink. Give --runner flink, or leave --flink-master out.",
        "--flink-master",
        "host:8081");
    assertWrong(
        "Cannot run job.yaml with --spark-master: the runner is direct; expected spark. Give --runner spark, or leave --spark-master out.",
        "--runner=direct",
        "--spark-master=spark://host:7077");
  }

  @Test
  void aDeadlineIsADuration() {
    var commands = new Commands();
    commands.execute("run", "job.yaml", "--deadline", "90m");

    assertThat(commands.request().deadline()).isEqualTo(Duration.ofMinutes(90));
    assertWrong(
        "Cannot run job.yaml with --deadline 'soon': it is no duration; expected a number of seconds, minutes or hours, such as 90s, 30m or 6h.",
        "--deadline",
        "soon");
  }

  private static void assertWrong(String message, String... words) {
    List<String> all = new ArrayList<>(List.of("run", "job.yaml"));
    all.addAll(List.of(words));
    Ending refused = new Commands().execute(all.toArray(new String[0]));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines()).containsExactly(message, "See migstat run --help.");
  }

  @Test
  void theSummaryTellsWhatBecameOfEveryRecordAndWhereItIs() {
    Ending run = Commands.reporting(REPORT).execute("run", "job.yaml");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            Received
              collection  rows  values out of scope  records  quarantined
              ESTAT_MIGR  1200                   15     1185           85
              OECD_MIG       9                    0        9            0

            Roles of the records
              collection  tiers     records  totals added up  PREFERRED  QUARANTINED  WITHHELD
              ESTAT_MIGR  UN           1185                2       1102           85         0
              ESTAT_MIGR  JOINT        1185                0       1000            0       185
              OECD_MIG    UN JOINT        9                0          9            0         0

            Quarantined, most frequent reasons
              collection  rule         times  what must hold
              ESTAT_MIGR  V-CODE-AREA     80  the code maps to an area
              ESTAT_MIGR  V-NEG            5  only a balance is negative

            Hidden from the public
              collection  figures
              ESTAT_MIGR        7

            Rows written
              data set     UN  JOINT
              conflicts     3      0
              obs_all    1194   1009

            Published without these files
              Cannot read b.csv: found an empty file; expected a header.

            Warnings
              ESTAT_MIGR rejected 7.1 % of its rows.

            Release r000007 is published in out/releases/r000007
            Look into it: migstat query out "SHOW TABLES"
            """);
    assertThat(run.err())
        .endsWith(
            "Published with rejects: Cannot read b.csv: found an empty file; expected a header."
                + " ESTAT_MIGR rejected 7.1 % of its rows."
                + System.lineSeparator());
  }

  @Test
  void aReleaseWithoutJointIsLookedIntoThroughATierThatItHas() {
    var report =
        new RunReport(
            "r000001",
            Path.of("out"),
            List.of(),
            List.of(new TierRows(Tier.UN, Map.of())),
            List.of(),
            List.of(),
            false);

    Ending run = Commands.reporting(report).execute("run", "job.yaml");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .endsWith("migstat query out \"SHOW TABLES\" --tier un" + System.lineSeparator());
  }

  @Test
  void aDryRunPublishesNothing() {
    Ending run = new Commands().execute("run", "job.yaml", "--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines("Dry run: nothing was published.\n");
  }

  @Test
  void progressIsALineNowAndThenWhereNobodyWatches() {
    assertThat(new Commands().execute("run", "job.yaml").err())
        .isEqualToNormalizingNewlines("Reading files: 0 of 3\nReading files: 3 of 3\n");
  }

  @Test
  void schedulersGetNoPlainLines() {
    assertThat(new Commands().execute("run", "job.yaml", "--log-format", "json").err()).isEmpty();
    assertThat(
            new Commands().execute("run", "job.yaml", "--log-format=json", "--runner", "no").err())
        .isEmpty();
    assertThat(new Commands().execute("run", "job.yaml", "--deadline", "x", "--log-format", "JSON"))
        .isEqualTo(new Ending(2, "", ""));
  }

  @Test
  void eachEndHasItsExitCodeAndItsMessageAlone() {
    assertThat(Commands.failing(new RunFailedException("Cannot a.")).execute("run", "job.yaml"))
        .isEqualTo(new Ending(1, "", "Cannot a." + System.lineSeparator()));
    assertThat(Commands.failing(new NothingToDoException("None.")).execute("run", "job.yaml"))
        .isEqualTo(new Ending(5, "", "None." + System.lineSeparator()));
  }

  @Test
  void anOutputThatAnotherRunHoldsIsBusy(@TempDir Path output) throws Exception {
    try (Staging other = Staging.open(output)) {
      Throwable busy = catchThrowable(() -> Staging.open(output));

      assertThat(Commands.failing((Exception) busy).execute("run", "job.yaml"))
          .isEqualTo(new Ending(4, "", busy.getMessage() + System.lineSeparator()));
      assertThat(other).isNotNull();
    }
  }

  @Test
  void aDiskThatRefusesIsToldWithoutATrace() {
    Ending failed =
        Commands.failing(new AccessDeniedException("out/releases")).execute("run", "job.yaml");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .isEqualToNormalizingNewlines(
            "Cannot go on: out/releases: this user may not do that there. What was published before still is.\n");
  }

  @Test
  void ourOwnMistakesComeWithTheirTrace() {
    Ending failed =
        Commands.failing(new IllegalStateException("broken")).execute("run", "job.yaml");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("IllegalStateException: broken", "at org.migstat.cli.");
  }
}
