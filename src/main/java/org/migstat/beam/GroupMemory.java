package org.migstat.beam;

/**
 * The heap of one virtual machine, for the groups that it resolves at the same time. A group that
 * would not fit beside those at work waits until they are done, before more of its rows are taken
 * in; one that would not fit alone is refused before it is unpacked, instead of ending the run
 * somewhere in the middle.
 */
public final class GroupMemory {
  /** That of this virtual machine. */
  static final GroupMemory HERE = new GroupMemory(Runtime.getRuntime().maxMemory());

  /** What the program, the engine and the files that are being written need beside the groups. */
  public static final long BESIDE = 150L << 20;

  /**
   * Heap that a packed byte needs while its part of a group is resolved, the collector's room
   * included; measured with 4.5 million rows of one area, rounded up.
   */
  private static final long HEAP_PER_BYTE = 9;

  /** So many parts have room side by side where groups can be cut. */
  private static final int PARTS = 4;

  private final long heap;
  private final long room;
  private long taken;
  private int working;
  private boolean gathering;

  /**
   * What a group needs.
   *
   * @param packed bytes of the group as it travels, all of which stay to the end
   * @param part those of its largest part, which are unpacked together
   * @param figures that begin this part
   */
  record Need(long packed, long part, String figures) {
    long bytes() {
      return packed + unpacked();
    }

    long unpacked() {
      return part * HEAP_PER_BYTE;
    }
  }

  GroupMemory(long heap) {
    this.heap = heap;
    this.room = heap - BESIDE;
  }

  /** Packed bytes of a group or part beyond which it should be cut. */
  long mostOfPart() {
    return Math.max(room, 0) / PARTS / HEAP_PER_BYTE;
  }

  /**
   * The share of a group whose rows are about to be gathered. One group is gathered at a time: two
   * that both wait for room with half of their rows would wait for each other.
   */
  synchronized Share begin() throws InterruptedException {
    while (gathering) {
      wait();
    }
    gathering = true;
    return new Share();
  }

  private String tooLarge(String what, long bytes) {
    return "%s about %d MB of memory, and the heap is %d MB. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers more."
        .formatted(what, bytes + BESIDE >> 20, heap >> 20);
  }

  /** What one group takes, from its first row until it is closed. */
  final class Share implements AutoCloseable {
    private long bytes;
    private boolean atWork;

    private Share() {}

    /**
     * Takes in rows of the group.
     *
     * @param packed their bytes
     * @throws IllegalStateException if there is no room for them, and nothing at work that will
     *     make some
     */
    void gather(long packed) throws InterruptedException {
      synchronized (GroupMemory.this) {
        if (!roomFor(packed)) {
          throw new IllegalStateException(
              tooLarge(
                  "the rows of areas that are resolved together need more than", bytes + packed));
        }
        take(packed);
      }
    }

    /**
     * Waits until the group can be worked through; then the next one may be gathered.
     *
     * @param need with the rows that were gathered
     * @throws IllegalStateException if it needs more than there is
     */
    void work(Need need) throws InterruptedException {
      synchronized (GroupMemory.this) {
        if (!roomFor(need.unpacked())) {
          throw new IllegalStateException(
              tooLarge("what is compared with " + need.figures() + " needs", need.bytes()));
        }
        take(need.unpacked());
        atWork = true;
        working++;
        letNextGather();
      }
    }

    private boolean roomFor(long more) throws InterruptedException {
      while (taken + more > room && working > 0) {
        GroupMemory.this.wait();
      }
      return taken + more <= room;
    }

    private void take(long more) {
      bytes += more;
      taken += more;
    }

    private void letNextGather() {
      gathering = false;
      GroupMemory.this.notifyAll();
    }

    /** Gives everything back. */
    @Override
    public void close() {
      synchronized (GroupMemory.this) {
        taken -= bytes;
        if (atWork) {
          working--;
          GroupMemory.this.notifyAll();
        } else {
          letNextGather();
        }
      }
    }
  }
}
