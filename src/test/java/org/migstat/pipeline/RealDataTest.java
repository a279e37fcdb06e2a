package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Section;
import org.migstat.query.CsvFormat;
import org.migstat.query.TierDatabase;

/**
 * The joint run on tables as their publishers printed them, where they are at hand. Every figure
 * here was worked out from the files without the program.
 */
class RealDataTest {
  private static final Path INPUT =
      Path.of(System.getProperty("migstat.realdata", "../shared/realdata"));

  @TempDir static Path output;
  private static PublishedRelease release = new PublishedRelease(Path.of(""));
  private static @Nullable TierDatabase database;

  @BeforeAll
  static void runTheJointJob() throws Exception {
    assumeTrue(Files.isDirectory(INPUT), () -> "no published tables in " + INPUT);
    JobCopy.report(Path.of("pipelines/joint.yaml"), INPUT, output);
    release = PublishedRelease.current(output);
    database = TierDatabase.open(output, null, Tier.JOINT);
  }

  @AfterAll
  static void closeDatabase() throws IOException {
    if (database != null) {
      database.close();
    }
  }

  /** Rows of the answer as comma-separated text, in its order. */
  private static List<String> ask(String sql) throws Exception {
    StringWriter answer = new StringWriter();
    if (database == null) {
      throw new IllegalStateException("no release");
    }
    database.answer(sql, new CsvFormat(new PrintWriter(answer)));
    return answer.toString().lines().skip(1).toList();
  }

  /** All claims about a cell: role, collection, dataflow, date of the vintage, value, statuses. */
  private static List<String> claims(String cellKey) throws Exception {
    return ask(
        """
        SELECT role, collection, dataflow, strftime(vintage, '%Y-%m-%d'), obs_value, array_to_string(obs_status, ' ')
        FROM obs_all WHERE cell_key = '{}' AND role <> 'DUP_SUBMISSION' ORDER BY ALL
        """
            .replace("{}", cellKey));
  }

  /**
   * What a cell was resolved to: value, collection of the lead, criterion, current records,
   * origins, conflicts.
   */
  private static List<String> resolved(String cellKey) throws Exception {
    return ask(
        """
        SELECT obs_value, lead_collection, decided_by, n_current, n_origins, n_conflicts
        FROM obs_resolved WHERE cell_key = '{}'
        """
            .replace("{}", cellKey));
  }

  private static List<String> conflicts(String cellKey) throws Exception {
    return ask(
        """
        SELECT preferred_value, other_value, other_collection, other_dataflow, abs_diff, conflict_type, severity
        FROM conflicts WHERE cell_key = '{}' ORDER BY ALL
        """
            .replace("{}", cellKey));
  }

  @ParameterizedTest
  @CsvSource({"2015, 2016241", "2016, 1719075", "2019, 1345943", "2022, 2481019"})
  void destatisAndOecdPrintOneFigureForTheInflowOfForeignersToGermany(int year, long persons)
      throws Exception {
    String cell = "IMM.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER." + year;

    assertThat(claims(cell))
        .containsExactly(
            "EXACT_DUP,OECD_MIG,DF_MIG,2024-12-01," + persons + ",A",
            "PREFERRED,NSO_DEU,12711_AUSL,2024-07-01," + persons + ",A");
    assertThat(resolved(cell)).containsExactly(persons + ",NSO_DEU,DISTANCE,2,1,0");
  }

  @Test
  void eurostatRevisedImmigrationToIreland2019() throws Exception {
    String cell = "IMM.372._T._Z._T.M12._T._T._T._Z.PS.PER.2019";

    assertThat(claims(cell))
        .containsExactly(
            "PREFERRED,ESTAT_MIGR,TPS00176,2024-11-29,96321,A",
            "SUPERSEDED,ESTAT_MIGR,TPS00176,2021-02-01,85630,A");
    assertThat(revisions(cell)).containsExactly("REVISED,85630,96321,10691");
  }

