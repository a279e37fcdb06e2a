package org.migstat.pipeline;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.joda.time.Duration;

/** The work of a runner from its start to its end. */
final class Execution {
  private static final Duration PATIENCE = Duration.millis(300);

  /** How long a runner may take to be handed the work, in seconds. */
  private static final int HANDOVER_SECONDS = 20;

  private Execution() {}

  /**
   * Returns when all is done.
   *
   * @param outlivesUs whether the runner works on when this process is ended, unless it is told
   * @throws RunFailedException if it fails, or is ended by others
   */
  static void of(Pipeline pipeline, RunProgress steps, Supervision supervision, boolean outlivesUs)
      throws RunFailedException {
    CompletableFuture<PipelineResult> begun = new CompletableFuture<>();
    Thread atOurEnd = new Thread(() -> cancel(begun), "cancel");
    if (outlivesUs) {
      // Before the work is handed over: from then on it is there.
      Runtime.getRuntime().addShutdownHook(atOurEnd);
    }
    PipelineResult result;
    PipelineResult.State state;
    try {
      result = steps.start(pipeline);
      begun.complete(result);
      supervision.cancelBy(() -> cancel(begun));
      state = follow(result, steps);
    } catch (RuntimeException | Error failure) {
      throw failed(failure);
    } finally {
      forget(atOurEnd);
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

  private static void forget(Thread atOurEnd) {
    try {
      Runtime.getRuntime().removeShutdownHook(atOurEnd);
    } catch (IllegalStateException ending) {
      // It is at work.
    }
  }

  private static void cancel(CompletableFuture<PipelineResult> begun) {
    try {
      begun.get(HANDOVER_SECONDS, TimeUnit.SECONDS).cancel();
    } catch (IOException | RuntimeException | ExecutionException | TimeoutException refused) {
      // It is over, or cannot be ended: this run ends all the same.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
