package org.migstat.beam;

/**
 * The heap of one virtual machine, for the groups that it resolves at the same time. A group that
 * would not fit beside the others waits until they are done; one that would not fit alone is
 * refused before it is unpacked, instead of ending the run somewhere in the middle.
 */
final class GroupMemory {
  /** That of this virtual machine. */
  static final GroupMemory HERE = new GroupMemory(Runtime.getRuntime().maxMemory());

  /**
   * Heap that a packed byte needs while its group is resolved, the collector's room included;
   * measured with 4.5 million rows of one area, rounded up.
   */
  private static final long HEAP_PER_BYTE = 9;

  private final long heap;
  private long taken;

  GroupMemory(long heap) {
    this.heap = heap;
  }

  /**
   * Waits for room.
   *
   * @param packed size of the group in bytes, as it travels
   * @throws IllegalStateException if it needs more than there is
   */
  synchronized void take(long packed) throws InterruptedException {
    long needed = packed * HEAP_PER_BYTE;
    if (needed > heap) {
      throw new IllegalStateException(
          "one group of areas needs about %d MB of memory, and the heap is %d MB. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…; on a cluster, give its workers more."
              .formatted(needed >> 20, heap >> 20));
    }
    while (taken + needed > heap) {
      wait();
    }
    taken += needed;
  }

  /** Gives the room back. */
  synchronized void free(long packed) {
    taken -= packed * HEAP_PER_BYTE;
    notifyAll();
  }
}
