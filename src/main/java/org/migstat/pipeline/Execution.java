package org.migstat.pipeline;

import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.joda.time.Duration;

/** The work of a runner from its start to its end. */
final class Execution {
  private static final Duration PATIENCE = Duration.millis(300);

  private Execution() {}

  /**
   * Returns when all is done.
   *
   * @param outlivesUs whether the runner works on when this process is ended, unless it is told
   * @throws RunFailedException if it fails, or is ended by others
   */
  static void of(Pipeline pipeline, RunProgress steps, Supervision supervision, boolean outlivesUs)
      throws RunFailedException {
    PipelineResult result;
    PipelineResult.State state;
    try {
      result = steps.start(pipeline);
      supervision.cancelBy(() -> cancel(result));
      state = outlivesUs ? followToOurEnd(result, steps) : follow(result, steps);
    } catch (RuntimeException | Error failure) {
      throw failed(failure);
    }
    if (state != PipelineResult.State.DONE) {
      Throwable failure = FailureReason.ofFlink(result);
      throw failure == null
          ? new RunFailedException("Cannot complete the run: the runner ended it as " + state + ".")
          : failed(failure);
    }
  }

  private static RunFailedException failed(Throwable failure) {
    return new RunFailedException("Cannot complete the run: " + FailureReason.of(failure), failure);
  }

  private static PipelineResult.State follow(PipelineResult result, RunProgress steps) {
    PipelineResult.State state = result.waitUntilFinish(PATIENCE);
    while (state == null || !state.isTerminal()) {
      steps.read(result);
      state = result.waitUntilFinish(PATIENCE);
    }
    if (state == PipelineResult.State.DONE) {
      steps.end(result);
    }
    return state;
  }

  private static PipelineResult.State followToOurEnd(PipelineResult result, RunProgress steps) {
    Thread cancel = new Thread(() -> cancel(result), "cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    PipelineResult.State state = follow(result, steps);
    try {
      Runtime.getRuntime().removeShutdownHook(cancel);
    } catch (IllegalStateException ending) {
      // It is at work.
    }
    return state;
  }

  private static void cancel(PipelineResult result) {
    try {
      result.cancel();
    } catch (IOException | RuntimeException refused) {
      // It is over, or cannot be ended: this run ends all the same.
    }
  }
}
