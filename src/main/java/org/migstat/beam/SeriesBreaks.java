package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.model.Indicator;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.PublishedTier;

/**
 * Changes of the method of disclosure control between two releases. Under one label they are
 * refused: the difference of a hidden and a rounded figure discloses.
 *
 * @see "UN/SDMX 4.5"
 */
public final class SeriesBreaks {
  /** How the settings of disclosure control begin in the data set {@code policy}. */
  static final String PREFIX = "disclosure.";

  private static final String METHOD = "method.";
  private static final String SERIES = "series.";
  private static final String DATASET = "policy";

  private SeriesBreaks() {}

  /** Fingerprints of keys of random rounding. */
  public record Keys(String then, String now) {
    boolean same() {
      return then.equals(now);
    }
  }

  /** Methods and labels by the names of their settings; an indicator without has method NONE. */
  static Map<String, String> treatments(DisclosurePolicy policy) {
    Map<String, String> treatments = new TreeMap<>();
    for (Indicator indicator : Indicator.values()) {
      Treatment treatment = policy.treatment(indicator);
      if (treatment.method() != Method.NONE) {
        treatments.put(METHOD + indicator, treatment.method().name());
      }
      if (!treatment.series().isEmpty()) {
        treatments.put(SERIES + indicator, treatment.series());
      }
    }
    return treatments;
  }

  /**
   * The first indicator whose method, or key of random rounding, is another than in the last public
   * release although its label is the same; empty if there is none.
   *
   * @throws IOException if the release is damaged
   */
  public static Optional<String> between(PublishedTier last, DisclosurePolicy policy, Keys keys)
      throws IOException {
    Map<String, String> before = settings(last);
    Map<String, String> now = treatments(policy);
    for (Indicator indicator : Indicator.values()) {
      String was = before.getOrDefault(PREFIX + METHOD + indicator, Method.NONE.name());
      String is = now.getOrDefault(METHOD + indicator, Method.NONE.name());
      String label = now.getOrDefault(SERIES + indicator, "");
      boolean sameLabel = before.getOrDefault(PREFIX + SERIES + indicator, "").equals(label);
      if (sameLabel && is.equals(Method.RR3.name()) && was.equals(is) && !keys.same()) {
        return Optional.of(
            "indicator %s was rounded with another key in the last public release, under the same label; figures that are rounded twice narrow each other down. Set %s to that key, or give the series another label in the disclosure policy"
                .formatted(indicator, RoundingKey.VARIABLE));
      }
      if ((sameLabel || label.isEmpty()) && !was.equals(is)) {
        return Optional.of(
            "indicator %s has method %s in the last public release and %s now, under %s; expected one method for a series. Give it another series in the disclosure policy, or keep the method"
                .formatted(indicator, was, is, sameLabel ? "the same label" : "no label"));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> settings(PublishedTier tier) throws IOException {
    tier.verify(Set.of(DATASET));
    Map<String, String> settings = new TreeMap<>();
    for (Path file : tier.filesOf(DATASET)) {
      for (Map<String, @Nullable Object> row : ParquetFiles.rows(file)) {
        settings.put(String.valueOf(row.get("setting")), String.valueOf(row.get("value")));
      }
    }
    return settings;
  }
}
