package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Releases;

/**
 * The folder of one tier in one release.
 *
 * @param path where it really is, links resolved: a release that is published meanwhile does not
 *     move it
 */
public record TierFolder(Path path) {
  /**
   * @param output folder that the releases were written to
   * @param release id of a release; null for the current one
   * @throws QueryException if the output holds no release, or not that release or tier
   */
  public static TierFolder of(Path output, @Nullable String release, Tier tier)
      throws IOException, QueryException {
    Path folder = release(output, release);
    Path path = folder.resolve(tier.folder());
    if (!Files.isDirectory(path)) {
      throw new QueryException(
          "Cannot read tier %s of release %s: it is not there; the release has %s. Name one of these, or run a job whose tiers name %s."
              .formatted(tier, folder.getFileName(), listed(tiers(folder)), tier));
    }
    return new TierFolder(path);
  }

  /** Name of the tier. */
  String tier() {
    return name(1).toUpperCase(Locale.ROOT);
  }

  /** Id of the release. */
  String release() {
    return name(2);
  }

  private String name(int fromEnd) {
    return path.getName(path.getNameCount() - fromEnd).toString();
  }

  private static Path release(Path output, @Nullable String release)
      throws IOException, QueryException {
    List<String> known = Releases.ids(output);
    if (known.isEmpty()) {
      throw new QueryException(
          "Cannot read %s: no release is published there; expected the folder that a run wrote to. Run a job with --output %s first."
              .formatted(output, output));
    }
    Optional<Path> folder =
        release == null ? Releases.current(output) : Releases.release(output, release);
    if (folder.isPresent()) {
      return folder.get().toRealPath();
    }
    throw new QueryException(
        release == null
            ? "Cannot read the current release of %s: 'current' leads to none; known releases are %s. Name one with --release, or run a job again."
                .formatted(output, listed(known))
            : "Cannot read release '%s' of %s: it is not there; known releases are %s. Name one of these."
                .formatted(release, output, listed(known)));
  }

  private static List<String> tiers(Path release) {
    return Arrays.stream(Tier.values())
        .filter(tier -> Files.isDirectory(release.resolve(tier.folder())))
        .map(tier -> tier.name().toUpperCase(Locale.ROOT))
        .toList();
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
  }
}