  @Test
  void eurostatRevisedEmigrationFromFrance2018WhichHadBeenProvisional() throws Exception {
    String cell = "EMI.250_DROM._T._Z._T.M12._T._T._T._Z.PS.PER.2018";

    assertThat(claims(cell))
        .containsExactly(
            "PREFERRED,ESTAT_MIGR,TPS00177,2024-11-29,188740,A",
            "SUPERSEDED,ESTAT_MIGR,TPS00177,2021-02-01,300668,P");
    assertThat(revisions(cell)).containsExactly("REVISED,300668,188740,-111928");
  }

  private static List<String> revisions(String cellKey) throws Exception {
    return ask(
        """
        SELECT revision_type, old_value, new_value, difference FROM revisions WHERE cell_key = '{}'
        """
            .replace("{}", cellKey));
  }

  @Test
  void ofTheCellsInBothVintagesThirtySevenAndTwentyEightChanged() throws Exception {
    assertThat(
            ask(
                "SELECT dataflow, count(*) FROM obs_all WHERE role = 'SUPERSEDED'"
                    + " AND dataflow LIKE 'TPS%' GROUP BY ALL ORDER BY ALL"))
        .containsExactly("TPS00176,305", "TPS00177,296");
    assertThat(
            ask(
                "SELECT dataflow, revision_type, count(*) FROM revisions GROUP BY ALL ORDER BY"
                    + " ALL"))
        .containsExactly("TPS00176,REVISED,37", "TPS00177,REVISED,28");
  }

  @Test
  void canadaCountsOtherImmigrantsIn2013ThanTheOecdPrintsTwice() throws Exception {
    String cell = "IMM.124._FOR_ALL.COC._T.PERM._T._T._T._Z.PS.PER.2013";

    assertThat(claims(cell))
        .containsExactly(
            "ALTERNATIVE,OECD_MIG,DF_MIG,2024-12-01,259034,A",
            "ALTERNATIVE,OECD_MIG,DP_LIVE_IMMIGINFLOW,2023-04-04,262773,I",
            "PREFERRED,NSO_CAN,17100040,2024-12-17,259046,A");
    assertThat(conflicts(cell))
        .containsExactly(
            "259046,259034,OECD_MIG,DF_MIG,12,VALUE,MINOR",
            "259046,262773,OECD_MIG,DP_LIVE_IMMIGINFLOW,3727,EST_VS_REP,MODERATE");
    assertThat(resolved(cell)).containsExactly("259046,NSO_CAN,DISTANCE,3,1,2");
  }

  @Test
  void fourQuartersOfCanadaAreTheYear() throws Exception {
    assertThat(
            ask(
                "SELECT sum(obs_value), count(*) FROM obs_all WHERE cell_key LIKE"
                    + " 'IMM.124.\\_FOR\\_ALL.%.PER.2013-Q_' ESCAPE '\\'"))
        .containsExactly("259046,4");
  }

  @Test
  void theHomeOfficeLeadsAndEurostatIsItsRoundedCopyWhileUnhcrContradicts() throws Exception {
    String cell = "ASY_APP_FIRST.826.004.COC._T._Z._T._T._T._Z.PS.PER.2015";

    assertThat(claims(cell))
        .containsExactly(
            "ALTERNATIVE,UNHCR_RDF,ASY_APP,2025-06-12,2807,A",
            "PREFERRED,NSO_GBR_HO,ASY_D01,2024-11-28,2852,A",
            "ROUNDED_DUP,ESTAT_MIGR,MIGR_ASYAPPCTZA,2017-04-26,2850,A",
            "SUPERSEDED,UNHCR_RDF,ASY_APP,2024-06-17,2807,A");
    assertThat(conflicts(cell)).containsExactly("2852,2807,UNHCR_RDF,ASY_APP,45,VALUE,MODERATE");
  }

