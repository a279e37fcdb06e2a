package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Format;

/**
 * Real files of publishers, where they are at hand; the row counts are those of {@code wc -l} less
 * header lines.
 */
class RealFilesTest {
  private static Recording read(
      String name, Format format, @Nullable String encoding, Set<Integer> skipRows) {
    Path folder = Path.of(System.getProperty("migstat.realdata", "../shared/realdata"));
    assumeTrue(Files.isDirectory(folder), () -> "no real files in " + folder);
    return Recording.of(
        folder.resolve(name), new Layout(format, encoding, null, 1, skipRows, null));
  }

  @ParameterizedTest
  @CsvSource({
    "eurostat/tps00176.tsv, EUROSTAT_TSV, UTF-8, 18, 68",
    "eurostat/tps00177.tsv, EUROSTAT_TSV, UTF-8, 18, 66",
    "eurostat/estat_tps00176_en.csv, SDMX_CSV, UTF-8, 13, 848",
    "eurostat/estat_tps00177_en.csv, SDMX_CSV, UTF-8, 13, 834",
    "eurostat/migr_asyappctza_allcitizenships.csv, CSV, windows-1252, 9, 34680",
    "eurostat/natix_asylum_applicants_total.csv, SDMX_CSV, UTF-8, 25, 1080",
    "eurostat/natix_migrants_refused_entry_at_the_border.csv, SDMX_CSV, UTF-8, 12, 327",
    "oecd/International-migration-database.csv, SDMX_CSV, UTF-8, 30, 393",
    "oecd/DP_LIVE_04042023230723620.csv, CSV, UTF-8, 8, 96",
    "undesa/gdidata_undesa_stocks_2020.csv.gz, CSV, UTF-8, 9, 170618",
    "unhcr/population_2025-06-12.csv.gz, CSV, UTF-8, 16, 132602",
    "unhcr/asylum_applications_2024-06-17.csv.gz, CSV, UTF-8, 12, 108496",
    "unhcr/asylum_applications_2025-06-12.csv.gz, CSV, UTF-8, 12, 114588",
    "unhcr/unhcr_countries.csv, CSV, UTF-8, 7, 232",
    "national/de_destatis/historisch_gesamt.csv, CSV, UTF-8, 4, 162",
    "national/de_destatis/historisch_staaten.csv, CSV, UTF-8, 4, 12064",
    "national/de_destatis/wander_gesamt.csv, CSV, UTF-8, 4, 72",
    "national/de_destatis/wander_staaten.csv, CSV, UTF-8, 4, 2880",
    "national/uk_homeoffice/applications.csv.gz, CSV, UTF-8, 11, 75785",
    "'national/ca_statcan/Estimates of the components of international migration, quarterly.csv',"
        + " CSV, UTF-8, 15, 95",
    "iom/idmc_stocks.csv, CSV, UTF-8, 6, 1541",
    "iom/hdx_hapi_idps_global.csv, CSV, UTF-8, 20, 6854",
    "sdmx/example-01.csv, SDMX_CSV, UTF-8, 11, 2",
    "sdmx/example-02.csv, SDMX_CSV, UTF-8, 10, 2",
    "sdmx/example-03.csv, SDMX_CSV, UTF-8, 11, 2",
    "sdmx/example-04.csv, SDMX_CSV, UTF-8, 12, 2",
    "sdmx/example-05.csv, SDMX_CSV, UTF-8, 10, 2",
    "sdmx/example-06.csv, SDMX_CSV, UTF-8, 18, 2"
  })
  void everyRowIsReadAndEveryLineCounted(
      String name, Format format, String encoding, int columns, int rows) {
    Recording read = read(name, format, encoding, Set.of());

    assertThat(read.events).hasSize(1 + rows).noneMatch(event -> event.startsWith("V-"));
    assertThat(read.header.columns()).hasSize(columns);
    assertThat(read.lines()).isEqualTo((rows + 1) + " = 1 + 0 + 0 + 0 + " + rows);
  }

  @Test
  void theTagsBelowTheHeaderOfDtmAreSkipped() {
    Recording read =
        read("iom/global-iom-dtm-from-api-admin-0-to-2.csv", Format.CSV, "UTF-8", Set.of(2));

    assertThat(read.lines()).isEqualTo("13369 = 1 + 1 + 0 + 0 + 13367");
    assertThat(read.events)
        .noneMatch(event -> event.contains("#country") || event.startsWith("V-"));
  }

  @Test
  void cellsOfATsvKeepTheirFlags() {
    Recording read = read("eurostat/tps00176.tsv", Format.EUROSTAT_TSV, "UTF-8", Set.of());

    assertThat(read.header.columns())
        .containsExactly(
            "citizen", "agedef", "age", "unit", "sex", "geo", "2008", "2009", "2010", "2011",
            "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019");
    assertThat(read.rows)
        .contains(
            List.of(
                "TOTAL", "COMPLET", "TOTAL", "NR", "T", "AT", "73772", "69295", "70978", "82230",
                "91557", "101866", "116262", "166323", "129509", "111801", "105633", "109167"));
    assertThat(read.rows.stream().flatMap(List::stream)).contains("135281 b");
  }

  @Test
  void theCp1252ExportIsNoUtf8AndIsDetectedWithAFinding() {
    String name = "eurostat/migr_asyappctza_allcitizenships.csv";

    Recording asUtf8 = read(name, Format.CSV, "UTF-8", Set.of());
    assertThat(asUtf8.events.get(asUtf8.events.size() - 1))
        .matches(
            "V-FILE-01 Cannot read estat/x\\.csv row \\d+: found bytes that are no UTF-8 text;"
                + " expected UTF-8\\.");
    assertThat(asUtf8.ledger.refused()).isTrue();

    Recording declared = read(name, Format.CSV, "windows-1252", Set.of());
    assertThat(declared.rows.stream().flatMap(List::stream))
        .contains("Côte d'Ivoire")
        .noneMatch(f -> f.contains("�"));

    Recording undeclared = read(name, Format.CSV, null, Set.of());
    assertThat(undeclared.events.get(0))
        .isEqualTo(
            "V-ENCODING Cannot read estat/x.csv: found no declared encoding; read as windows-1252,"
                + " the likeliest by its bytes (62 of 100).");
    assertThat(undeclared.rows).isEqualTo(declared.rows);
  }

  @Test
  void labelsOfTheSpecificationSamplesAreTakenOff() {
    Recording read = read("sdmx/example-04.csv", Format.SDMX_CSV, "UTF-8", Set.of());

    assertThat(read.events)
        .startsWith(
            "header [STRUCTURE[|], STRUCTURE_ID, ACTION, SERIES_KEY, OBS_KEY, DIM_1, DIM_2, DIM_3,"
                + " OBS_VALUE, ATTR_2, ATTR_3, ATTR_1]",
            "row 2 [dataflow, ESTAT:NA_MAIN(1.6.0), I, A.B, A.B.2014-01, A, B, 2014-01, 12,4, Y,"
                + " Normal, special and other values, N]");
  }
}
