package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.SeriesBreaks;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.release.PublishedTier;
import org.migstat.io.release.Releases;

/**
 * The releases that a run follows.
 *
 * @param compared folder of the release that conflicts are compared with, null for none
 * @param lastPublic the public tier that the run's follows: of that release, else of the newest
 *     that has one; null for none
 * @param publicRecords files of the records of all public tiers of the output, whose readers the
 *     run's has, too; of equal files one
 * @see "UN/SDMX 4.5 Time and linked tables"
 */
record EarlierReleases(
    @Nullable Path compared, @Nullable PublishedTier lastPublic, List<String> publicRecords) {
  /** How the restricted manifest names the fingerprint of the key of random rounding. */
  static final String ROUNDING_KEY = "rounding_key";

  private static final String RECORDS = "obs_all";

  /**
   * @param roundingKey fingerprint of the key of random rounding, empty for none
   * @throws DefinitionException if the release to compare with is not there, or the methods of
   *     disclosure control do not go with those of the last public tier
   * @throws IOException if a release is not as it was published
   */
  static EarlierReleases of(
      RunRequest request,
      Path output,
      Set<Tier> tiers,
      DisclosurePolicy disclosure,
      String roundingKey)
      throws DefinitionException, IOException {
    String id = request.previous();
    Path compared = id == null ? null : compared(request.job(), output, id, tiers);
    if (!tiers.contains(Tier.PUBLIC)) {
      return new EarlierReleases(compared, null, List.of());
    }
    Path release = compared == null ? newestWithPublic(output) : compared;
    if (release == null) {
      return new EarlierReleases(compared, null, List.of());
    }
    PublishedTier last = PublishedTier.in(publicOf(release));
    String keyThen = Releases.policies(release).getOrDefault(ROUNDING_KEY, "");
    Optional<String> broken =
        SeriesBreaks.between(last, disclosure, new SeriesBreaks.Keys(keyThen, roundingKey));
    if (broken.isPresent()) {
      throw DefinitionException.of(request.job(), broken.get());
    }
    return new EarlierReleases(compared, last, publicRecords(output));
  }

  private static List<String> publicRecords(Path output) throws IOException {
    Map<String, String> byHash = new TreeMap<>();
    for (String id : Releases.ids(output)) {
      Path folder = publicOf(Releases.release(output, id).orElseThrow());
      if (Files.isDirectory(folder)) {
        PublishedTier tier = PublishedTier.in(folder.toAbsolutePath().normalize());
        for (PublishedTier.File file : tier.verified(RECORDS, byHash.keySet())) {
          byHash.put(file.sha256(), file.path().toString());
        }
      }
    }
    return List.copyOf(byHash.values());
  }

  private static Path compared(Path job, Path output, String id, Set<Tier> tiers)
      throws DefinitionException, IOException {
    Path folder =
        Releases.release(output, id)
            .orElseThrow(
                () ->
                    DefinitionException.of(
                        job,
                        "there is no release '%s' in %s; expected the id of one that was published"
                            .formatted(id, output)));
    for (Tier tier : tiers) {
      Path before = folder.resolve(tier.folder());
      if (!Files.isDirectory(before)) {
        throw DefinitionException.of(
            job,
            "release '%s' has no tier %s; expected one that was published for every tier of this run. Compare with another, or name the tiers with --tier"
                .formatted(id, tier));
      }
      PublishedTier.in(before);
    }
    return folder.toAbsolutePath().normalize();
  }

  private static @Nullable Path newestWithPublic(Path output) throws IOException {
    Path newest = null;
    for (String id : Releases.ids(output)) {
      Path release = Releases.release(output, id).orElseThrow().toAbsolutePath().normalize();
      newest = Files.isDirectory(publicOf(release)) ? release : newest;
    }
    return newest;
  }

  private static Path publicOf(Path release) {
    return release.resolve(Tier.PUBLIC.folder());
  }

  /** As it travels to the workers. */
  @Nullable String comparedWith() {
    return compared == null ? null : compared.toString();
  }

  /** Folder of the last public tier, null for none. */
  @Nullable Path publicTier() {
    return lastPublic == null ? null : lastPublic.folder();
  }
}
