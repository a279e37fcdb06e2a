package org.migstat.pipeline;

import static org.migstat.pipeline.GoldenFiles.compare;
import static org.migstat.pipeline.GoldenFiles.rounded;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.model.Tier;

/**
 * How the figures of the sample job lie to each other is what {@code sample-data/golden} says:
 * nothing missing, nothing besides.
 */
class GoldenRelationsTest {
  @TempDir static Path folder;
  private static PublishedRelease release = new PublishedRelease(Path.of(""));

  @BeforeAll
  static void run() throws Exception {
    release = JobCopy.ofSample(folder).run();
  }

  @ParameterizedTest
  @EnumSource
  void partsTotalsVariantsAndNeighboursAreLinked(Tier tier) throws IOException {
    compare(
        tier,
        "links",
        release.rows(tier, "links"),
        "cell_key",
        "link_type",
        "dimension",
        "related_cell_key",
        "members",
        "gap");
  }

  @ParameterizedTest
  @EnumSource
  void bothSidesOfAMoveAreAPairAsFarAsTheTierSeesThem(Tier tier) throws IOException {
    compare(
        tier,
        "mirror_pairs",
        rounded(release.rows(tier, "mirror_pairs"), "ratio_ei", "sym_diff", "log_ratio"),
        "origin",
        "destination",
        "time_period",
        "imm_value",
        "imm_duration",
        "emi_value",
        "emi_duration",
        "status",
        "comparable",
        "ratio_ei",
        "sym_diff",
        "log_ratio");
  }

  @ParameterizedTest
  @EnumSource
  void collectionsThatReportTheSameCellsAreCompared(Tier tier) throws IOException {
    compare(
        tier,
        "agreement",
        rounded(release.rows(tier, "agreement"), "exact_share"),
        "indicator",
        "first_collection",
        "second_collection",
        "cells",
        "exact",
        "rounded",
        "stale",
        "different",
        "exact_share");
  }

  @ParameterizedTest
  @EnumSource
  void whoAlwaysAgreesWithoutADeclarationIsSuspected(Tier tier) throws IOException {
    compare(
        tier,
        "copy_suspects",
        rounded(release.rows(tier, "copy_suspects"), "exact_share"),
        "indicator",
        "first_collection",
        "second_collection",
        "independent_cells",
        "exact",
        "exact_share");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheRulesFindIsReported(Tier tier) throws IOException {
    compare(
        tier,
        "findings",
        release.rows(tier, "validation_results"),
        "rule_id",
        "collection",
        "submission",
        "line",
        "action",
        "failed");
  }
}
