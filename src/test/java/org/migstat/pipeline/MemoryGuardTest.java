package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.beam.InputFile;

class MemoryGuardTest {
  @TempDir Path folder;

  @Test
  void anInputThatTheHeapCannotHoldIsRefusedBeforeItIsReadAndFlinkIsNamed() throws IOException {
    List<InputFile> inputs = List.of(sparse("large.csv", Runtime.getRuntime().maxMemory()));

    assertThatThrownBy(() -> MemoryGuard.check(inputs, Engines.DIRECT))
        .isInstanceOf(RunFailedException.class)
        .hasMessageMatching(
            "Cannot run on this machine's memory: the files hold about \\d+ MB of text, and the heap is \\d+ MB;"
                + " expected a heap of \\d+ MB or more\\. Raise it with MIGSTAT_JAVA_OPTS=-Xmx…, or run the Flink"
                + " build, which works beyond the memory: --runner flink\\.");
  }

  @Test
  void whatSpillsToDiskTakesInputOfAnySize() throws IOException {
    List<InputFile> inputs = List.of(sparse("large.csv", Runtime.getRuntime().maxMemory()));

    assertThatCode(() -> MemoryGuard.check(inputs, Engines.FLINK)).doesNotThrowAnyException();
  }

  @Test
  void aSmallInputIsRead() throws IOException {
    List<InputFile> inputs = List.of(sparse("small.csv", 1_000));

    assertThatCode(() -> MemoryGuard.check(inputs, Engines.DIRECT)).doesNotThrowAnyException();
  }

  /** A file of that size that takes no space on the disk. */
  private InputFile sparse(String name, long bytes) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
      empty.setLength(bytes);
    }
    return new InputFile(name, folder.toString(), 0);
  }
}
