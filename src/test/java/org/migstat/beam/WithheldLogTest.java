package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.model.ConfidentialityStatus.C;
import static org.migstat.core.model.ConfidentialityStatus.N;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.Rows;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.StagingFolder;

/** Who is told what others do not see (UN/SDMX 4.6). */
class WithheldLogTest {
  private static final String LATER = "2035-01-01T00:00:00Z";
  private static final Arrangements ARRANGEMENTS =
      new Arrangements(
          "a1",
          List.of(new Sharing("IOM_AVRR", Set.of(Party.UN), false)),
          List.of(new Withholding("NSO_JPN", Party.IOM)),
          Set.of("IOM_AVRR"));

  @TempDir Path folder;

  private final CollectionDefinition both = table("NSO_POL").definition();
  private final CollectionDefinition ofUn = table("UNSD_DYB").receivedBy(Party.UN).definition();
  private final CollectionDefinition ofIom = table("IOM_AVRR").receivedBy(Party.IOM).definition();
  private final CollectionDefinition kept = table("NSO_JPN").definition();
  private final CollectionDefinition early = table("OECD_MIG").embargo(LATER).definition();

  private Account write(Rows... rows) throws Exception {
    List<Observation> observations = new ArrayList<>(Cells.observations(rows));
    RunPlan plan =
        new RunPlan(
            List.of(ofIom, both, kept, early, ofUn),
            Cells.POLICY,
            Cells.derivations(),
            ARRANGEMENTS,
            Cells.AS_OF,
            new TreeSet<>(Set.of(Tier.values())),
            1,
            new StagingFolder(folder.toString()),
            Corrections.NONE,
            null,
            DisclosurePolicy.USUAL,
            List.of(),
            "");
    TierTables tables = new TierTables(plan);
    GroupResolver resolver =
        new GroupResolver(
            plan.policy(),
            new DerivationRegistry(plan.derivations(), tables.areas),
            plan.audience(),
            tables.ids);
    try (GroupWriting writing = new GroupWriting(plan, tables, 0)) {
      resolver.resolve(List.of(() -> observations), plan.tiers(), writing);
      return writing.end();
    }
  }

  @Test
  void eachPartyIsToldOfItsOwnRecordsAndOfWhatBothReceivedBothAre() throws Exception {
    write(
        row(both).value(1).conf(N),
        row(ofUn).value(2).conf(C),
        row(ofIom).value(3).conf(N),
        row(ofIom).sex("F").value(4).conf(C),
        row(kept).value(5),
        row(early).value(6),
        row(both).sex("M").value(7).embargoed(LATER),
        row(both).sex("F").value(8));

    assertThat(told("withheld-un"))
        .containsExactlyInAnyOrder(
            "NSO_JPN _T ART14 IOM",
            "NSO_JPN _T ART14 JOINT",
            "NSO_JPN _T ART14 PUBLIC",
            "NSO_POL M EMBARGO PUBLIC",
            "NSO_POL _T CONF PUBLIC",
            "OECD_MIG _T EMBARGO IOM",
            "OECD_MIG _T EMBARGO JOINT",
            "OECD_MIG _T EMBARGO PUBLIC",
            "OECD_MIG _T EMBARGO UN",
            "UNSD_DYB _T CONF IOM",
            "UNSD_DYB _T CONF JOINT",
            "UNSD_DYB _T CONF PUBLIC");
    assertThat(told("withheld-iom"))
        .containsExactlyInAnyOrder(
            "IOM_AVRR F CONF JOINT",
            "IOM_AVRR F CONF PUBLIC",
            "IOM_AVRR F CONF UN",
            "IOM_AVRR _T CONF PUBLIC",
            "NSO_JPN _T ART14 IOM",
            "NSO_JPN _T ART14 JOINT",
            "NSO_JPN _T ART14 PUBLIC",
            "NSO_POL M EMBARGO PUBLIC",
            "NSO_POL _T CONF PUBLIC",
            "OECD_MIG _T EMBARGO IOM",
            "OECD_MIG _T EMBARGO JOINT",
            "OECD_MIG _T EMBARGO PUBLIC",
            "OECD_MIG _T EMBARGO UN");
  }

