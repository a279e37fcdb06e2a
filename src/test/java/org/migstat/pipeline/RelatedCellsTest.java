package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Tier;

/** What a run says of how cells lie to each other, from files to files: example O6. */
class RelatedCellsTest {
  private static final String DEFINITION =
      """
      collection: %s
      dataflow: MOVES
      title: Moves between two countries
      provider: Invented
      citation: Invented figures
      vintage: 2019-02-11
      vintage_basis: declared
      received_by: %s
      default_confidentiality: N
      layout: {format: csv, encoding: UTF-8}
      concepts:
        INDICATOR: %s
        REF_AREA: %s
        COUNTERPART_AREA: {column: area, scheme: ISO3}
        POP_BASIS: {column: basis}
        DURATION: M12
        TIME_PERIOD: {column: year, scheme: YEAR}
      value: {column: persons}
      """;

  private static final List<String> MOVE =
      List.of("origin", "destination", "time_period", "imm_value", "emi_value", "status");

  @TempDir private Path folder;

  /** Denmark tells both parties, Sweden those that {@code swedish} names. */
  private PublishedRelease run(String swedish) throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .pipelines(
                "collections/sound.yaml",
                DEFINITION.formatted("NSO_DNK", "[UN, IOM]", "IMM", "\"208\""))
            .pipelines(
                "collections/broken.yaml",
                DEFINITION.formatted("NSO_SWE", swedish, "EMI", "\"752\""))
            .input("sound.csv", "area,basis,year,persons\nSWE,CPR,2018,4800\nSWE,COC,2018,4300\n")
            .input("broken.csv", "area,basis,year,persons\nDNK,CNR,2018,5040\n");
    return job.editJob(text -> text.replace("buckets: 1", "buckets: 8")).run();
  }

  @Test
  void bothSidesOfAMoveMeetAcrossGroups() throws Exception {
    PublishedRelease release = run("[UN, IOM]");

    for (Tier tier : List.of(Tier.UN, Tier.IOM, Tier.JOINT)) {
      assertThat(PublishedRelease.lines(release.rows(tier, "mirror_pairs"), MOVE))
          .containsExactly("752,208,2018,4800,5040,BOTH");
    }
    assertThat(
            PublishedRelease.lines(
                release.rows(Tier.UN, "links"),
                List.of("cell_key", "link_type", "related_cell_key")))
        .containsExactlyInAnyOrder(
            "IMM.208.752.COC._T.M12._T._T._T._Z.PS.PER.2018,BASIS_VARIANT,"
                + "IMM.208.752.CPR._T.M12._T._T._T._Z.PS.PER.2018",
            "IMM.208.752.CPR._T.M12._T._T._T._Z.PS.PER.2018,MIRROR,"
                + "EMI.752.208.CNR._T.M12._T._T._T._Z.PS.PER.2018");
  }

  @Test
  void aSideThatATierMayNotSeeIsNotReportedThere() throws Exception {
    PublishedRelease release = run("[UN]");

    assertThat(PublishedRelease.lines(release.rows(Tier.UN, "mirror_pairs"), MOVE))
        .containsExactly("752,208,2018,4800,5040,BOTH");
    for (Tier tier : List.of(Tier.IOM, Tier.JOINT)) {
      assertThat(PublishedRelease.lines(release.rows(tier, "mirror_pairs"), MOVE))
          .containsExactly("752,208,2018,4800,,IMM_ONLY");
    }
  }

  private static final String TABLE =
      """
      collection: %s
      dataflow: ARRIVALS
      title: Immigration of everyone
      provider: Invented
      citation: Invented figures
      vintage: 2019-02-11
      vintage_basis: declared
      received_by: %s
      default_confidentiality: N
      layout: {format: csv, encoding: UTF-8}
      concepts:
        INDICATOR: IMM
        REF_AREA: {column: area, scheme: M49}
        DURATION: M12
        TIME_PERIOD: {column: year, scheme: YEAR}
      value: {column: persons}
      agg_method: ARITHMETIC
      """;

  @Test
  void aGroupMeetsItsMembersAcrossGroupsOfTheRunAndOnlyWhereATierSeesThemAll() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .pipelines("collections/sound.yaml", TABLE.formatted("ESTAT_MIGR", "[UN, IOM]"))
            .pipelines("collections/broken.yaml", TABLE.formatted("NSO_CHE", "[UN]"))
            .input(
                "sound.csv",
                "area,year,persons\nEFTA,2018,101\n352,2018,10\n438,2018,20\n578,2018,30\n")
            .input("broken.csv", "area,year,persons\n756,2018,40\n");
    PublishedRelease release = job.editJob(text -> text.replace("buckets: 1", "buckets: 8")).run();

    List<String> columns = List.of("cell_key", "link_type", "members", "gap");
    assertThat(PublishedRelease.lines(release.rows(Tier.UN, "links"), columns))
        .containsExactly(
            "IMM.EFTA._T._Z._T.M12._T._T._T._Z.PS.PER.2018,AGGREGATE_OF," + "352 438 578 756,1");
    assertThat(
            PublishedRelease.lines(
                release.rows(Tier.UN, "validation_results"),
                List.of("rule_id", "submission", "line")))
        .contains("V-AGG,sound.csv,2");
    for (Tier tier : List.of(Tier.IOM, Tier.JOINT)) {
      assertThat(release.rows(tier, "links")).isEmpty();
      assertThat(
              PublishedRelease.lines(release.rows(tier, "validation_results"), List.of("rule_id")))
          .doesNotContain("V-AGG");
    }
    assertThat(
            PublishedRelease.lines(
                release.rows(Tier.IOM, "obs_resolved"), List.of("ref_area", "agg_method")))
        .containsExactlyInAnyOrder("EFTA,ARITHMETIC", "352,", "438,", "578,");
  }
}
