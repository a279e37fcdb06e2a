package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Layout;

class TableReaderTest {
  private final Path dir;

  TableReaderTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void aTableGivesItsHeaderItsRowsAndALedgerOfBytesAndLines() {
    String text = "geo,time,value\nAT,2011,82230\nBE,2011,\n";

    Recording read = Recording.of(dir, text);

    assertThat(read.events)
        .containsExactly(
            "header [geo, time, value]", "row 2 [AT, 2011, 82230]", "row 3 [BE, 2011, ]");
    assertThat(read.ledger)
        .isEqualTo(
            new FileLedger(
                "estat/x.csv",
                Recording.sha256(text.getBytes(StandardCharsets.UTF_8)),
                text.length(),
                3,
                1,
                0,
                0,
                0,
                2,
                false));
  }

  @Test
  void aLastLineWithoutLineBreakCounts() {
    Recording read = Recording.of(dir, "a,b\n1,2\n3,4");

    assertThat(read.events).containsExactly("header [a, b]", "row 2 [1, 2]", "row 3 [3, 4]");
    assertThat(read.lines()).isEqualTo("3 = 1 + 0 + 0 + 0 + 2");
  }

  @Test
  void lineBreaksOfUnixWindowsAndOldMacsAreOneEach() {
    for (String lineBreak : new String[] {"\n", "\r\n", "\r"}) {
      Recording read = Recording.of(dir, String.join(lineBreak, "a,b", "1,2", "", "3,4", ""));

      assertThat(read.events).containsExactly("header [a, b]", "row 2 [1, 2]", "row 4 [3, 4]");
      assertThat(read.lines()).isEqualTo("4 = 1 + 0 + 1 + 0 + 2");
    }
  }

  @Test
  void aRowWithQuotedLineBreaksHasTheAddressOfItsFirstLine() {
    Recording read = Recording.of(dir, "a,\"b\r\n(persons)\"\r\n1,\"x\r\ny\n\nz\"\r\n2,w\r\n");

    assertThat(read.events)
        .containsExactly("header [a, b\r\n(persons)]", "row 3 [1, x\r\ny\n\nz]", "row 7 [2, w]");
    assertThat(read.lines()).isEqualTo("7 = 1 + 0 + 0 + 4 + 2");
  }

  @Test
  void quotedDelimitersAndDoubledQuotesAreTextAndTheRawRowCanBeReadAgain() {
    Recording read = Recording.of(dir, "a;b\n\"x;\"\"y\"\"\";\"\"\n5\" pipe;\"plain\"\n", csv(';'));

    assertThat(read.events)
        .containsExactly("header [a, b]", "row 2 [x;\"y\", ]", "row 3 [5\" pipe, plain]");
    assertThat(read.raw).containsExactly("\"x;\"\"y\"\"\";", "\"5\"\" pipe\";plain");
  }

  @Test
  void aRowWithMoreOrFewerFieldsThanTheHeaderIsRejectedAndTheOthersAreRead() {
    Recording read =
        Recording.of(dir, "a,b,c\n1,2,3\n1,2\n1,2,3,\"4\n5\"\nSource: Eurostat\n4,5,6\n");

    assertThat(read.events)
        .containsExactly(
            "header [a, b, c]",
            "row 2 [1, 2, 3]",
            "V-STR-04 Cannot read estat/x.csv row 3: found 2 fields; expected 3 as in the header.",
            "V-STR-04 Cannot read estat/x.csv row 4: found 4 fields; expected 3 as in the header.",
            "V-STR-04 Cannot read estat/x.csv row 6: found 1 field; expected 3 as in the header.",
            "row 7 [4, 5, 6]");
    assertThat(read.raw)
        .containsExactly("1,2,3", "1,2", "1,2,3,\"4\n5\"", "Source: Eurostat", "4,5,6");
    assertThat(read.lines()).isEqualTo("7 = 1 + 0 + 0 + 1 + 5");
  }

  @Test
  void rowsToSkipAreCountedByPhysicalNumberAndTheirQuotesMeanNothing() {
    String text = "Table \"1\n\"\"\"\na,b\n#tag,\"#tag\n1,2\nSource: \"unclosed";

    Recording read =
        Recording.of(dir, text, Recording.csv("UTF-8", ',', 1, Set.of(1, 2, 4, 6, 99)));

    assertThat(read.events).containsExactly("header [a, b]", "row 5 [1, 2]");
    assertThat(read.lines()).isEqualTo("6 = 1 + 4 + 0 + 0 + 1");
  }

  @Test
  void aRowToSkipInsideAQuotedFieldRefusesTheFile() {
    Recording read =
        Recording.of(dir, "a,b\n1,\"2\n3\"\n", Recording.csv("UTF-8", ',', 1, Set.of(3)));

    // the quote that closes in row 3 was skipped with it
    assertThat(read.events)
        .containsExactly(
            "header [a, b]",
            "V-FILE-01 Cannot read estat/x.csv row 2: found a quote that is never closed; expected"
                + " it to end before the file does.");
    assertThat(
            Recording.of(dir, "a,b\n1,\"2\n3\n4\"\n", Recording.csv("UTF-8", ',', 1, Set.of(3)))
                .events)
        .containsExactly(
            "header [a, b]",
            "V-FILE-01 Cannot read estat/x.csv row 2: found row 3, which is to be skipped, inside a"
                + " quoted field; expected a row.");
  }

