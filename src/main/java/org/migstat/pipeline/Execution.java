package org.migstat.pipeline;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The work of a runner from its start to its end. It has a thread of its own, so that whatever
 * hangs there, the run ends at its deadline.
 */
final class Execution {
  private static final Duration PATIENCE = Duration.millis(300);

  /** How long a runner may take to let go of a job, in seconds. */
  private static final int CANCEL_SECONDS = 30;

  private final Pipeline pipeline;
  private final RunProgress steps;
  private volatile @Nullable PipelineResult result;

  private Execution(Pipeline pipeline, RunProgress steps) {
    this.pipeline = pipeline;
    this.steps = steps;
  }

  /**
   * Returns when all is done.
   *
   * @param deadline how long it may take; null for any time
   * @throws RunFailedException if it fails, is ended by others, or is not done by the deadline
   */
  static void of(Pipeline pipeline, RunProgress steps, java.time.@Nullable Duration deadline)
      throws RunFailedException {
    new Execution(pipeline, steps).run(deadline);
  }

  private void run(java.time.@Nullable Duration deadline) throws RunFailedException {
    FutureTask<PipelineResult.State> work = new FutureTask<>(this::follow);
    start(work, "run");
    PipelineResult.State state;
    try {
      state = deadline == null ? work.get() : work.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      cancel();
      throw new RunFailedException(
          "Cannot complete the run: it was not done by its deadline; expected it within %s. Nothing was published. Look at the log of the runner, or give it more time with --deadline."
              .formatted(Deadlines.text(Objects.requireNonNull(deadline))),
          late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("Cannot complete the run: it was interrupted.", interrupted);
    } catch (ExecutionException failed) {
      throw failed(FailureReason.of(failed), failed);
    }
    if (state != PipelineResult.State.DONE) {
      Throwable failure = FailureReason.ofFlink(Objects.requireNonNull(result));
      throw failure == null
          ? new RunFailedException("Cannot complete the run: the runner ended it as " + state + ".")
          : failed(FailureReason.of(failure), failure);
    }
  }

  private static RunFailedException failed(String reason, Throwable failure) {
    return new RunFailedException("Cannot complete the run: " + reason, failure);
  }

  private PipelineResult.State follow() {
    PipelineResult started = pipeline.run();
    result = started;
    PipelineResult.State state = started.waitUntilFinish(PATIENCE);
    while (state == null || !state.isTerminal()) {
      steps.read(started);
      state = started.waitUntilFinish(PATIENCE);
    }
    if (state == PipelineResult.State.DONE) {
      steps.end(started);
    }
    return state;
  }

  /** Asks the runner to let go of the work; what it writes from now on reaches no release. */
  private void cancel() {
    PipelineResult running = result;
    if (running == null) {
      return;
    }
    FutureTask<PipelineResult.State> cancelling = new FutureTask<>(running::cancel);
    start(cancelling, "cancel");
    try {
      cancelling.get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      // It hangs, or cannot be cancelled: the run ends all the same.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(FutureTask<?> task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
