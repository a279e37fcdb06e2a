package org.migstat.beam;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.migstat.beam.GroupMemory.Need;
import org.migstat.beam.GroupMemory.Share;

class GroupMemoryTest {
  private static final long MB = 1 << 20;

  /** Room for nine hundred megabytes of groups. */
  private final GroupMemory memory = new GroupMemory(GroupMemory.BESIDE + 900 * MB);

  @Test
  void aGroupThatCannotFitIsRefusedWithWhatItNeedsAndWhere() {
    assertThatThrownBy(() -> work(whole(91)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "what is compared with IMM of area 276 needs about 1060 MB of memory, and the heap is"
                + " 1050 MB. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers"
                + " more.");
  }

  @Test
  void rowsForWhichThereIsNoRoomAreRefusedBeforeTheyAreAllThere() throws Exception {
    try (Share share = memory.begin()) {
      share.gather(800 * MB);
      assertThatThrownBy(() -> share.gather(101 * MB))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "the rows of areas that are resolved together need more than about 1051 MB of memory,"
                  + " and the heap is 1050 MB.");
    }
  }

  @Test
  @Timeout(30)
  void ofAGroupThatIsCutOnlyThePartAtWorkIsUnpacked() throws Exception {
    work(cut(180, 80));
  }

  @Test
  @Timeout(30)
  void aGroupThatWouldNotFitBesideOthersWaitsForThem() throws Exception {
    Share first = work(whole(60));
    CompletableFuture<Share> second = waiting(() -> work(whole(31)));

    first.close();
    second.get(10, SECONDS);
  }

  /** Not only when all of its rows are there: those of several groups that wait may be too much. */
  @Test
  @Timeout(30)
  void rowsThatWouldNotFitBesideOthersWaitForThem() throws Exception {
    Share first = work(whole(80));
    Share next = memory.begin();
    next.gather(100 * MB);
    CompletableFuture<Share> rest =
        waiting(
            () -> {
              next.gather(MB);
              return next;
            });

    first.close();
    rest.get(10, SECONDS);
  }

  @Test
  @Timeout(30)
  void aGroupIsGatheredWhenThatBeforeItIsAtWork() throws Exception {
    Share first = memory.begin();
    first.gather(MB);
    CompletableFuture<Share> second = waiting(() -> work(whole(1)));

    first.work(whole(1));
    second.get(10, SECONDS);
  }

  @Test
  @Timeout(30)
  void groupsThatFitTogetherDoNotWait() throws Exception {
    Share first = work(whole(45));
    work(whole(45));
    first.close();
    work(whole(45));
  }

  /** What is refused leaves all the room to others. */
  @Test
  @Timeout(30)
  void aRefusedGroupTakesNoRoom() throws Exception {
    assertThatThrownBy(() -> work(whole(91))).isInstanceOf(IllegalStateException.class);
    work(whole(90));
  }

  /** All of a group, which is at work then. */
  private Share work(Need need) throws InterruptedException {
    Share share = memory.begin();
    try {
      share.gather(need.packed());
      share.work(need);
    } catch (IllegalStateException refused) {
      share.close();
      throw refused;
    }
    return share;
  }

  /** Work in a thread of its own, once it waits. */
  private static CompletableFuture<Share> waiting(Callable<Share> work) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Share> done =
        CompletableFuture.supplyAsync(
            () -> {
              thread.complete(Thread.currentThread());
              try {
                return work.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    while (thread.get(10, SECONDS).getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(done).isNotDone();
    return done;
  }

  private static Need whole(long megabytes) {
    return cut(megabytes, megabytes);
  }

  private static Need cut(long megabytes, long part) {
    return new Need(megabytes * MB, part * MB, "IMM of area 276");
  }
}
