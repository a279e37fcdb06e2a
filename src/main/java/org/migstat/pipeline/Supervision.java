package org.migstat.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.migstat.io.definition.DefinitionException;

/**
 * Watches the work of a run, which has a thread of its own: whatever hangs there, the run ends at
 * its deadline, unless its release is already being moved into place.
 */
final class Supervision {
  /** How long a runner may take to let go of a job, in seconds. */
  private static final int CANCEL_SECONDS = 30;

  private enum State {
    WORKING,
    PUBLISHING,
    LATE
  }

  private final @Nullable Duration deadline;
  private final AtomicReference<State> state = new AtomicReference<>(State.WORKING);
  private volatile Runnable cancel = () -> {};

  /**
   * @param deadline how long the work may take; null for any time
   */
  Supervision(@Nullable Duration deadline) {
    this.deadline = deadline;
  }

  /**
   * What a run does.
   *
   * @param <T> what comes of it
   */
  interface Work<T> {
    T run() throws DefinitionException, RunFailedException, IOException;
  }

  /**
   * Returns what comes of the work, or throws what it throws.
   *
   * @throws RunFailedException if it is not done in time; it may still hang, and publishes nothing
   */
  <T> T watch(Work<T> work) throws DefinitionException, RunFailedException, IOException {
    FutureTask<T> task = new FutureTask<>(work::run);
    start(task, "run");
    try {
      return inTime(task);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("Cannot complete the run: it was interrupted.", interrupted);
    } catch (ExecutionException ended) {
      throw reason(ended.getCause());
    }
  }

  private <T> T inTime(FutureTask<T> task)
      throws RunFailedException, InterruptedException, ExecutionException {
    if (deadline == null) {
      return task.get();
    }
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      if (!state.compareAndSet(State.WORKING, State.LATE)) {
        return task.get();
      }
      letGo();
      throw missed();
    }
  }

  /** What the work threw, as its own declarations say. */
  private static RunFailedException reason(@Nullable Throwable thrown)
      throws DefinitionException, RunFailedException, IOException {
    if (thrown instanceof DefinitionException wrong) {
      throw wrong;
    }
    if (thrown instanceof RunFailedException failed) {
      throw failed;
    }
    if (thrown instanceof IOException refused) {
      throw refused;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) Objects.requireNonNull(thrown);
  }

  /**
   * Says how the work can be stopped from outside.
   *
   * @param cancel may hang
   */
  void cancelBy(Runnable cancel) {
    this.cancel = cancel;
  }

  /**
   * To be called when nothing is left but to move a release into place, which is done whatever the
   * time.
   *
   * @throws RunFailedException if the time is over
   */
  void beginPublishing() throws RunFailedException {
    if (!state.compareAndSet(State.WORKING, State.PUBLISHING)) {
      throw missed();
    }
  }

  private RunFailedException missed() {
    return new RunFailedException(
        "Cannot complete the run: it was not done by its deadline; expected it within %s. Nothing was published. Look at the log of the runner, or give it more time with --deadline."
            .formatted(Deadlines.text(Objects.requireNonNull(deadline))));
  }

  /** Asks for an end of the work; what it writes from now on reaches no release. */
  private void letGo() throws InterruptedException {
    FutureTask<?> cancelling = new FutureTask<>(cancel, null);
    start(cancelling, "cancel");
    try {
      cancelling.get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      // It hangs: the run ends all the same.
    }
  }

  private static void start(FutureTask<?> task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
