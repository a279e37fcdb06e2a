package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.migstat.beam.GroupMemory;
import org.migstat.beam.InputFile;
import org.migstat.io.table.TextSize;

/**
 * Refuses, before anything is read, an input that the embedded runner could not hold: it keeps all
 * packed rows in memory until they are resolved.
 */
final class MemoryGuard {
  /**
   * Heap that a byte of text needs at the peak, packed rows and the groups at work together;
   * measured, rounded up.
   */
  private static final double HEAP_PER_BYTE = 9.0;

  private MemoryGuard() {}

  static void check(List<InputFile> inputs, Engines engine) throws RunFailedException, IOException {
    if (engine != Engines.DIRECT) {
      return;
    }
    long text = 0;
    for (InputFile input : inputs) {
      Path file = Path.of(input.path());
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        text += TextSize.of(file);
      }
    }
    long heap = Runtime.getRuntime().maxMemory();
    long needed = GroupMemory.BESIDE + (long) (text * HEAP_PER_BYTE);
    if (needed > heap) {
      throw new RunFailedException(
          "Cannot run on this machine's memory: the files hold about %d MB of text, and the heap is %d MB; expected a heap of %d MB or more. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…, or run the Flink build, which works beyond the memory: --runner flink."
              .formatted(text >> 20, heap >> 20, needed + (1 << 20) - 1 >> 20));
    }
  }
}
