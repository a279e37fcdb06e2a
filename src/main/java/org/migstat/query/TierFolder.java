package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;

/**
 * The folder of one tier in one release.
 *
 * @param path where it really is, links resolved: a release that is published meanwhile does not
 *     move it
 */
record TierFolder(Path path) {
  private static final String CURRENT = "current";
  private static final String RELEASES = "releases";

  /**
   * @param output folder that the releases were written to
   * @param release id of a release; null for the current one
   * @throws QueryException if the output holds no release, or not that release or tier
   */
  static TierFolder of(Path output, @Nullable String release, Tier tier)
      throws IOException, QueryException {
    Path folder = release(output, release);
    Path path = folder.resolve(tier.folder());
    if (!Files.isDirectory(path)) {
      throw new QueryException(
          "Cannot query tier %s of release %s: it is not there; the release has %s. Name one with --tier."
              .formatted(tier, folder.getFileName(), listed(tiers(folder))));
    }
    return new TierFolder(path);
  }

  /** Names of the folders in it, in order: one per data set. */
  List<String> dataSets() throws IOException {
    return folders(path);
  }

  /** Whether a data set has a file, and not just a folder. */
  boolean hasFiles(String dataSet) throws IOException {
    try (Stream<Path> paths = Files.walk(path.resolve(dataSet))) {
      return paths.anyMatch(file -> file.getFileName().toString().endsWith(".parquet"));
    }
  }

  private static Path release(Path output, @Nullable String release)
      throws IOException, QueryException {
    Path current = output.resolve(CURRENT);
    if (!Files.isDirectory(current)) {
      throw new QueryException(
          "Cannot query %s: no release is published there; expected the folder that a run wrote to. Run a job with --output %s first."
              .formatted(output, output));
    }
    if (release == null) {
      return current.toRealPath();
    }
    List<String> known = folders(output.resolve(RELEASES));
    if (!known.contains(release)) {
      throw new QueryException(
          "Cannot query release '%s' of %s: it is not there; known releases are %s. Name one with --release, or none for the current one."
              .formatted(release, output, listed(known)));
    }
    return output.resolve(RELEASES).resolve(release).toRealPath();
  }

  private static List<String> tiers(Path release) {
    return Arrays.stream(Tier.values())
        .filter(tier -> Files.isDirectory(release.resolve(tier.folder())))
        .map(tier -> tier.name().toUpperCase(Locale.ROOT))
        .toList();
  }

  private static List<String> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
  }
}
