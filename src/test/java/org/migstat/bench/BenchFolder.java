package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that runs of the benchmark read and leave behind. */
final class BenchFolder {
  private BenchFolder() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path file : all(from)) {
      Path place = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(place);
      } else {
        Files.copy(file, place);
      }
    }
  }

  /** What a rival wrote for the first tier is that of the others, whose records are the same. */
  static void copyFirstTier(Path out) throws IOException {
    for (String tier : List.of("iom", "joint")) {
      copy(out.resolve("un"), out.resolve(tier));
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = all(folder);
      for (int i = all.size() - 1; i >= 0; i--) {
        Files.delete(all.get(i));
      }
    }
  }

  /** The folder and all below it, folders before what they hold. */
  static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** The files below a folder. */
  static List<Path> files(Path folder) throws IOException {
    return all(folder).stream().filter(Files::isRegularFile).toList();
  }
}
