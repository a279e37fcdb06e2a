package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.migstat.io.definition.DefinitionException;

@Timeout(60)
class SupervisionTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final String LATE =
      "Cannot complete the run: it was not done by its deadline; expected it within 1s. Nothing was published. Look at the log of the runner, or give it more time with --deadline.";

  /** Nothing but its own end stops it, as with a disk that does not answer. */
  static void hang(CountDownLatch until) {
    boolean over = false;
    while (!over) {
      try {
        until.await();
        over = true;
      } catch (InterruptedException ignored) {
        over = false;
      }
    }
  }

  @Test
  void whateverHangsTheRunEndsAndTheWorkIsAskedToEnd() {
    Supervision supervision = new Supervision(SHORT);
    CountDownLatch asked = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                supervision.watch(
                    () -> {
                      supervision.cancelBy(asked::countDown);
                      hang(new CountDownLatch(1));
                      return "done";
                    }))
        .isInstanceOf(RunFailedException.class)
        .hasMessage(LATE);
    assertThat(asked.getCount()).isZero();
  }

  @Test
  void whatIsLatePublishesNothingWhenItWakesUp() throws Exception {
    Supervision supervision = new Supervision(SHORT);
    CountDownLatch woken = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                supervision.watch(
                    () -> {
                      hang(woken);
                      try {
                        supervision.beginPublishing();
                      } catch (RunFailedException failed) {
                        refused.countDown();
                        throw failed;
                      }
                      return "published";
                    }))
        .hasMessage(LATE);
    woken.countDown();

    assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsBeingPublishedIsPublishedWhateverTheTime() throws Exception {
    Supervision supervision = new Supervision(SHORT);

    String told =
        supervision.watch(
            () -> {
              supervision.beginPublishing();
              sleep(SHORT.multipliedBy(2));
              return "published";
            });

    assertThat(told).isEqualTo("published");
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatTheWorkThrowsIsThrownAsItIs() {
    RunFailedException failed = new RunFailedException("Cannot.");
    isThrown(
        failed,
        () -> {
          throw failed;
        });
    IOException refused = new NoSuchFileException("file");
    isThrown(
        refused,
        () -> {
          throw refused;
        });
    DefinitionException wrong = DefinitionException.of(Path.of("job.yaml"), "wrong");
    isThrown(
        wrong,
        () -> {
          throw wrong;
        });
    RuntimeException ours = new IllegalStateException("ours");
    isThrown(
        ours,
        () -> {
          throw ours;
        });
    Error worse = new AssertionError("ours");
    isThrown(
        worse,
        () -> {
          throw worse;
        });
  }

  private static void isThrown(Throwable thrown, Supervision.Work<String> work) {
    assertThatThrownBy(() -> new Supervision(null).watch(work)).isSameAs(thrown);
  }
}
