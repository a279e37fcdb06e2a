package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.beam.SeriesBreaks.Keys;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ProtocolTables;
import org.migstat.io.parquet.ProtocolTables.Setting;
import org.migstat.io.release.PublishedTier;
import org.migstat.io.release.TierManifest;

/** Two ways to hide one figure disclose it, so a series keeps its way. */
class SeriesBreaksTest {
  @TempDir private Path tier;

  private PublishedTier last() throws IOException {
    Path file = Files.createDirectories(tier.resolve("policy")).resolve("part-00000.parquet");
    try (var writer = ProtocolTables.policy().open(file, Map.of())) {
      for (var setting : SeriesBreaks.treatments(policy(Method.RR3, "1")).entrySet()) {
        writer.write(
            new Setting(SeriesBreaks.PREFIX + setting.getKey(), 0, setting.getValue(), "p1"));
      }
      writer.finish();
    }
    TierManifest.write(tier, Tier.PUBLIC);
    return PublishedTier.in(tier);
  }

  private static DisclosurePolicy policy(Method method, String series) {
    return new DisclosurePolicy(
        "", 5, true, false, true, Map.of(Indicator.RET_AVR, new Treatment(method, series)));
  }

  @Test
  void theSameMethodAndKeyGoOn() throws IOException {
    assertThat(SeriesBreaks.between(last(), policy(Method.RR3, "1"), new Keys("ab", "ab")))
        .isEmpty();
  }

  @Test
  void figuresAreNotRoundedAgainWithAnotherKey() throws IOException {
    PublishedTier last = last();

    for (Keys keys : List.of(new Keys("ab", "cd"), new Keys("", "cd"))) {
      assertThat(SeriesBreaks.between(last, policy(Method.RR3, "1"), keys))
          .contains(
              "indicator RET_AVR was rounded with another key in the last public release, under the"
                  + " same label; figures that are rounded twice narrow each other down. Set"
                  + " MIGSTAT_ROUNDING_KEY to that key, or give the series another label in the"
                  + " disclosure policy");
    }
    assertThat(SeriesBreaks.between(last, policy(Method.RR3, "2"), new Keys("ab", "cd"))).isEmpty();
  }

  @Test
  void goingBackToTheMethodOfAllNeedsALabelToo() throws IOException {
    PublishedTier last = last();

    assertThat(SeriesBreaks.between(last, DisclosurePolicy.USUAL, new Keys("ab", "")).orElseThrow())
        .startsWith(
            "indicator RET_AVR has method RR3 in the last public release and SUPPRESS now, under no"
                + " label");
    assertThat(SeriesBreaks.between(last, policy(Method.SUPPRESS, "2"), new Keys("ab", "")))
        .isEmpty();
  }

  @Test
  void anotherMethodNeedsAnotherLabel() throws IOException {
    PublishedTier last = last();

    assertThat(
            SeriesBreaks.between(last, policy(Method.ROUND5, "1"), new Keys("ab", ""))
                .orElseThrow())
        .startsWith(
            "indicator RET_AVR has method RR3 in the last public release and ROUND5 now, under the"
                + " same label");
    assertThat(SeriesBreaks.between(last, policy(Method.ROUND5, "2"), new Keys("ab", "")))
        .isEmpty();
  }
}
