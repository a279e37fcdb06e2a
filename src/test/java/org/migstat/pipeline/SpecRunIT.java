package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.SpecCase;
import org.migstat.core.resolve.SpecRelease;
import org.migstat.core.resolve.SpecRelease.Finding;
import org.migstat.core.resolve.SpecRelease.Place;

/** The cases of the standard from files to a published release, each as a job of its own. */
class SpecRunIT {
  @TempDir Path folder;

  static List<SpecCase> cases() throws IOException {
    return SpecCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void publishesWhatTheStandardSays(SpecCase spec) throws Exception {
    SpecFiles files = SpecFiles.of(spec, folder);
    PublishedRelease release = files.job().run();

    new SpecRelease(spec, release.folder(), files.names(), findings(release, spec.tier())).holds();
  }

  /**
   * What was found about records; that a figure is no multiple of its step is said of the row by
   * itself and no part of the cases.
   */
  private static List<Finding> findings(PublishedRelease release, Tier tier) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Map<String, @Nullable Object> row : release.rows(tier, "validation_results")) {
      RuleId rule = RuleId.valueOf(PublishedRelease.text(row, "rule_id").replace('-', '_'));
      if (rule == RuleId.V_ROUND) {
        continue;
      }
      Place first =
          new Place(
              PublishedRelease.text(row, "submission"),
              row.get("line") instanceof Long line ? line : 0);
      long count = Long.parseLong(PublishedRelease.text(row, "failed"));
      findings.add(new Finding(rule, first, count, PublishedRelease.text(row, "detail")));
    }
    return findings;
  }
}