  @ParameterizedTest
  @CsvSource({
    // 8503 appeals (AR), and 5566 repeated applications beside 25040 appeals.
    "578, 2012, 9778, 9778",
    "250, 2009, 42118, 47684",
    // 31983 appeals in court (JR) and 5179 repeated applications (RA).
    "250, 2011, 52147, 57326",
    "276, 2010, 41307, 48544",
    // 519 applications for subsidiary protection after a refusal (SP).
    "372, 2013, 935, 1041",
    // Repeated applications as a type of their own (RA); as repeated ones at the level of review
    // (R, AR).
    "250, 2023, 124056, 142642",
    "616, 2023, 8041, 9520"
  })
  void whatUnhcrPrintsAsNewAtALevelOfReviewIsNoNewApplication(
      String area, int year, long newOnes, long all) throws Exception {
    assertThat(
            ask(
                "SELECT indicator, sum(obs_value) FROM obs_all WHERE dataflow = 'ASY_APP' AND"
                    + " unit_measure = 'PS' AND vintage > '2025-01-01' AND ref_area = '"
                    + area
                    + "' AND time_period = '"
                    + year
                    + "' GROUP BY ALL ORDER BY ALL"))
        .containsExactly("ASY_APP_ALL," + all, "ASY_APP_FIRST," + newOnes);
  }

  @Test
  void afghansInNorwayWhoAppealedAreNotCountedAgain() throws Exception {
    String cell = "ASY_APP_FIRST.578.004.COC._T._Z._T._T._T._Z.PS.PER.2012";

    assertThat(conflicts(cell))
        .containsExactly("986,960,ESTAT_MIGR,MIGR_ASYAPPCTZA,26,VALUE,MODERATE");
  }

  @ParameterizedTest
  @CsvSource({
    "IDP_STOCK.728.728._Z._T._Z._T._T._T._Z.PS.PIT.2025-01-01, IDMC_GIDD, Includes persons"
        + " displaced by disasters",
    "IDP_STOCK.148.148._Z._T._Z._T._T._T._Z.PS.PIT.2018-07-30, IOM_DTM, Counted in the areas of"
        + " one crisis. not in the whole country",
    "IDP_STOCK.332.332._Z._T._Z._T._T._T._Z.PS.PIT.2016-12-31, OCHA_HAPI, Counted in the areas of"
        + " one crisis. not in the whole country"
  })
  void aNoteTellsWhichDisplacedPersonsAFigureCounts(String cell, String collection, String note)
      throws Exception {
    assertThat(
            ask(
                "SELECT DISTINCT replace(array_to_string(footnotes, ' '), ',', '.') FROM obs_all"
                    + " WHERE cell_key = '"
                    + cell
                    + "' AND collection = '"
                    + collection
                    + "'"))
        .containsExactly(note);
  }

  @Test
  void immigrationOfEveryoneForAYearIsAnotherCellThanTheInflowOfForeigners() throws Exception {
    String everyone = "IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2015";

    assertThat(claims(everyone))
        .containsExactly(
            "PREFERRED,ESTAT_MIGR,TPS00176,2024-11-29,1549937,E",
            "SUPERSEDED,ESTAT_MIGR,TPS00176,2021-02-01,1571047,E");
    assertThat(revisions(everyone)).containsExactly("REVISED,1571047,1549937,-21110");
    assertThat(conflicts(everyone)).isEmpty();
    assertThat(conflicts("IMM.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER.2015")).isEmpty();
  }

  @Test
  void permanentInflowToGermanyContradictsNobody() throws Exception {
    String cell = "IMM.276._FOR_ALL.COC._T.PERM._T._T._T._Z.PS.PER.2015";

    assertThat(claims(cell))
        .containsExactly("PREFERRED,OECD_MIG,DP_LIVE_IMMIGINFLOW,2023-04-04,686451.066,I");
    assertThat(resolved(cell)).containsExactly("686451.066,OECD_MIG,SINGLE,1,1,0");
  }

  @Test
  void eurostatPrintsSyrianApplicantsInGermanyRoundedToFive() throws Exception {
    String cell = "ASY_APP_FIRST.276.760.COC._T._Z._T._T._T._Z.PS.PER.2015";

    assertThat(claims(cell))
        .containsExactly(
            "PREFERRED,UNHCR_RDF,ASY_APP,2025-06-12,158657,A",
            "ROUNDED_DUP,ESTAT_MIGR,MIGR_ASYAPPCTZA,2017-04-26,158655,A",
            "SUPERSEDED,UNHCR_RDF,ASY_APP,2024-06-17,158657,A");
    assertThat(conflicts(cell)).isEmpty();
  }

