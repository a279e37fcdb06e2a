package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Tier;

/** A run as of a moment knows what was published by then, and nothing else. */
class AsOfTest {
  private static final List<String> OF_RECORDS =
      List.of("obs_all", "obs_resolved", "conflicts", "revisions", "links");

  @TempDir private Path folder;

  /** One table of June 2024, and one of September that contradicts it. */
  private JobCopy job(String name, String asOf) throws Exception {
    return SmallJob.in(folder.resolve(name))
        .input("broken.csv", SmallJob.HEADER + "AUT,2019-01-01,8858700\nAUT,2020-01-01,9000000\n")
        .editPipelines(
            "policy/resolution.yaml", text -> text.replace("STATUS,", "STATUS, VINTAGE,"))
        .editPipelines("collections/broken.yaml", text -> text.replace("2024-06-01", "2024-09-01"))
        .editJob(text -> text.replace("2025-01-01T00:00:00Z", asOf));
  }

  @Test
  void whatWasPublishedLaterIsAsIfItWereNotThere() throws Exception {
    PublishedRelease then = job("then", "2024-07-01T00:00:00Z").run();
    PublishedRelease without =
        job("without", "2024-07-01T00:00:00Z")
            .editJob(text -> text.replaceFirst("(?m)^ *- \\{definition: .*broken.*\\n", ""))
            .run();

    assertThat(then.rows(Tier.UN, "obs_resolved")).hasSize(2);
    for (String dataSet : OF_RECORDS) {
      assertThat(then.rows(Tier.UN, dataSet)).isEqualTo(without.rows(Tier.UN, dataSet));
    }
  }

  @Test
  void aLaterMomentAddsWhatWasPublishedUntilThen() throws Exception {
    PublishedRelease then = job("then", "2024-09-01T00:00:00Z").run();

    assertThat(
            PublishedRelease.lines(
                then.rows(Tier.UN, "obs_all"), List.of("collection", "obs_value", "role")))
        .containsExactlyInAnyOrder(
            "NSO_AUT,8858775,ALTERNATIVE",
            "NSO_AUT,8901064,ALTERNATIVE",
            "NSO_DEU,8858700,PREFERRED",
            "NSO_DEU,9000000,PREFERRED");
  }

  @Test
  void aLaterMomentAtWhichNothingWasPublishedChangesNothing() throws Exception {
    PublishedRelease one = job("one", "2024-10-01T00:00:00Z").run();
    PublishedRelease two = job("two", "2029-10-01T00:00:00Z").run();

    for (String dataSet : OF_RECORDS) {
      assertThat(two.rows(Tier.JOINT, dataSet)).isEqualTo(one.rows(Tier.JOINT, dataSet));
    }
  }
}
