package org.migstat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.bench.BenchInput;

/**
 * Flink in one process works through an input of four times its heap, to the bytes that the
 * embedded runner gives where it has the memory. Packed, the rows are larger than the heap, too.
 */
@Tag("million")
class LargerThanMemoryIT {
  private static final long HEAP = 256;
  private static final int ROWS = 5_000_000;

  /** Text of a row beside what the definitions read, such as labels, in characters. */
  private static final int LABELS = 175;

  @TempDir private Path folder;

  @Test
  void flinkInOneProcessSpills() throws Exception {
    Path job = folder.resolve("job");
    BenchInput.even(ROWS, 200).write(job);
    long megabytes = labelled(job.resolve("input")) >> 20;
    assertThat(megabytes).isGreaterThan(4 * HEAP);

    Run large = run("large", job, "-Xmx12g");
    Ending embedded = large.here();
    assertThat(embedded.code()).as(embedded.err()).isZero();

    Run small = run("small", job, "-Xmx" + HEAP + "m");
    assertThat(small.here("--dry-run").err()).contains("Cannot run on this machine's memory");
    Ending spilled = small.here("--runner", "flink");
    assertThat(spilled.code()).as(spilled.err()).isZero();
    assertThat(small.bytes("r000001")).isEqualTo(large.bytes("r000001"));
    assertThat(small.leftovers()).isEmpty();
  }

  private Run run(String name, Path job, String heap) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return new Run(own, job.resolve("job.yaml"), List.of(heap));
  }

  /**
   * Gives each row of the files a column that no definition reads.
   *
   * @return their bytes
   */
  private static long labelled(Path input) throws IOException {
    long bytes = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(input)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path longer = file.resolveSibling(file.getFileName() + ".longer");
      try (BufferedReader from = Files.newBufferedReader(file);
          BufferedWriter to = Files.newBufferedWriter(longer)) {
        String line = from.readLine();
        String separator = line.contains(";") ? ";" : ",";
        for (String label = "labels"; line != null; line = from.readLine()) {
          to.write(line + separator + label + "\n");
          label = "label ".repeat(LABELS / 6);
        }
      }
      Files.move(longer, file, StandardCopyOption.REPLACE_EXISTING);
      bytes += Files.size(file);
    }
    return bytes;
  }
}
