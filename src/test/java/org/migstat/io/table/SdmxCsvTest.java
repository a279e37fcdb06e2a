package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Format;

class SdmxCsvTest {
  private final Path dir;

  SdmxCsvTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private Recording read(String... lines) {
    return Recording.of(dir, String.join("\n", lines) + "\n", Recording.of(Format.SDMX_CSV));
  }

  @Test
  void version1IsReadAsItStands() {
    assertThat(
            read(
                    "DATAFLOW,LAST UPDATE,geo,OBS_VALUE",
                    "ESTAT:TPS00176(1.0),29/11/24 11:00:00,AT,82230")
                .events)
        .containsExactly(
            "header [DATAFLOW, LAST UPDATE, geo, OBS_VALUE]",
            "row 2 [ESTAT:TPS00176(1.0), 29/11/24 11:00:00, AT, 82230]");
  }

  @Test
  void version1WithLabelsGivesCodes() {
    assertThat(
            read(
                    "DATAFLOW,GEO: Reporting area,OBS_VALUE",
                    "ESTAT:TPS00176(1.0): Immigration,DE: Germany: whole country,82230")
                .events)
        .containsExactly(
            "header [DATAFLOW, GEO, OBS_VALUE]", "row 2 [ESTAT:TPS00176(1.0), DE, 82230]");
  }

  @Test
  void theHeaderOfVersion2ShowsTheDelimiter() {
    String[] delimiters = {",", ";", "\t", "|"};
    for (String delimiter : delimiters) {
      assertThat(
              read(
                      String.join(
                          delimiter, "STRUCTURE", "STRUCTURE_ID", "ACTION", "GEO", "OBS_VALUE"),
                      String.join(delimiter, "dataflow", "ESTAT:X(1.0)", "I", "AT", "12.4"))
                  .events)
          .containsExactly(
              "header [STRUCTURE, STRUCTURE_ID, ACTION, GEO, OBS_VALUE]",
              "row 2 [dataflow, ESTAT:X(1.0), I, AT, 12.4]");
    }
  }

  @Test
  void aQuotedHeaderBelowATitleAlsoShowsTheDelimiter() {
    Layout belowTitle = new Layout(Format.SDMX_CSV, "UTF-8", null, 1, Set.of(1), null);

    Recording read =
        Recording.of(
            dir,
            "A title, \"quoted\r\n\r\n\"DATAFLOW\";\"GEO\"\r\n\"X:Y(1.0)\";\"AT\"\r\n",
            belowTitle);

    assertThat(read.events).containsExactly("header [DATAFLOW, GEO]", "row 4 [X:Y(1.0), AT]");
    assertThat(read.lines()).isEqualTo("4 = 1 + 1 + 1 + 0 + 1");
  }

  @Test
  void labelsBesideCodesAreTakenOffAndTheRawRowKeepsThem() {
    Recording read =
        read(
            "STRUCTURE[|];STRUCTURE_ID;ACTION;SERIES_KEY;DIM_1: Dimension 1;TIME: Time;OBS_VALUE:"
                + " Value;NOTE: Note;UPDATED",
            "dataflow;ESTAT:NA(1.6.0): Agrégats: tous;I;A.B;A: Value A;2014-01: 2014-01;12,4;see"
                + " also: Table 3;a: b",
            "dataflow;ESTAT:NA(1.6.0): Agrégats: tous;I;A.C;A: Value A;2014-02;;;");

    assertThat(read.events)
        .containsExactly(
            "header [STRUCTURE[|], STRUCTURE_ID, ACTION, SERIES_KEY, DIM_1, TIME, OBS_VALUE, NOTE,"
                + " UPDATED]",
            "row 2 [dataflow, ESTAT:NA(1.6.0), I, A.B, A, 2014-01, 12,4, see also: Table 3, a: b]",
            "row 3 [dataflow, ESTAT:NA(1.6.0), I, A.C, A, 2014-02, , , ]");
    assertThat(read.raw.get(0))
        .isEqualTo(
            "dataflow;ESTAT:NA(1.6.0): Agrégats: tous;I;A.B;A: Value A;2014-01: 2014-01;12,4;see"
                + " also: Table 3;a: b");
  }

  @Test
  void eachValueOfAMultipleAttributeLosesItsLabel() {
    assertThat(
            read(
                    "STRUCTURE[;],STRUCTURE_ID,ACTION,GEO: Area,FLAG[]: Flags",
                    "dataflow,X:Y(1.0): Name,I,AT: Austria,b: break;e: estimated",
                    "dataflow,X:Y(1.0): Name,I,BE: Belgium,p: provisional",
                    "dataflow,X:Y(1.0): Name,I,FR: France,")
                .events)
        .containsExactly(
            "header [STRUCTURE[;], STRUCTURE_ID, ACTION, GEO, FLAG[]]",
            "row 2 [dataflow, X:Y(1.0), I, AT, b;e]",
            "row 3 [dataflow, X:Y(1.0), I, BE, p]",
            "row 4 [dataflow, X:Y(1.0), I, FR, ]");
  }

  @Test
  void labelColumnsAndMultipleValuesWithoutLabelsAreDeliveredAsTheyAre() {
    assertThat(
            read(
                    "STRUCTURE[;],STRUCTURE_ID,STRUCTURE_NAME,ACTION,freq,Time frequency,FLAG[]",
                    "dataflow,X:Y(1.0),Name: of it,I,A,Annual: yearly,b;e")
                .events)
        .containsExactly(
            "header [STRUCTURE[;], STRUCTURE_ID, STRUCTURE_NAME, ACTION, freq, Time frequency,"
                + " FLAG[]]",
            "row 2 [dataflow, X:Y(1.0), Name: of it, I, A, Annual: yearly, b;e]");
  }

  @Test
  void columnsThatBecomeOneByTheirCodesRefuseTheFile() {
    assertThat(read("DATAFLOW,GEO: Area,GEO: Other", "X:Y(1.0),AT: a,AT: b").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found the column name 'GEO' twice (columns 2"
                + " and 3); expected different names.");
  }

  @Test
  void aFileThatDoesNotBeginAsSdmxCsvIsRefused() {
    String message =
        "found another first column; expected DATAFLOW or STRUCTURE, as SDMX-CSV begins.";
    assertThat(read("geo,OBS_VALUE", "AT,1").events)
        .containsExactly("V-FILE-01 Cannot read estat/x.csv: " + message);
    Layout declared = new Layout(Format.SDMX_CSV, "UTF-8", ',', 1, Set.of(), null);
    assertThat(Recording.of(dir, "geo,OBS_VALUE\nAT,1\n", declared).events)
        .containsExactly("V-FILE-01 Cannot read estat/x.csv row 1: " + message);
  }
}