  @Test
  void threeReasonsOfDisplacementInAfghanistanAddUpToWhatHapiPrints() throws Exception {
    assertThat(claims("IDP_STOCK.004.004._Z._T._Z._T._T._T._Z.PS.PIT.2017-03-30"))
        .containsExactly(
            "EXACT_DUP,OCHA_HAPI,Returns and displacement in Afghanistan / BA,2025-07-15,246362,A",
            "PREFERRED,IOM_DTM,Returns and displacement in Afghanistan / BA,2025-07-01,246362,A");
  }

  @Test
  void eurostatPrintsEverySeriesForBothAgeDefinitionsAndAllValuesAgree() throws Exception {
    assertThat(
            ask(
                "SELECT submission, count(*) FROM obs_all WHERE role = 'DUP_SUBMISSION'"
                    + " GROUP BY ALL ORDER BY ALL"))
        .containsExactly(
            "eurostat/estat_tps00176_en.csv,424",
            "eurostat/estat_tps00177_en.csv,417",
            "eurostat/tps00176.tsv,408",
            "eurostat/tps00177.tsv,396");
    assertThat(ask("SELECT count(*) FROM obs_all WHERE role = 'QUARANTINED'")).containsExactly("0");
  }

  @Test
  void theKeptOfTwoEqualSeriesHasTheFlagsOfBoth() throws Exception {
    assertThat(
            ask(
                """
                SELECT submission, role, array_to_string(obs_status, ' '), src_age_def, src_flags FROM obs_all
                WHERE cell_key = 'IMM.100._T._Z._T.M12._T._T._T._Z.PS.PER.2016' ORDER BY ALL
                """))
        .containsExactly(
            "eurostat/estat_tps00176_en.csv,DUP_SUBMISSION,A,COMPLET,\"\"",
            "eurostat/estat_tps00176_en.csv,PREFERRED,P,REACH,p",
            "eurostat/tps00176.tsv,DUP_SUBMISSION,P,REACH,p",
            "eurostat/tps00176.tsv,SUPERSEDED,P,COMPLET,\"\"");
  }

  @ParameterizedTest
  @CsvSource({
    // Germany before it was one is another area.
    "POP_STOCK.280.280.COC._T.M0._T._T._T._Z.PS.PIT.1990-01-01, NSO_DEU, 57671874",
    "POP_STOCK.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PIT.2021-01-01, NSO_DEU, 10585053",
    // Yugoslavia, Serbia and Montenegro, Serbia without Kosovo: three citizenships of three times.
    "POP_STOCK.280.890.COC._T.M3._T._T._T._Z.PS.PIT.1973-10-01, NSO_DEU, 701588",
    "POP_STOCK.276.891.COC._T.M3._T._T._T._Z.PS.PIT.2005-01-01, NSO_DEU, 507328",
    "POP_STOCK.276.688_EXKS.COC._T.M3._T._T._T._Z.PS.PIT.2009-01-01, NSO_DEU, 36605",
    // Balances may be negative; the rest of Europe is whatever this table does not list.
    "NETMIG.276._U.CPR.FOR.M0._T._T._T._Z.PS.PER.2016, NSO_DEU, -5200",
    "NETMIG.276._O_EUROPE@NSO_DEU.CPR.FOR.M0._T._T._T._Z.PS.PER.2000, NSO_DEU, -54913",
    "REF_STOCK.792.760.COO._T._Z._T._T._T._Z.PS.PIT.2020-01-01, UNHCR_RDF, 3576370",
    "RET_REF.404.231.CRT._T._Z._T._T._T._Z.PS.PER.1993, UNHCR_RDF, 42504",
    "REF_STOCK.887.887.COO._T._Z._T._T._T._Z.PS.PIT.1987-01-01, UNHCR_RDF, 100000",
    "ASY_APP_FIRST.826.736.COC._T._Z._T._T._T._Z.PS.PER.2011, NSO_GBR_HO, 793",
    // A printed zero that nobody else has.
    "ASY_APP_FIRST.826.196.COC._T._Z._T._T._T._Z.PS.PER.2015, ESTAT_MIGR, 0",
    "ASY_APP_FIRST.826._O@NSO_GBR_HO.COC._T._Z._T._T._T._Z.PS.PER.2008, NSO_GBR_HO, 75",
    // Women and men added up.
    "POP_STOCK.276.616.COB._T._U._T._T._T._Z.PS.PIT.2020-07-01, UNDESA_IMS, 2141722",
    "IDP_STOCK.004.004._Z._T._Z._T._T._T._Z.PS.PIT.2025-01-01, IDMC_GIDD, 5457183",
    "IMM.EU27_2020._T._Z._T.M12._T._T._T._Z.PS.PER.2019, ESTAT_MIGR, 4175393"
  })
  void figuresOfAreasThatChangedAndOfTotalsComeOutAsPrinted(String cell, String lead, String value)
      throws Exception {
    assertThat(
            ask(
                "SELECT lead_collection, obs_value FROM obs_resolved WHERE cell_key = '"
                    + cell
                    + "'"))
        .containsExactly(lead + "," + value);
  }

