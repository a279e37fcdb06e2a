package org.migstat.beam;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroupMemoryTest {
  private static final long MB = 1 << 20;

  private final GroupMemory memory = new GroupMemory(900 * MB);

  @Test
  void aGroupThatCannotFitIsRefusedWithWhatItNeeds() {
    assertThatThrownBy(() -> memory.take(101 * MB))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "one group of areas needs about 909 MB of memory, and the heap is 900 MB. Raise it with"
                + " MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers more.");
  }

  @Test
  @Timeout(30)
  void aGroupThatWouldNotFitBesideOthersWaitsForThem() throws Exception {
    memory.take(60 * MB);
    CompletableFuture<Thread> second = new CompletableFuture<>();
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(
            () -> {
              second.complete(Thread.currentThread());
              take(60 * MB);
            });
    Thread waiting = second.get(10, SECONDS);
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(done).isNotDone();

    memory.free(60 * MB);
    done.get(10, SECONDS);
  }

  @Test
  @Timeout(30)
  void groupsThatFitTogetherDoNotWait() throws Exception {
    memory.take(50 * MB);
    memory.take(50 * MB);
    memory.free(50 * MB);
    memory.take(50 * MB);
  }

  private void take(long bytes) {
    try {
      memory.take(bytes);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
