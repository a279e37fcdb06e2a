package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.audit.PublicRelease;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.definition.LeastPolicy;
import org.migstat.io.release.BusyException;
import org.migstat.io.release.Section;
import org.migstat.io.release.Staging;

/** What the public is shown in one release after another. Readers keep the earlier ones. */
class PublicReleasesTest {
  private static final String JOB =
      """
      as_of: 2025-01-01T00:00:00Z
      tiers: [UN, IOM, JOINT, PUBLIC]
      buckets: 1
      policy: {resolution: policy/resolution.yaml, derivations: policy/derivations.yaml, arrangements: policy/arrangements.yaml, disclosure: policy/disclosure.yaml}
      collections:
        - {definition: collections/returns.yaml, files: [returns.csv]}
      """;

  private static final String RETURNS =
      """
      collection: IOM_AVRR
      dataflow: RETURNS
      title: Assisted returns
      provider: Invented
      citation: Invented figures
      vintage: {column: published, format: yyyy-MM-dd}
      vintage_basis: stated
      received_by: [UN, IOM]
      default_confidentiality: F
      layout: {format: csv, encoding: UTF-8}
      concepts:
        INDICATOR: RET_AVR
        REF_AREA: "276"
        COUNTERPART_AREA: {column: to, codes: to.csv, scheme: ISO3}
        POP_BASIS: CRT
        DURATION: _Z
        TIME_PERIOD: "2020"
        CONF_STATUS: {column: conf}
      value: {column: persons}
      """;

  private static final String HEADER = "to,persons,published,conf\n";
  private static final String PARTS =
      "ALB,120,2021-05-20,\nGEO,3,2021-05-20,\nIRQ,17,2021-05-20,\nSYR,0,2021-05-20,\n";
  private static final String TOTAL = "all,140,2021-05-20,\n";

  @TempDir private Path folder;

  private JobCopy job(String rows) throws IOException {
    return new JobCopy(folder, "job.yaml")
        .pipelines("job.yaml", JOB)
        .pipelines("collections/returns.yaml", RETURNS)
        .pipelines("collections/maps/to.csv", "source,code\nall,_T\n")
        .pipelines("policy/resolution.yaml", LeastPolicy.RESOLUTION)
        .pipelines("policy/derivations.yaml", LeastPolicy.DERIVATIONS)
        .pipelines("policy/arrangements.yaml", LeastPolicy.ARRANGEMENTS)
        .pipelines("policy/disclosure.yaml", "threshold: 5\n")
        .input("returns.csv", HEADER + rows);
  }

  /** Counterpart and figure of every record of the public tier that is current. */
  private static List<String> shown(JobCopy job) throws IOException {
    PublishedRelease release = PublishedRelease.current(job.output());
    return release.rows(Tier.PUBLIC, "obs_all").stream()
        .map(row -> row.get("counterpart_area") + " " + row.get("obs_value"))
        .sorted()
        .toList();
  }

  @Test
  void aSmallCountAndItsSmallestPartnerAreHidden() throws Exception {
    JobCopy job = job(PARTS + TOTAL);
    job.run();

    assertThat(shown(job))
        .containsExactly("008 120.0", "268 null", "368 null", "760 0.0", "_T 140.0");
  }

  @Test
  void whatWasShownBeforeCannotProtectSoTheTotalThatCameLaterIsHidden() throws Exception {
    JobCopy job = job(PARTS);
    job.run();
    assertThat(shown(job)).containsExactly("008 120.0", "268 null", "368 17.0", "760 0.0");

    job.input("returns.csv", HEADER + PARTS + TOTAL).run();

    assertThat(shown(job))
        .containsExactly("008 120.0", "268 null", "368 17.0", "760 0.0", "_T null");
  }

  @Test
  void aReleaseInBetweenDoesNotMakeWhatWasShownBeforeForgotten() throws Exception {
    JobCopy job = job(PARTS);
    job.run();
    job.input("returns.csv", HEADER + "ALB,120,2021-05-20,\n").run();
    assertThat(shown(job)).containsExactly("008 120.0");

    job.input("returns.csv", HEADER + PARTS + TOTAL).run();

    assertThat(shown(job))
        .containsExactly("008 120.0", "268 null", "368 17.0", "760 0.0", "_T null");
  }

