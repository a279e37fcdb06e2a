package org.migstat.beam;

/**
 * The heap of one virtual machine, for the groups that it resolves at the same time. A group that
 * would not fit beside the others waits until they are done; one that would not fit alone is
 * refused before it is unpacked, instead of ending the run somewhere in the middle.
 */
final class GroupMemory {
  /** That of this virtual machine. */
  static final GroupMemory HERE = new GroupMemory(Runtime.getRuntime().maxMemory());

  /** What the program, the engine and the files that are being written need beside the groups. */
  static final long BESIDE = 150L << 20;

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
   * Waits for room.
   *
   * @throws IllegalStateException if it needs more than there is
   */
  synchronized void take(Need need) throws InterruptedException {
    // A group that waits is there already.
    taken += need.packed();
    boolean fits = false;
    try {
      while (taken + need.unpacked() > room) {
        if (working == 0) {
          throw new IllegalStateException(tooLarge(need));
        }
        wait();
      }
      fits = true;
    } finally {
      if (!fits) {
        taken -= need.packed();
        notifyAll();
      }
    }
    taken += need.unpacked();
    working++;
  }

  private String tooLarge(Need need) {
    return "what is compared with %s needs about %d MB of memory, and the heap is %d MB. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers more."
        .formatted(need.figures(), need.bytes() + BESIDE >> 20, heap >> 20);
  }

  /** Gives the room back. */
  synchronized void free(Need need) {
    taken -= need.bytes();
    working--;
    notifyAll();
  }
}
