package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.Definitions;
import org.migstat.io.release.Section;
import org.migstat.pipeline.CheckReport.CheckedCorrection;
import org.migstat.pipeline.CheckReport.CheckedDefinition;
import org.migstat.pipeline.RunReport.Refusal;

/** What the register of corrections does to a run: everything it changes can be seen. */
class CorrectionsTest {
  private static final String END =
      """
          reason: invented
          asked: {who: the office, date: 2024-07-01}
          valid_until: 2025-01-01
      """;
  private static final String EXCLUDE =
      """
        - id: EXC
          collection: NSO_DEU
          cell: {INDICATOR: POP_STOCK, TIME_PERIOD: 2019-01-01}
          action: exclude
      """
          + END;
  private static final String REPLACE =
      """
        - id: REP
          collection: NSO_DEU
          dataflow: STOCK
          cell: {INDICATOR: POP_STOCK, REF_AREA: "276", TIME_PERIOD: 2018-01-01}
          action: replace
          replace: {TIME_PERIOD: 2018-12-31}
      """
          + END;
  private static final String MARK =
      """
        - id: MARK
          collection: NSO_DEU
          cell: {TIME_PERIOD: 2017-01-01}
          action: mark
          mark: [U]
      """
          + END;

  private static final String LATER =
      MARK.replace("MARK", "LATER").replace("2025-01-01", "2025-06-01");

  @TempDir Path folder;

  private JobCopy job(String... entries) throws Exception {
    return SmallJob.in(folder)
        .editJob(
            text ->
                text.replace(
                    "arrangements.yaml}",
                    "arrangements.yaml, corrections: policy/corrections.yaml}"))
        .pipelines("policy/corrections.yaml", "corrections:\n" + String.join("", entries));
  }

  private static CheckedCorrection checked(String id, Action action, long values) {
    return new CheckedCorrection(id, "NSO_DEU", action, values);
  }

  @Test
  void aCheckAppliesTheEntriesInForceToItsSample() throws Exception {
    JobCopy job =
        job(
            EXCLUDE.replace("POP_STOCK, TIME_PERIOD: 2019-01-01", "POP_STOCK"),
            REPLACE.replace("2025-01-01", "2025-06-01"),
            MARK.replace("2017", "1990"),
            MARK.replace("MARK", "OLD").replace("2025-01-01", "2024-12-31"));
    String rows = SmallJob.ROWS.repeat(CheckReport.SAMPLE_ROWS / 20 + 1);
    job.input("broken.csv", SmallJob.HEADER + rows);

    CheckReport report = CheckRun.check(job.job(), job.input());

    // Of twenty years each, to the end of the sample; the entry before takes what the second fits.
    assertThat(report.corrections())
        .containsExactly(
            checked("EXC", Action.EXCLUDE, CheckReport.SAMPLE_ROWS),
            checked("REP", Action.REPLACE, 0),
            checked("MARK", Action.MARK, 0));
    assertThat(report.warnings())
        .containsExactly(
            "policy/corrections.yaml line 26: found the correction OLD to be valid until"
                + " 2024-12-31; it was not applied.");
    assertThat(report.rejectsAboveWarning()).isFalse();
  }

  @Test
  void aCheckHoldsAReplacedKeyAgainstTheRules() throws Exception {
    JobCopy job = job(REPLACE.replace("2018-12-31", "2028-12-31"));

    assertThat(CheckRun.check(job.job(), job.input()).collections().get(1))
        .isEqualTo(
            new CheckedDefinition(
                "broken",
                1,
                20,
                20,
                0,
                19,
                1,
                List.of(new Refusal(RuleId.V_TIME_FUT, 1)),
                List.of(
                    "V-TIME-FUT broken.csv row 20 column 'persons': found a period that starts after"
                        + " the publication date; expected a forecast flag; the row is read with"
                        + " the correction REP.")));
  }

