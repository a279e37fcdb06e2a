package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Layout.Format;

class EurostatTsvTest {
  private final Path dir;

  EurostatTsvTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private Recording read(String text) {
    return Recording.of(dir, text, Recording.of(Format.EUROSTAT_TSV));
  }

  @Test
  void dimensionsAreSplitAndCellsAreTrimmedButKeepTheirFlags() {
    Recording read =
        read(
            """
            citizen,sex,geo\\time\t2018 \t2019\s
            TOTAL,T,AT\t135281 b\t:\s
            TOTAL,T,BE\t: c\t0 be
            """);

    assertThat(read.events)
        .containsExactly(
            "header [citizen, sex, geo, 2018, 2019]",
            "row 2 [TOTAL, T, AT, 135281 b, :]",
            "row 3 [TOTAL, T, BE, : c, 0 be]");
    assertThat(read.raw).containsExactly("TOTAL,T,AT\t135281 b\t:", "TOTAL,T,BE\t: c\t0 be");
    assertThat(read.lines()).isEqualTo("3 = 1 + 0 + 0 + 0 + 2");
  }

  @Test
  void aQuoteIsACharacterLikeOthers() {
    assertThat(read("sex,geo\\TIME_PERIOD\t2018 \nT,\"AT\t1 \n\"T,BE\t2 \n").events)
        .containsExactly("header [sex, geo, 2018]", "row 2 [T, \"AT, 1]", "row 3 [\"T, BE, 2]");
  }

  @Test
  void aRowWithAnotherNumberOfDimensionsOrCellsIsRejected() {
    Recording read =
        read("citizen,sex,geo\\time\t2018 \t2019 \nTOTAL,AT\t1 \t2 \nTOTAL,T,AT\t1 \n");

    assertThat(read.events)
        .containsExactly(
            "header [citizen, sex, geo, 2018, 2019]",
            "V-STR-04 Cannot read estat/x.csv row 2: found 2 codes in the first field; expected 3"
                + " as in the header.",
            "V-STR-04 Cannot read estat/x.csv row 3: found 2 fields; expected 3 as in the header.");
    assertThat(read.raw).containsExactly("TOTAL,AT\t1\t2", "TOTAL,T,AT\t1");
  }

  @Test
  void aHeaderOfAnotherFormRefusesTheFile() {
    assertThat(read("citizen,sex,geo\t2018\nTOTAL,T,AT\t1\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found no backslash in the first header field;"
                + " expected 'dimension,…\\time'.");
    assertThat(read("geo,geo\\time\t2018\nAT,AT\t1\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found the column name 'geo' twice (columns 1"
                + " and 2); expected different names.");
  }
}
