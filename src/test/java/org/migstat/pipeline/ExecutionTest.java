package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
          Execution.of(pipeline, new RunProgress(step -> {}, 1), supervision);
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