  @Test
  void aCheckWithoutAsOfTakesNoEntryAsOverAndOneOfACollectionHasNoRegister() throws Exception {
    JobCopy job = job(MARK).editJob(text -> text.replace("as_of: 2025-01-01T00:00:00Z\n", ""));
    Path collection = job.job().resolveSibling("collections/broken.yaml");

    CheckReport open = CheckRun.check(job.job(), job.input());
    CheckReport alone = CheckRun.check(collection, job.input());

    assertThat(open.corrections()).containsExactly(checked("MARK", Action.MARK, 1));
    assertThat(open.warnings()).isEmpty();
    assertThat(alone.corrections()).isEmpty();
    assertThat(alone.warnings()).isEmpty();
  }

  private static List<String> corrected(PublishedRelease release) throws Exception {
    return PublishedRelease.lines(
            release.rows(Tier.IOM, "obs_all"),
            List.of(
                "correction_id", "time_period", "role", "obs_status", "quality_flags", "src_time"))
        .stream()
        .filter(line -> !line.startsWith(","))
        .toList();
  }

  @Test
  void eachActionIsVisibleInTheRecordsItChanges() throws Exception {
    RunReport report = job(EXCLUDE, REPLACE, MARK).report();
    PublishedRelease release = PublishedRelease.current(folder.resolve("out"));

    assertThat(corrected(release))
        .containsExactly(
            "MARK,2017-01-01,PREFERRED,U,CORRECTED,2017-01-01",
            "REP,2018-12-31,PREFERRED,A,CORRECTED,2018-01-01",
            "EXC,2019-01-01,QUARANTINED,A,,2019-01-01");
    assertThat(
            PublishedRelease.lines(release.rows(Tier.UN, "obs_resolved"), List.of("time_period")))
        .contains("2018-12-31")
        .doesNotContain("2018-01-01");
    assertThat(SmallJob.findings(release))
        .containsExactly(
            "V-CORR-EXCLUDE,broken.csv,21,persons,found a record that an entry of the corrections"
                + " register excludes; see its correction_id,1");
    assertThat(
            PublishedRelease.lines(
                release.rows(Tier.JOINT, "ledger"),
                List.of("submission", "name", "reason", "count")))
        .containsExactly(
            "broken.csv,PREFERRED,,19",
            "broken.csv,QUARANTINED,V-CORR-EXCLUDE,1",
            "sound.csv,PREFERRED,,2");
    assertThat(report.warnings()).isEmpty();
    assertThat(report.publishedWithRejects()).isFalse();
  }

  @Test
  void anOutputSaysWhichEntriesMadeItAndTheOperatorIsToldOfTheWholeRegister() throws Exception {
    JobCopy job = job(EXCLUDE, MARK, MARK.replace("MARK", "UNUSED").replace("2017", "1990"));
    PublishedRelease release = job.run();
    Path register = job.job().resolveSibling("policy/corrections.yaml");
    List<Correction> entries = Definitions.job(job.job()).corrections().entries();

    assertThat(corrections(release.rows(Tier.JOINT, "policy")))
        .containsExactly(
            "correction.EXC,0," + entries.get(0).contentHash(),
            "correction.MARK,0," + entries.get(1).contentHash());
    assertThat(corrections(release.rows(Section.REFERENCE, "policy")))
        .containsExactly("corrections,0," + Listing.sha256(register));
  }

  private static List<String> corrections(List<Map<String, @Nullable Object>> policy) {
    return PublishedRelease.lines(policy, List.of("setting", "position", "value")).stream()
        .filter(line -> line.startsWith("correction"))
        .toList();
  }

  @Test
  void whatIsExcludedIsNoReject() throws Exception {
    RunReport report = job(EXCLUDE.replace(", TIME_PERIOD: 2019-01-01", "")).report();

    assertThat(report.publishedWithRejects()).isFalse();
    assertThat(corrected(PublishedRelease.current(folder.resolve("out"))))
        .hasSize(20)
        .allMatch(line -> line.contains(",QUARANTINED,"));
  }