  @Test
  void whereNothingIsWithheldNothingIsWritten() throws Exception {
    Account account = write(row(both).value(1), row(ofIom).value(2));

    assertThat(account.files).noneMatch(file -> file.section().folder().startsWith("withheld"));
    assertThat(folder.resolve("withheld-un")).doesNotExist();
    assertThat(account.withheld.of(Tier.PUBLIC)).isEmpty();
  }

  @Test
  void aRowNamesTheRecordAsItsReceiverKnowsItAndThePolicyButNoFigure() throws Exception {
    write(row(ofUn).submission("a.csv").value(4711).conf(C));

    Map<String, @Nullable Object> known = rows("un/obs_all/indicator=IMM").get(0);
    List<Map<String, @Nullable Object>> log = rows("withheld-un/withheld_log");
    assertThat(log).hasSize(3);
    for (Map<String, @Nullable Object> row : log) {
      assertThat(row)
          .containsEntry("record_id", known.get("record_id"))
          .containsEntry("cell_id", known.get("cell_id"))
          .containsEntry("cell_key", known.get("cell_key"))
          .containsEntry("policy_hash", "a1");
      assertThat(row.get("as_of")).hasToString("2030-01-01T00:00");
    }
    assertThat(log).extracting(row -> row.get("log_id")).doesNotHaveDuplicates();
  }

  @Test
  void theLogIsTheSameWhateverTheFigure() throws Exception {
    write(row(ofUn).value(4711).conf(C), row(both).value(3).conf(N));
    List<String> before = Listing.hashes(folder, List.of("withheld-un", "withheld-iom"));
    for (Path file : Listing.files(folder)) {
      Files.delete(file);
    }
    write(row(ofUn).value(12).conf(C), row(both).value(4).conf(N));

    assertThat(Listing.hashes(folder, List.of("withheld-un", "withheld-iom"))).isEqualTo(before);
  }

  @Test
  void aPartysLogDoesNotDependOnWhatTheOtherReceived() throws Exception {
    write(row(both).value(1).conf(N), row(ofIom).value(3).conf(C));
    List<String> before = Listing.hashes(folder, List.of("withheld-iom"));
    for (Path file : Listing.files(folder)) {
      Files.delete(file);
    }
    write(
        row(both).value(1).conf(N),
        row(ofUn).value(2).conf(C),
        row(ofUn).sex("F").value(2),
        row(ofIom).value(3).conf(C));

    assertThat(Listing.hashes(folder, List.of("withheld-iom"))).isEqualTo(before);
  }

  @Test
  void recordsAreCountedOnlyWhereTheArrangementDisclosesThem() throws Exception {
    Account account =
        write(
            row(ofUn).value(2).conf(C),
            row(ofIom).value(3).conf(C),
            row(ofIom).with(Cells.Part.REF_AREA, "826_GB").sex("F").value(4).conf(C),
            row(ofIom).with(Cells.Part.REF_AREA, "826").sex("M").value(4).conf(C));

    assertThat(account.withheld.of(Tier.UN))
        .containsExactly(Map.entry(key(Tier.UN, "616"), 1L), Map.entry(key(Tier.UN, "826"), 2L));
    assertThat(account.withheld.of(Tier.IOM)).isEmpty();
  }

  private static WithheldCounts.Key key(Tier tier, String area) {
    return new WithheldCounts.Key(tier, Indicator.IMM, area, 2019, WithheldRule.CONF);
  }

  private List<String> told(String section) throws Exception {
    return rows(section).stream()
        .map(
            row -> {
              String sex = String.valueOf(row.get("cell_key")).split("\\.", -1)[7];
              return row.get("collection")
                  + " "
                  + sex
                  + " "
                  + row.get("rule")
                  + " "
                  + row.get("tier");
            })
        .toList();
  }

  private List<Map<String, @Nullable Object>> rows(String dataset) throws Exception {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Path file : Listing.files(folder.resolve(dataset))) {
      rows.addAll(ParquetFiles.rows(file));
    }
    return rows;
  }
}