  @Test
  void displacedPersonsOfAbyeiOfUnknownSexAndAgeAreNoTotal() throws Exception {
    assertThat(
            ask(
                "SELECT cell_key, obs_value, role FROM obs_all WHERE ref_area = 'ABYEI' AND"
                    + " collection = 'IDMC_GIDD'"))
        .containsExactly(
            "IDP_STOCK.ABYEI.ABYEI._Z._T._Z._T._U._U._U.PS.PIT.2025-01-01,42000,PREFERRED");
  }

  @Test
  void theGermanBalanceByCitizenshipOf2020IsLessThanTheWhole() throws Exception {
    assertThat(
            ask(
                "SELECT dataflow, sum(obs_value) FROM obs_all WHERE indicator = 'NETMIG' AND"
                    + " collection = 'NSO_DEU' AND time_period = '2020' GROUP BY ALL ORDER BY ALL"))
        .containsExactly("12711_AUSL,248607", "12711_AUSL_LAND,248316");
  }

  @Test
  void citizenshipsOfTheGermanRegisterOfForeignersAddUp() throws Exception {
    assertThat(
            ask(
                "SELECT sum(obs_value) FROM obs_all WHERE dataflow = '12521_AZR'"
                    + " AND time_period = '2021-01-01'"))
        .containsExactly("11432430");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eurostat/tps00176.tsv                                       | 68     | 816     | 0      | 0 | 816    | 0     | 0
          eurostat/estat_tps00176_en.csv                              | 848    | 848     | 0      | 0 | 848    | 0     | 0
          eurostat/tps00177.tsv                                       | 66     | 792     | 0      | 0 | 792    | 0     | 0
          eurostat/estat_tps00177_en.csv                              | 834    | 834     | 0      | 0 | 834    | 0     | 0
          eurostat/migr_asyappctza_allcitizenships.csv                | 34680  | 34680   | 1020   | 0 | 33660  | 0     | 0
          eurostat/natix_asylum_applicants_total.csv                  | 1080   | 1080    | 0      | 0 | 1080   | 0     | 0
          eurostat/natix_migrants_refused_entry_at_the_border.csv     | 327    | 327     | 0      | 0 | 327    | 0     | 0
          oecd/International-migration-database.csv                   | 393    | 393     | 0      | 0 | 393    | 0     | 0
          oecd/DP_LIVE_04042023230723620.csv                          | 96     | 96      | 0      | 0 | 96     | 0     | 0
          national/de_destatis/wander_gesamt.csv                      | 72     | 72      | 0      | 0 | 72     | 0     | 0
          national/de_destatis/wander_staaten.csv                     | 2880   | 2880    | 94     | 0 | 2762   | 2786  | 0
          national/de_destatis/historisch_gesamt.csv                  | 162    | 162     | 0      | 0 | 162    | 0     | 0
          national/de_destatis/historisch_staaten.csv                 | 12064  | 12064   | 2491   | 0 | 9552   | 9573  | 0
          national/uk_homeoffice/applications.csv.gz                  | 75785  | 75785   | 0      | 0 | 40881  | 75785 | 72847
          national/ca_statcan/Estimates of the components of international migration, quarterly.csv | 95 | 1330 | 1235 | 0 | 95 | 0 | 23
          undesa/gdidata_undesa_stocks_2020.csv.gz                    | 170618 | 170618  | 0      | 0 | 170618 | 0     | 85309
          unhcr/population_2025-06-12.csv.gz                          | 132602 | 1193418 | 999222 | 9 | 194187 | 0     | 0
          unhcr/asylum_applications_2024-06-17.csv.gz                 | 108496 | 325488  | 191843 | 0 | 122684 | 133645 | 0
          unhcr/asylum_applications_2025-06-12.csv.gz                 | 114588 | 343764  | 201509 | 0 | 130202 | 142255 | 0
          iom/global-iom-dtm-from-api-admin-0-to-2.csv                | 13367  | 40101   | 39798  | 0 | 103    | 303   | 0
          iom/hdx_hapi_idps_global.csv                                | 6854   | 6854    | 6751   | 0 | 103    | 0     | 0
          iom/idmc_stocks.csv                                         | 1541   | 1541    | 0      | 0 | 1161   | 1541  | 928
          """)
  void everyRowOfAFileIsAccountedFor(
      String file,
      long rows,
      long outcomes,
      long outOfScope,
      long quarantined,
      long records,
      long parts,
      long summed)
      throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    expected.put("LINES ROWS", rows);
    expected.put("FATE OUTCOMES", outcomes);
    expected.put("FATE OUT_OF_SCOPE", outOfScope);
    expected.put("FATE QUARANTINED", quarantined);
    expected.put("FATE PART", parts);
    expected.put(parts == 0 ? "RECORDS REPORTED" : "RECORDS ASSEMBLED", records);
    expected.put(parts == 0 ? "FATE REPORTED" : "FATE none", parts == 0 ? records : 0);
    expected.put("RECORDS SUMMED UN", summed);
    expected.put("RECORDS SUMMED IOM", summed);
    expected.put("RECORDS SUMMED JOINT", summed);
    expected.put("RECORDS SUMMED PUBLIC", summed);
    expected.values().removeIf(count -> count == 0);
    Set<String> lines = Set.of("PHYSICAL", "HEADER", "SKIPPED", "BLANK", "CONTINUATION");
    Map<String, Long> found = new TreeMap<>();
    for (var row : release.rows(Section.LEDGER, "ledger")) {
      boolean own = file.equals(row.get("submission")) && !"ROLE".equals(row.get("kind"));
      if (own && !lines.contains(PublishedRelease.text(row, "name"))) {
        String tier = PublishedRelease.text(row, "tier");
        String name = row.get("kind") + " " + row.get("name") + (tier.isEmpty() ? "" : " " + tier);
        found.merge(name, Long.valueOf(PublishedRelease.text(row, "count")), Long::sum);
      }
    }

    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"UN", "IOM", "JOINT"})
  void everyRecordHasOneRoleAndEverybodySeesTheSame(Tier tier) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    for (var row : release.rows(tier, "ledger")) {
      String name = row.get("collection") + " " + row.get("name");
      found.merge(name, Long.valueOf(PublishedRelease.text(row, "count")), Long::sum);
    }

    assertThat(found)
        .isEqualTo(
            counts(
                """
                ESTAT_MIGR ALTERNATIVE 1815
                ESTAT_MIGR DUP_SUBMISSION 1645
                ESTAT_MIGR EXACT_DUP 2402
                ESTAT_MIGR MISSING_ALT 126
                ESTAT_MIGR PREFERRED 27335
                ESTAT_MIGR ROUNDED_DUP 4433
                ESTAT_MIGR SUPERSEDED 601
                IDMC_GIDD PREFERRED 2089
                IOM_DTM ALTERNATIVE 3
                IOM_DTM EXACT_DUP 4
                IOM_DTM PREFERRED 96
                NSO_CAN PREFERRED 118
                NSO_DEU PREFERRED 12548
                NSO_GBR_HO PREFERRED 113728
                OCHA_HAPI ALTERNATIVE 3
                OCHA_HAPI EXACT_DUP 100
                OECD_MIG ALTERNATIVE 24
                OECD_MIG EXACT_DUP 10
                OECD_MIG PREFERRED 455
                UNDESA_IMS PREFERRED 255927
                UNHCR_RDF ALTERNATIVE 917
                UNHCR_RDF EXACT_DUP 1040
                UNHCR_RDF PREFERRED 322209
                UNHCR_RDF ROUNDED_DUP 223
                UNHCR_RDF SUPERSEDED 122684
                """));
  }

  @Test
  void conflictsByIndicatorPairTypeAndSeverity() throws Exception {
    Map<String, Long> found = new TreeMap<>();
    for (String row :
        ask(
            "SELECT indicator, preferred_collection, other_collection, conflict_type, severity,"
                + " count(*) FROM conflicts GROUP BY ALL")) {
      int comma = row.lastIndexOf(',');
      found.put(row.substring(0, comma).replace(',', ' '), Long.valueOf(row.substring(comma + 1)));
    }

    assertThat(found)
        .isEqualTo(
            counts(
                """
                ASY_APP_ALL UNHCR_RDF ESTAT_MIGR VALUE MAJOR 54
                ASY_APP_ALL UNHCR_RDF ESTAT_MIGR VALUE MINOR 25
                ASY_APP_ALL UNHCR_RDF ESTAT_MIGR VALUE MODERATE 62
                ASY_APP_FIRST NSO_GBR_HO ESTAT_MIGR VALUE MAJOR 29
                ASY_APP_FIRST NSO_GBR_HO ESTAT_MIGR VALUE MINOR 2
                ASY_APP_FIRST NSO_GBR_HO ESTAT_MIGR VALUE MODERATE 28
                ASY_APP_FIRST NSO_GBR_HO UNHCR_RDF VALUE MAJOR 286
                ASY_APP_FIRST NSO_GBR_HO UNHCR_RDF VALUE MINOR 56
                ASY_APP_FIRST NSO_GBR_HO UNHCR_RDF VALUE MODERATE 543
                ASY_APP_FIRST UNHCR_RDF ESTAT_MIGR VALUE MAJOR 772
                ASY_APP_FIRST UNHCR_RDF ESTAT_MIGR VALUE MINOR 171
                ASY_APP_FIRST UNHCR_RDF ESTAT_MIGR VALUE MODERATE 672
                IDP_STOCK IDMC_GIDD UNHCR_RDF VALUE MAJOR 20
                IDP_STOCK IDMC_GIDD UNHCR_RDF VALUE MINOR 7
                IDP_STOCK IDMC_GIDD UNHCR_RDF VALUE MODERATE 5
                IDP_STOCK IOM_DTM IOM_DTM INTRA_COLLECTION MAJOR 1
                IDP_STOCK IOM_DTM IOM_DTM INTRA_COLLECTION MINOR 1
                IDP_STOCK IOM_DTM IOM_DTM INTRA_COLLECTION MODERATE 1
                IDP_STOCK IOM_DTM OCHA_HAPI VALUE MAJOR 1
                IDP_STOCK IOM_DTM OCHA_HAPI VALUE MINOR 1
                IDP_STOCK IOM_DTM OCHA_HAPI VALUE MODERATE 1
                IMM NSO_CAN OECD_MIG EST_VS_REP MINOR 10
                IMM NSO_CAN OECD_MIG EST_VS_REP MODERATE 2
                IMM NSO_CAN OECD_MIG VALUE MINOR 11
                IMM NSO_DEU OECD_MIG VALUE MINOR 1
                """));
  }

  private static Map<String, Long> counts(String text) {
    return text.lines()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Long.valueOf(line.substring(line.lastIndexOf(' ') + 1)),
                Long::sum,
                TreeMap::new));
  }

  @Test
  void onlyNineRowsAreRefusedBecauseSudanWasDividedWithinTheYear() throws Exception {
    List<String> refused = new ArrayList<>();
    for (var row : release.rows(Section.QUARANTINE, "quarantine")) {
      refused.add(
          PublishedRelease.text(row, "submission")
              + " "
              + PublishedRelease.text(row, "rule_id")
              + " "
              + PublishedRelease.text(row, "detail"));
    }

    assertThat(refused)
        .hasSize(9)
        .containsOnly(
            "unhcr/population_2025-06-12.csv.gz V-AREA-AMBIG 'SDN': its meanings are Sudan [former]"
                + " (736) before 2011-07-09, Sudan (729) from 2011-07-09; 2011-01-01 to 2011-12-31"
                + " lies in more than one");
  }
}
