package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {
  private static final String HANGS = "hangs";
  private static final String BREAKS = "Cannot go on: the disk is full.";

  private static final class WorkFn extends DoFn<String, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void work(@Element String what) throws InterruptedException {
      if (what.equals(HANGS)) {
        Thread.sleep(60_000);
      } else {
        throw new IllegalStateException(what, new IllegalArgumentException("some detail"));
      }
    }
  }

  private static void execute(String what, Duration deadline) throws Exception {
    Pipeline pipeline = Pipeline.create(Engines.DIRECT.options(List.of()));
    pipeline.apply(Create.of(what)).apply(ParDo.of(new WorkFn()));
    Supervision supervision = new Supervision(deadline);
    supervision.watch(
        () -> {
          Execution.of(pipeline, new RunProgress(step -> {}, 1), supervision, false);
          return null;
        });
  }

  @Test
  void aRunThatHangsEndsAtItsDeadline() {
    assertThatThrownBy(() -> execute(HANGS, Duration.ofSeconds(3)))
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Cannot complete the run: it was not done by its deadline; expected it within 3s. Nothing was published. Look at the log of the runner, or give it more time with --deadline.");
  }

  @Test
  void aRunThatFailsSaysWhatOurCodeSaid() {
    assertThatThrownBy(() -> execute(BREAKS, Duration.ofMinutes(5)))
        .isInstanceOf(RunFailedException.class)
        .hasMessage("Cannot complete the run: " + BREAKS);
  }

  @Test
  void whatFlinkWritesOfAnotherMachineLosesItsClassName() {
    Throwable remote = new Exception("java.io.IOException: Cannot go on: the disk is full.");

    assertThat(FailureReason.of(new Exception("job failed", remote))).isEqualTo(BREAKS);
    assertThat(FailureReason.of(new IllegalStateException())).endsWith("IllegalStateException");
  }

  @Test
  void whatAClusterWantsIsSaidInWords() {
    Throwable refused = new ConnectException("Connection refused");
    assertThat(
            FailureReason.of(
                new RuntimeException(
                    new ConnectException("Connection refused: host/10.0.0.1:1")
                        .initCause(refused))))
        .isEqualTo(
            "a machine of the cluster does not answer (Connection refused: host/10.0.0.1:1); expected a cluster that is up");
    assertThat(FailureReason.of(new RuntimeException(new UnknownHostException("nowhere"))))
        .isEqualTo("no machine is known by the name 'nowhere'; expected the address of a cluster");
    assertThat(
            FailureReason.of(
                new RuntimeException(
                    "a.b.NoResourceAvailableException: Could not acquire",
                    new TimeoutException("Timeout has occurred: 300000 ms"))))
        .isEqualTo(
            "the cluster has not as many free task slots as the run asks for; expected those of --parallelism");
    NullPointerException gone = new NullPointerException("SparkEnv.metricsSystem()");
    gone.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.apache.spark.SparkContext", "run", "SparkContext.scala", 1)
        });
    assertThat(FailureReason.of(new RuntimeException(gone)))
        .isEqualTo(
            "Spark ended before the work was done; expected a master that answers, and nobody who ends it");
    assertThat(
            FailureReason.of(
                new RuntimeException(
                    new IllegalStateException(
                        "Cannot call methods on a stopped SparkContext.\nIt"))))
        .startsWith("Spark ended before the work was done");
    assertThat(FailureReason.of(new RuntimeException(new NullPointerException("ours"))))
        .isEqualTo("ours");
  }

  @Test
  void whatOnlyNamesAThingSaysWhatIsWrongWithIt() {
    assertThat(FailureReason.of(new NoClassDefFoundError("a/B")))
        .isEqualTo("java.lang.NoClassDefFoundError: a/B");
    assertThat(FailureReason.of(new RuntimeException(new AccessDeniedException("a.csv"))))
        .isEqualTo("a.csv: this user may not do that there");
  }

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "30m, PT30M", "6h, PT6H"})
  void aDeadlineIsANumberOfSecondsMinutesOrHours(String text, Duration expected) {
    assertThat(Deadlines.parse(text)).contains(expected);
    assertThat(Deadlines.text(expected)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "0s", "-1h", "1d", "6 h", "1h30m", "1234567s"})
  void everythingElseIsNone(String text) {
    assertThat(Deadlines.parse(text)).isEmpty();
  }
}
