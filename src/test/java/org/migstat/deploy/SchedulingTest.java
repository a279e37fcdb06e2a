package org.migstat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.migstat.deploy.DeployFiles.found;
import static org.migstat.deploy.DeployFiles.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.Ending;
import org.migstat.Program;
import org.migstat.cli.AskedRun;
import org.migstat.pipeline.RunRequest;

/** Cron, systemd and Airflow start the run that is meant, and learn how it ended. */
class SchedulingTest {
  private static final String HOME = "/opt/migstat/";

  @TempDir private Path folder;

  @Test
  void aRunIsAsOfTheFirstInstantOfItsMonth() throws Exception {
    RunRequest asked = AskedRun.of(Monthly.arguments(List.of("job.yaml", "--", "--parallelism=4")));
    Instant month =
        LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(asked.asOf()).isEqualTo(month);
    assertThat(asked.beamOptions()).containsExactly("--parallelism=4");
  }

  @Test
  void itsFilesAreItsOwnAndItsExitCodeIsThatOfTheRun() throws Exception {
    Ending ending = Monthly.with("#!/bin/sh\numask\nulimit -c\nexit 4\n", List.of("job.yaml"));
    assertThat(ending).isEqualTo(new Ending(4, "0077\n0\n", ""));
  }

  @Test
  void cronStartsItOnceAMonth() throws Exception {
    List<String> lines =
        text("scheduling/cron").lines().filter(line -> !line.startsWith("#")).toList();
    List<String> settings = lines.subList(0, lines.size() - 1);
    assertThat(settings).allMatch(line -> line.matches("[A-Z]+=\\S+"));
    String entry = lines.get(lines.size() - 1);
    assertThat(entry).startsWith("0 3 2 * * migstat ").doesNotContain("%");
    assertThat(text("scheduling/cron")).endsWith("\n");
    String command = entry.split(" ", 7)[6];
    assertThat(Program.of("/bin/sh", "-n", "-c", command).run()).isEqualTo(new Ending(0, "", ""));
    startsTheJointJob(found("exec (.*)$", command));
  }

  @Test
  void systemdStartsTheSameRun() throws Exception {
    String unit = text("scheduling/migstat.service");
    String state = "/var/lib/" + found("^StateDirectory=(.*)$", unit);
    startsTheJointJob(found("^ExecStart=(.*)$", unit).replace(state, folder.toString()));
    assertThat(unit.lines())
        .contains(
            "Type=oneshot",
            "UMask=0077",
            "StateDirectoryMode=0700",
            "LimitCORE=0",
            "SuccessExitStatus=3 5",
            "RestartPreventExitStatus=2",
            "Restart=on-failure");
  }

  private static void startsTheJointJob(String command) throws Exception {
    List<String> words = List.of(command.split(" "));
    assertThat(words.get(0)).isEqualTo(HOME + Monthly.SCRIPT);
    RunRequest asked = AskedRun.of(Monthly.arguments(words.subList(1, words.size())));
    assertThat(asked.job()).isEqualTo(Path.of(HOME, "pipelines/joint.yaml"));
    assertThat(asked.output()).isEqualTo(Path.of("/srv/migstat/out"));
  }

  @Test
  void systemdTakesItsUnits() throws Exception {
    needs("systemd-analyze", "--version");
    for (String name : List.of("migstat.service", "migstat.timer")) {
      String here = Path.of("").toAbsolutePath() + "/";
      Files.writeString(folder.resolve(name), text("scheduling/" + name).replace(HOME, here));
    }
    Ending ending =
        Program.of("systemd-analyze", "verify", "migstat.service", "migstat.timer")
            .in(folder)
            .together()
            .run();
    assertThat(ending.out().lines().filter(line -> line.contains("migstat"))).isEmpty();
    assertThat(ending.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "1, AirflowException",
    "2, AirflowFailException",
    "3,",
    "4, AirflowException",
    "5, AirflowSkipException"
  })
  void airflowLearnsWhatAnExitCodeMeans(int code, String raised) throws Exception {
    Ending ending = dag(code, "datetime(2026, 5, 2, 5, tzinfo=timezone(timedelta(hours=2)))");
    assertThat(ending.out().lines().reduce((a, b) -> b))
        .contains(raised == null ? "ended" : raised);

    RunRequest asked = AskedRun.of(Files.readAllLines(folder.resolve("asked")));
    assertThat(asked.job()).isEqualTo(folder.resolve("pipelines/joint.yaml"));
    assertThat(asked.asOf()).isEqualTo(Instant.parse("2026-05-02T03:00:00Z"));
    assertThat(Files.readString(folder.resolve("umask"))).isEqualTo("0077\n");
  }

  @Test
  void airflowNeverRunsAsOfNoMoment() throws Exception {
    assertThat(dag(0, "None").out()).isEqualTo("AirflowFailException\n");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void airflowHasOneRunAtATime() throws Exception {
    dag(0, "None");
    assertThat(Files.readString(folder.resolve("settings"))).isEqualTo("False 1 2 0 3 2 * *\n");
  }

  /**
   * Runs the file as Airflow would, with as much of Airflow as it uses.
   *
   * @param code with which a launcher ends that only tells
   * @param moment the logical date, in Python
   */
  private Ending dag(int code, String moment) throws IOException, InterruptedException {
    needs("python3", "--version");
    Path airflow = Files.createDirectories(folder.resolve("airflow"));
    Files.writeString(airflow.resolve("__init__.py"), "");
    Files.writeString(
        airflow.resolve("exceptions.py"),
        """
        class AirflowException(Exception): pass
        class AirflowFailException(AirflowException): pass
        class AirflowSkipException(AirflowException): pass
        """);
    Files.writeString(
        airflow.resolve("sdk.py"),
        """
        from datetime import datetime, timedelta, timezone
        def dag(schedule, start_date, catchup, max_active_runs, default_args):
            with open("settings", "w") as out:
                print(catchup, max_active_runs, default_args["retries"], schedule, file=out)
            return lambda graph: graph
        def task(work):
            def start():
                try:
                    work(logical_date=%s)
                    print("ended")
                except Exception as raised:
                    print(type(raised).__name__)
            return start
        """
            .formatted(moment));
    Monthly.executable(
        folder.resolve("migstat"),
        "#!/bin/sh\numask > '%1$s/umask'\nprintf '%%s\\n' \"$@\" > '%1$s/asked'\nexit %2$d\n"
            .formatted(folder, code));
    Files.writeString(
        folder.resolve("dag.py"), text("scheduling/migstat_dag.py").replace(HOME, folder + "/"));
    Ending ending = Program.of("python3", "-W", "error", "-B", "dag.py").in(folder).run();
    assertThat(ending.err()).isEmpty();
    return ending;
  }

  /** A test that needs a program which is not there is shown as skipped. */
  private static void needs(String program, String argument) throws InterruptedException {
    boolean there;
    try {
      there = Program.of(program, argument).run().code() == 0;
    } catch (IOException absent) {
      there = false;
    }
    assumeTrue(there, "needs " + program);
  }
}
