package org.migstat.beam;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.migstat.beam.GroupMemory.Need;

class GroupMemoryTest {
  private static final long MB = 1 << 20;

  /** Room for nine hundred megabytes of groups. */
  private final GroupMemory memory = new GroupMemory(GroupMemory.BESIDE + 900 * MB);

  @Test
  void aGroupThatCannotFitIsRefusedWithWhatItNeedsAndWhere() {
    assertThatThrownBy(() -> memory.take(whole(91)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "what is compared with IMM of area 276 needs about 1060 MB of memory, and the heap is"
                + " 1050 MB. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers"
                + " more.");
  }

  @Test
  @Timeout(30)
  void ofAGroupThatIsCutOnlyThePartAtWorkIsUnpacked() throws Exception {
    memory.take(cut(180, 80));
  }

  @Test
  @Timeout(30)
  void aGroupThatWouldNotFitBesideOthersWaitsForThem() throws Exception {
    memory.take(whole(60));
    CompletableFuture<Thread> second = new CompletableFuture<>();
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(
            () -> {
              second.complete(Thread.currentThread());
              take(whole(31));
            });
    Thread waiting = second.get(10, SECONDS);
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(done).isNotDone();

    memory.free(whole(60));
    done.get(10, SECONDS);
  }

  @Test
  @Timeout(30)
  void groupsThatFitTogetherDoNotWait() throws Exception {
    memory.take(whole(45));
    memory.take(whole(45));
    memory.free(whole(45));
    memory.take(whole(45));
  }

  /** What is refused leaves all the room to others. */
  @Test
  @Timeout(30)
  void aRefusedGroupTakesNoRoom() throws Exception {
    assertThatThrownBy(() -> memory.take(whole(91))).isInstanceOf(IllegalStateException.class);
    memory.take(whole(90));
  }

  private void take(Need need) {
    try {
      memory.take(need);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Need whole(long megabytes) {
    return cut(megabytes, megabytes);
  }

  private static Need cut(long megabytes, long part) {
    return new Need(megabytes * MB, part * MB, "IMM of area 276");
  }
}