  @Test
  void earlierReleasesAreLookedAtWhenNoOtherRunCanPublishOne() throws Exception {
    JobCopy job = job(PARTS);
    Path damaged = job.run().folder().resolve("manifest.json");
    Files.writeString(damaged, "{");

    try (Staging other = Staging.open(job.output())) {
      assertThatThrownBy(job::report).isInstanceOf(BusyException.class);
      assertThat(Path.of(other.folder().root())).isDirectory();
    }
    assertThatThrownBy(job::report)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot use %s: it is no manifest of a release; expected what its run published. Restore"
                + " the release, or run the job again.",
            damaged);
  }

  @Test
  void whatWasHiddenStaysHiddenAlthoughItIsNotSmallAnyMore() throws Exception {
    JobCopy job = job(PARTS + TOTAL);
    job.run();
    String revised = (PARTS + TOTAL).replace("2021-05-20", "2022-05-20");

    job.input("returns.csv", HEADER + revised.replace("GEO,3", "GEO,30").replace("140", "167"))
        .run();

    assertThat(shown(job)).contains("268 null", "368 null");
  }

  @Test
  void unlessItsProviderPublishesItMeanwhile() throws Exception {
    JobCopy job = job(PARTS);
    job.run();

    job.input("returns.csv", HEADER + PARTS.replace("GEO,3,2021-05-20,", "GEO,3,2021-05-20,F"))
        .run();

    assertThat(shown(job)).containsExactly("008 120.0", "268 3.0", "368 17.0", "760 0.0");
  }

  @Test
  void theSameReleaseAgainIsTheSameBytes() throws Exception {
    JobCopy job = job(PARTS + TOTAL);
    Path first = job.run().folder();
    Path second = job.run().folder();

    assertThat(Listing.hashes(second, List.of("public")))
        .isEqualTo(Listing.hashes(first, List.of("public")));
  }

  @Test
  void anotherMethodNeedsAnotherLabel() throws Exception {
    JobCopy job = job(PARTS + TOTAL);
    job.run();
    job.pipelines(
        "policy/disclosure.yaml",
        "sdc_method: [{indicator: RET_AVR, method: NONE, series: \"1\"}]\n");
    job.run();
    assertThat(shown(job)).contains("268 null");
    job.pipelines(
        "policy/disclosure.yaml",
        "sdc_method: [{indicator: RET_AVR, method: ROUND5, series: \"1\"}]\n");

    assertThatThrownBy(job::report)
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": indicator RET_AVR has method NONE in the last public release and ROUND5 now,"
                + " under the same label; expected one method for a series. Give it another series"
                + " in the disclosure policy, or keep the method.");
  }

  @Test
  void randomRoundingWithoutItsKeyIsRefused() throws Exception {
    JobCopy job =
        job(PARTS)
            .pipelines(
                "policy/disclosure.yaml",
                "sdc_method: [{indicator: RET_AVR, method: RR3, series: \"1\"}]\n");

    assertThatThrownBy(job::report)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("environment variable MIGSTAT_ROUNDING_KEY; found none");
  }

  @Test
  void theLogOfItsPartyTellsWhyAFigureIsHidden() throws Exception {
    PublishedRelease release = job(PARTS + TOTAL).run();

    assertThat(
            release.rows(Section.WITHHELD_IOM, "withheld_log").stream()
                .map(PublicReleasesTest::reason)
                .sorted())
        .containsExactly("PUBLIC PRIMARY 268", "PUBLIC SECONDARY 368");
  }

  private static String reason(Map<String, @Nullable Object> row) {
    String area = PublishedRelease.text(row, "cell_key").split("\\.")[2];
    return row.get("tier") + " " + row.get("rule") + " " + area;
  }

  @Test
  void aReleaseThatGivesAHiddenFigureBackDoesNotGoOut() throws Exception {
    Path output = PublicRelease.in(Files.createDirectory(folder.resolve("unsafe")));

    assertThatThrownBy(() -> new PublicGate(null).inspect(output.resolve("releases/r000001")))
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith(
            "Cannot publish: it is not known that readers of tier PUBLIC cannot work out what it"
                + " hides: 1 figures come back, 0 slices could not be judged; the first is"
                + " ASY_APP_FIRST.")
        .hasMessageEndingWith(
            " Nothing was published. Leave the table out, or tell the maintainers.");
    new PublicGate(null).inspect(output.resolve("releases/r000002"));
    new PublicGate(null).inspect(output.resolve("releases/r000003"));
  }
}
