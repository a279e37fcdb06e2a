package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.migstat.beam.InputFile;

/**
 * Files in batches of about equal size. The embedded runner copies all that it has grouped so far
 * for every batch that comes in, so few batches are better than one for each file; how files are
 * batched changes nothing in what is published.
 */
final class InputBatches {
  private record Sized(InputFile file, long bytes) {}

  private static final class Batch {
    final List<InputFile> files = new ArrayList<>();
    long bytes;
  }

  private InputBatches() {}

  /**
   * @param files of the run
   * @param most number of batches; fewer if there are fewer files
   */
  static List<List<InputFile>> of(List<InputFile> files, int most) throws IOException {
    List<Sized> largestFirst = new ArrayList<>();
    for (InputFile file : files) {
      Path path = Path.of(file.path());
      largestFirst.add(new Sized(file, Files.isRegularFile(path) ? Files.size(path) : 0));
    }
    largestFirst.sort(
        Comparator.comparingLong(Sized::bytes)
            .reversed()
            .thenComparing(s -> s.file().submission()));
    PriorityQueue<Batch> lightest = new PriorityQueue<>(Comparator.comparingLong(b -> b.bytes));
    for (int i = 0; i < Math.min(most, files.size()); i++) {
      lightest.add(new Batch());
    }
    List<Batch> all = List.copyOf(lightest);
    for (Sized sized : largestFirst) {
      Batch batch = lightest.remove();
      batch.files.add(sized.file());
      batch.bytes += sized.bytes();
      lightest.add(batch);
    }
    return all.stream().map(batch -> List.copyOf(batch.files)).toList();
  }
}
