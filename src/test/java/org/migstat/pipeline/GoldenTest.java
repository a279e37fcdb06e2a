package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.pipeline.GoldenFiles.compare;
import static org.migstat.pipeline.GoldenFiles.golden;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Section;

/**
 * The sample job gives what {@code sample-data/golden} says, which was worked out from the files
 * without the program: nothing missing, nothing besides.
 */
class GoldenTest {
  private static final List<Tier> TIERS = List.of(Tier.values());
  private static final List<String> PLACE = List.of("submission", "column_name", "cell_key");

  private static final List<String> LEDGER =
      List.of("submission", "kind", "name", "reason", "tier", "count");

  /** Rules that leave a record, which keeps its place in the tier with role QUARANTINED. */
  private static final Set<String> LEAVING_A_RECORD = Set.of("V-DUP-02", "V-PART-INCOMPLETE");

  @TempDir static Path folder;
  private static PublishedRelease release = new PublishedRelease(Path.of(""));
  private static RunReport report =
      new RunReport(null, Path.of(""), List.of(), List.of(), List.of(), List.of(), false);

  @BeforeAll
  static void runWithTheChecksOfBeam() throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    report = job.report("--enforceImmutability=true", "--enforceEncodability=true");
    release = PublishedRelease.current(job.output());
  }

  @ParameterizedTest
  @EnumSource
  void eachCellIsResolvedToOneValue(Tier tier) throws IOException {
    compare(
        tier,
        "obs_resolved",
        release.rows(tier, "obs_resolved"),
        "cell_key",
        "obs_value",
        "obs_status",
        "lead_collection",
        "collection",
        "decided_by",
        "n_current",
        "n_origins",
        "n_conflicts");
  }

  @ParameterizedTest
  @EnumSource
  void eachVisibleRecordHasOneRole(Tier tier) throws IOException {
    compare(
        tier,
        "roles",
        release.rows(tier, "obs_all"),
        "submission",
        "line",
        "column_name",
        "cell_key",
        "role");
  }

  @ParameterizedTest
  @EnumSource
  void eachContradictionIsAConflict(Tier tier) throws IOException {
    compare(
        tier,
        "conflicts",
        GoldenFiles.rounded(release.rows(tier, "conflicts"), "rel_diff"),
        "cell_key",
        "preferred_collection",
        "preferred_value",
        "other_collection",
        "other_value",
        "abs_diff",
        "rel_diff",
        "conflict_type",
        "severity",
        "decided_by");
  }

  @ParameterizedTest
  @EnumSource
  void eachStepFromOneVintageToTheNextIsARevision(Tier tier) throws IOException {
    compare(
        tier,
        "revisions",
        release.rows(tier, "revisions"),
        "cell_key",
        "collection",
        "dataflow",
        "old_vintage",
        "new_vintage",
        "old_value",
        "new_value",
        "revision_type");
  }

  @Test
  void recordsThatATierMayNotSeeAreNowhereInIt() throws IOException {
    Map<Tier, Set<String>> visible = new TreeMap<>();
    Set<String> all = new TreeSet<>();
    for (Tier tier : TIERS) {
      Set<String> records =
          new TreeSet<>(PublishedRelease.lines(release.rows(tier, "obs_all"), PLACE));
      visible.put(tier, records);
      all.addAll(records);
    }
    List<String> withheld = new ArrayList<>();
    visible.forEach(
        (tier, records) ->
            all.stream()
                .filter(record -> !records.contains(record))
                .forEach(record -> withheld.add(tier + "," + record)));
    compare("withheld.csv", withheld);
  }

  @Test
  void eachRefusalIsInQuarantineOrLeavesAQuarantinedRecord() throws IOException {
    List<String> refused =
        new ArrayList<>(
            PublishedRelease.lines(
                release.rows(Section.QUARANTINE, "quarantine"),
                List.of("submission", "line", "column_name", "rule_id")));
    for (NamedCsvRecord row : golden("quarantine.csv")) {
      if (LEAVING_A_RECORD.contains(row.getField("rule"))) {
        refused.add(String.join(",", row.getFields()));
      }
    }
    compare("quarantine.csv", refused);
  }

  /** The public sees no sum that has a refused part. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PUBLIC")
  void theRuleThatLeftAQuarantinedRecordIsReported(Tier tier) throws IOException {
    List<String> columns = List.of("submission", "line", "column_name");
    List<String> expected = new ArrayList<>();
    Map<String, Long> failed = new TreeMap<>();
    for (NamedCsvRecord row : golden("quarantine.csv")) {
      String rule = row.getField("rule");
      if (LEAVING_A_RECORD.contains(rule)) {
        expected.add(String.join(",", row.getFields().subList(0, 3)));
        failed.merge(rule + " " + row.getField("submission"), 1L, Long::sum);
      }
    }
    var quarantined =
        release.rows(tier, "obs_all").stream()
            .filter(row -> "QUARANTINED".equals(row.get("role")))
            .toList();
    Map<String, Long> reported =
        release.rows(tier, "validation_results").stream()
            .filter(row -> LEAVING_A_RECORD.contains(PublishedRelease.text(row, "rule_id")))
            .collect(
                Collectors.toMap(
                    row -> row.get("rule_id") + " " + row.get("submission"),
                    row -> Long.valueOf(PublishedRelease.text(row, "failed"))));

    assertThat(PublishedRelease.lines(quarantined, columns))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(reported).isEqualTo(failed);
  }

  @Test
  void theSummaryCountsEachRefusalOnceHoweverManyTiersFindIt() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    golden("quarantine.csv").forEach(row -> expected.merge(row.getField("rule"), 1L, Long::sum));
    Map<String, Long> found = new TreeMap<>();
    report
        .collections()
        .forEach(
            of -> of.refusals().forEach(r -> found.merge(r.rule().id(), r.count(), Long::sum)));

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aRecordOfUnclearConfidentialityIsKeptAndFlagged() throws IOException {
    assertThat(
            PublishedRelease.lines(
                release.rows(Tier.UN, "validation_results").stream()
                    .filter(row -> "UNSD_DYB".equals(row.get("collection")))
                    .toList(),
                List.of("rule_id", "line", "action")))
        .containsExactlyInAnyOrder(
            "V-CONF-01,8,FLAG",
            "V-CODE-CONF,10,FLAG",
            "V-DISCLOSE,10,NOTE",
            "V-STR-03,9,QUARANTINE");
  }

  @Test
  void everyLineRowAndRecordIsInTheLedger() throws IOException {
    compare("ledger.csv", PublishedRelease.lines(release.rows(Section.LEDGER, "ledger"), LEDGER));
  }

  @ParameterizedTest
  @EnumSource
  void aTierHasTheRolesOfItsOwnRecordsFromTheLedgerAndNoOtherCount(Tier tier) throws IOException {
    List<String> own =
        golden("ledger.csv").stream()
            .filter(row -> row.getField("kind").equals("ROLE"))
            .filter(row -> row.getField("tier").equals(tier.name()))
            .filter(row -> !row.getField("name").equals("WITHHELD"))
            .map(row -> String.join(",", row.getFields()))
            .toList();

    assertThat(PublishedRelease.lines(release.rows(tier, "ledger"), LEDGER))
        .containsExactlyInAnyOrderElementsOf(own);
  }

  @Test
  void everyRoleAndEveryFateOccursInTheSample() throws IOException {
    var ledger = release.rows(Section.LEDGER, "ledger");

    assertThat(names(ledger, "ROLE"))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values()).map(Role::name).toList());
    // A sixth, DUPLICATE_DELIVERY, happens only where a runner repeats its work.
    assertThat(names(ledger, "FATE"))
        .containsExactlyInAnyOrder(
            Ledger.OUTCOMES, Ledger.REPORTED, Ledger.PART, Ledger.OUT_OF_SCOPE, Ledger.QUARANTINED);
    assertThat(names(ledger, "RECORDS"))
        .containsExactlyInAnyOrder(Ledger.REPORTED, Ledger.ASSEMBLED, Ledger.SUMMED);
  }

  private static Set<String> names(List<Map<String, @Nullable Object>> ledger, String kind) {
    return ledger.stream()
        .filter(row -> kind.equals(row.get("kind")))
        .map(row -> PublishedRelease.text(row, "name"))
        .collect(Collectors.toSet());
  }
}