  @Test
  void anEntryThatIsOverOrFitsNothingIsToldAndNotApplied() throws Exception {
    JobCopy job =
        job(
            EXCLUDE.replace("valid_until: 2025-01-01", "valid_until: 2024-12-31"),
            MARK.replace("2017", "1990"));
    List<String> findings =
        List.of(
            "V-CORR-EXPIRED,policy/corrections.yaml,,,found the correction EXC to be valid until"
                + " 2024-12-31; it was not applied,1",
            "V-CORR-UNUSED,policy/corrections.yaml,,,found no record that the correction MARK"
                + " is the first to fit; expected one,1");

    RunReport report = job.report();
    PublishedRelease release = PublishedRelease.current(job.output());

    assertThat(SmallJob.findings(release)).isEqualTo(findings);
    assertThat(corrected(release)).isEmpty();
    assertThat(report.warnings())
        .containsExactly(
            "policy/corrections.yaml line 2: found the correction EXC to be valid until 2024-12-31;"
                + " it was not applied.",
            "policy/corrections.yaml line 9: found no record that the correction MARK is the"
                + " first to fit; expected one.");
    assertThat(report.publishedWithRejects()).isFalse();
  }

  @Test
  void ofTwoEntriesThatFitARecordTheFirstIsAppliedAndTheOtherIsTold() throws Exception {
    JobCopy job = job(EXCLUDE.replace("POP_STOCK, TIME_PERIOD: 2019-01-01", "POP_STOCK"), LATER);

    RunReport report = job.report();

    assertThat(corrected(PublishedRelease.current(job.output())))
        .hasSize(20)
        .allMatch(line -> line.startsWith("EXC,"));
    assertThat(report.warnings())
        .containsExactly(
            "policy/corrections.yaml line 9: found no record that the correction LATER is the first"
                + " to fit; expected one.");
  }

  @Test
  void aCellWhoseOnlyRecordIsExcludedIsNotResolvedAndNotLost() throws Exception {
    PublishedRelease release = job(EXCLUDE).run();
    List<String> columns = List.of("ref_area", "time_period", "obs_value");

    for (Tier tier : List.of(Tier.UN, Tier.IOM, Tier.JOINT)) {
      assertThat(PublishedRelease.lines(release.rows(tier, "obs_resolved"), columns))
          .contains("276,2018-01-01,3018", "040,2019-01-01,8858775")
          .doesNotContain("276,2019-01-01,3019");
      assertThat(PublishedRelease.lines(release.rows(tier, "obs_all"), columns))
          .contains("276,2019-01-01,3019");
    }
  }

  @Test
  void aTierThatDoesNotReceiveTheCollectionIsNotToldOfItsCorrections() throws Exception {
    JobCopy job =
        job(MARK.replace("2017", "1990"))
            .editPipelines(
                "collections/broken.yaml",
                text -> text.replace("received_by: [UN, IOM]", "received_by: [IOM]"));

    RunReport report = job.report();
    PublishedRelease release = PublishedRelease.current(job.output());

    assertThat(SmallJob.findings(release)).isEmpty();
    assertThat(release.rows(Tier.IOM, "validation_results")).hasSize(1);
    assertThat(report.warnings()).hasSize(1);
  }

  @Test
  void aReplacedKeyMeetsTheRecordsThatHaveItAlready() throws Exception {
    PublishedRelease release =
        job(REPLACE.replace("TIME_PERIOD: 2018-12-31", "TIME_PERIOD: 2019-01-01")).run();

    assertThat(corrected(release))
        .containsExactly("REP,2019-01-01,QUARANTINED,A,CORRECTED,2018-01-01");
    assertThat(SmallJob.findings(release))
        .containsExactly(
            "V-DUP-02,broken.csv,20,persons,found the cell twice in the submission with different"
                + " values; none was taken,2");
  }

  @Test
  void theBytesDoNotDependOnTheOrderOfRows() throws Exception {
    JobCopy job = job(EXCLUDE, REPLACE, MARK);
    job.run();
    List<String> before =
        PublishedRelease.lines(
            PublishedRelease.current(job.output()).rows(Tier.UN, "obs_all"),
            List.of("cell_key", "obs_value", "role", "correction_id", "quality_flags"));
    List<String> rows = new java.util.ArrayList<>(SmallJob.ROWS.lines().toList());
    java.util.Collections.reverse(rows);
    PublishedRelease after =
        job.input("broken.csv", SmallJob.HEADER + String.join("\n", rows) + "\n").run();

    assertThat(
            PublishedRelease.lines(
                after.rows(Tier.UN, "obs_all"),
                List.of("cell_key", "obs_value", "role", "correction_id", "quality_flags")))
        .isEqualTo(before);
  }
}