  @Test
  void severalHeaderRowsAreJoinedColumnByColumn() {
    String text = "Area,Men,Women,\n,2020,2020,Note\nAT,1,2,x\n";

    Recording read = Recording.of(dir, text, Recording.csv("UTF-8", ',', 2, Set.of()));

    assertThat(read.events)
        .containsExactly("header [Area, Men / 2020, Women / 2020, Note]", "row 3 [AT, 1, 2, x]");
    assertThat(read.lines()).isEqualTo("3 = 2 + 0 + 0 + 0 + 1");
  }

  @Test
  void headerRowsOfDifferentLengthRefuseTheFile() {
    Recording read = Recording.of(dir, "a,b\nc\n1,2\n", Recording.csv("UTF-8", ',', 2, Set.of()));

    assertThat(read.events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 2: found 1 field in the header; expected 2 as in"
                + " its first row.");
  }

  @Test
  void oneColumnMayHaveNoNameButNotTwo() {
    assertThat(Recording.of(dir, ",Jahr\n0,2000\n").events)
        .containsExactly("header [, Jahr]", "row 2 [0, 2000]");
    assertThat(Recording.of(dir, "\n,Jahr,\n0,2000,\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 2: found two columns without a name (1 and 3);"
                + " expected at most one.");
  }

  @Test
  void aColumnNameThatStandsTwiceRefusesTheFileAndIsShownOnlyIfItCannotBeAValue() {
    assertThat(Recording.of(dir, "geo,time,geo\nAT,2011,1\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found the column name 'geo' twice (columns 1"
                + " and 3); expected different names.");
    assertThat(Recording.of(dir, "AT,17,17\nBE,3,4\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found the column name twice (columns 2 and"
                + " 3); expected different names.");
    assertThat(Recording.of(dir, "AT,12 c,12 c\nBE,3,4\n").events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found the column name twice (columns 2 and"
                + " 3); expected different names.");
  }

  @Test
  void aFileWithoutTextOrWithoutRowsIsRefused() {
    String nothing =
        "V-FILE-01 Cannot read estat/x.csv: found no text; expected a header and rows.";
    assertThat(Recording.of(dir, "").events).containsExactly(nothing);
    assertThat(Recording.of(dir, "\n\r\n").events).containsExactly(nothing);
    assertThat(Recording.of(dir, "\uFEFF").events).containsExactly(nothing);
    assertThat(Recording.of(dir, "a,b\n\n").events)
        .containsExactly(
            "header [a, b]",
            "V-FILE-01 Cannot read estat/x.csv: found a header but no rows; expected at least"
                + " one.");
    assertThat(Recording.of(dir, "a,b\n", Recording.csv("UTF-8", ',', 2, Set.of())).events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv: found 1 of 2 header rows; expected all of them.");
  }

  @Test
  void aQuoteThatIsNeverClosedRefusesTheFileAndNamesTheLineWhereItOpened() {
    String text = "a,b\n1,2\n\"x\ny\",\"3\n4,5\n6,7\n";

    Recording read = Recording.of(dir, text);

    assertThat(read.events)
        .containsExactly(
            "header [a, b]",
            "row 2 [1, 2]",
            "V-FILE-01 Cannot read estat/x.csv row 4: found a quote that is never closed; expected"
                + " it to end before the file does.");
    assertThat(read.ledger)
        .isEqualTo(
            FileLedger.refused(
                "estat/x.csv",
                Recording.sha256(text.getBytes(StandardCharsets.UTF_8)),
                text.length()));
    assertThat(read.ledger.refused()).isTrue();
  }

  @Test
  void textAfterAClosingQuoteRefusesTheFileBecauseWhereRowsEndIsInDoubt() {
    Recording read = Recording.of(dir, "a,b\n1,2\n3,\"4\"5\n6,7\n" + "8,9\n".repeat(40_000));

    assertThat(read.events)
        .containsExactly(
            "header [a, b]",
            "row 2 [1, 2]",
            "V-FILE-01 Cannot read estat/x.csv row 3: found text after the closing quote of field"
                + " 2; expected the delimiter or the end of the row. A quote inside quotes is"
                + " written twice.");
    assertThat(read.ledger.bytes()).isEqualTo(4 + 4 + 7 + 4 + 160_000);
  }

  @Test
  void aNulRefusesTheFileAndNamesItsLine() {
    Recording read = Recording.of(dir, "a,b\n\n1,2\n3,\0\n");

    assertThat(read.events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 4: found a NUL character; expected text. UTF-16"
                + " needs a byte order mark or a declared byte order.");
  }

  @Test
  void aRowOfMoreThanSixteenMillionCharactersRefusesTheFile() {
    String tooLong =
        "V-FILE-01 Cannot read estat/x.csv row 3: found a row of more than 16 million characters;"
            + " expected a table. A quote may not be closed.";
    String field = "x".repeat(DecodedText.MAX_ROW + 20_000);

    assertThat(Recording.of(dir, "a,b\n1,2\n\"" + field + "\",3\n").events)
        .containsExactly("header [a, b]", "row 2 [1, 2]", tooLong);
    assertThat(Recording.of(dir, "a,b\n1,2\n" + field.replace("xxxx", "x,x,") + "\n").events)
        .containsExactly("header [a, b]", "row 2 [1, 2]", tooLong);
  }

  @Test
  void exceptionsOfTheSinkPassThrough() {
    Recording failing =
        new Recording() {
          @Override
          public void row(SourceRow row) {
            throw new IllegalStateException(row.toString());
          }
        };
    Path file = write("a,b\n1,2\n");

    assertThatThrownBy(() -> TableReader.read(file, "x.csv", Recording.csv(), failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("SourceRow 2");
  }

  private Path write(String text) {
    Recording.of(dir, text);
    return dir.resolve("any name");
  }

  private static Layout csv(char delimiter) {
    return Recording.csv("UTF-8", delimiter, 1, Set.of());
  }
}
