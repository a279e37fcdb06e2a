package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.migstat.io.table.Recording.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.definition.Layout;

class TextEncodingTest {
  private static final String GERMAN =
      "STAG,Staatsangehörigkeit\n1967-09-30,Ägypten\n1967-09-30,Österreich\n";

  private final Path dir;

  TextEncodingTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static Layout encoded(@Nullable String encoding) {
    return csv(encoding, ',', 1, Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,        UTF-8,        Staatsangehörigkeit",
    "windows-1252, windows-1252, Staatsangehörigkeit",
    "windows-1250, windows-1250, Příslušnost",
    "windows-1251, windows-1251, Гражданство",
    "Shift_JIS,    Shift_JIS,    国籍",
    "UTF-16LE,     UTF-16LE,     国籍",
    "UTF-16BE,     UTF-16BE,     国籍",
    "UTF-16,       UTF-16,       Гражданство"
  })
  void aDeclaredEncodingIsReadAsDeclared(String written, String declared, String name) {
    Recording read =
        Recording.of(dir, "geo," + name + "\nAT,1\n", Charset.forName(written), encoded(declared));

    assertThat(read.events).containsExactly("header [geo, " + name + "]", "row 2 [AT, 1]");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16"
  })
  void aByteOrderMarkThatAgreesIsNoPartOfTheHeader(String written, String declared) {
    Recording read =
        Recording.of(dir, "\uFEFF" + GERMAN, Charset.forName(written), encoded(declared));

    assertThat(read.events)
        .containsExactly(
            "header [STAG, Staatsangehörigkeit]",
            "row 2 [1967-09-30, Ägypten]",
            "row 3 [1967-09-30, Österreich]");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,    windows-1252, found a byte order mark of UTF-8; expected windows-1252 as declared",
    "UTF-16LE, UTF-16BE,     found a byte order mark of UTF-16LE; expected UTF-16BE as declared",
    "UTF-16BE, UTF-8,        found a byte order mark of UTF-16BE; expected UTF-8 as declared",
    "UTF-8,    UTF-16,       found a byte order mark of UTF-8; expected UTF-16 as declared"
  })
  void aByteOrderMarkThatContradictsTheDeclarationRefusesTheFile(
      String written, String declared, String detail) {
    Recording read =
        Recording.of(dir, "\uFEFF" + GERMAN, Charset.forName(written), encoded(declared));

    assertThat(read.events).containsExactly("V-FILE-01 Cannot read estat/x.csv: " + detail + ".");
  }

  @Test
  void utf16WithoutByteOrderNeedsAMark() {
    Recording read = Recording.of(dir, GERMAN, StandardCharsets.UTF_16LE, encoded("UTF-16"));

    assertThat(read.events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv: found no byte order mark; expected one, because"
                + " UTF-16 is declared without a byte order.");
  }

  @Test
  void bytesOutsideTheDeclaredEncodingRefuseTheFileWithTheirLine() {
    byte[] cut = "a,b\n1,2\n3,\u00E4".getBytes(StandardCharsets.UTF_8);
    cut[cut.length - 1] = '\n';

    assertThat(Recording.of(dir, GERMAN, Charset.forName("windows-1252"), encoded("UTF-8")).events)
        .containsExactly(
            "V-FILE-01 Cannot read estat/x.csv row 1: found bytes that are no UTF-8 text; expected"
                + " UTF-8.");
    assertThat(Recording.of(dir, cut, encoded("UTF-8")).events)
        .last()
        .isEqualTo(
            "V-FILE-01 Cannot read estat/x.csv row 3: found bytes that are no UTF-8 text; expected"
                + " UTF-8.");
    assertThat(
            Recording.of(dir, new byte[] {'a', '\n', '\n', (byte) 0x81}, encoded("windows-1252"))
                .events)
        .last()
        .isEqualTo(
            "V-FILE-01 Cannot read estat/x.csv row 3: found bytes that are no windows-1252 text;"
                + " expected windows-1252.");
    assertThat(
            Recording.of(dir, new byte[] {'a', '\n', '1', '\n', (byte) 0xC3}, encoded("UTF-8"))
                .events)
        .last()
        .isEqualTo(
            "V-FILE-01 Cannot read estat/x.csv row 3: found bytes that are no UTF-8 text; expected"
                + " UTF-8.");
  }

  @Test
  void anUndeclaredEncodingIsUtf8IfAllBytesAre() {
    assertThat(Recording.of(dir, GERMAN, encoded(null)).events)
        .containsExactly(
            "V-ENCODING Cannot read estat/x.csv: found no declared encoding; read as UTF-8, which"
                + " all its bytes are.",
            "header [STAG, Staatsangehörigkeit]",
            "row 2 [1967-09-30, Ägypten]",
            "row 3 [1967-09-30, Österreich]");
  }

  @Test
  void anUndeclaredEncodingIsWhatTheByteOrderMarkSays() {
    assertThat(
            Recording.of(dir, "\uFEFFa,b\n1,2\n", StandardCharsets.UTF_16LE, encoded(null)).events)
        .containsExactly(
            "V-ENCODING Cannot read estat/x.csv: found no declared encoding; read as UTF-16LE, as"
                + " its byte order mark says.",
            "header [a, b]",
            "row 2 [1, 2]");
  }

  @Test
  void anUndeclaredEncodingIsTheLikeliestOfTheLinesThatAreNotAscii() {
    String ascii = "2015,plain\n".repeat(5_000);
    String german =
        "1967,Staatsangehörige aus Ägypten und der Türkei für Österreich – große Städte\n"
            .repeat(3);

    Recording read =
        Recording.of(
            dir, "Jahr,Text\n" + ascii + german, Charset.forName("windows-1252"), encoded(null));

    assertThat(read.events)
        .startsWith(
            "V-ENCODING Cannot read estat/x.csv: found no declared encoding; read as windows-1252,"
                + " the likeliest by its bytes (72 of 100).",
            "header [Jahr, Text]")
        .endsWith(
            "row 5004 [1967, Staatsangehörige aus Ägypten und der Türkei für Österreich – große"
                + " Städte]");
  }

  @Test
  void anUndeclaredShiftJisIsFound() {
    String japanese = "2015,日本に在留する外国人の国籍別の統計表です。これは法務省が公表しています。\n".repeat(20);

    Recording read =
        Recording.of(dir, "年,国籍\n" + japanese, Charset.forName("Shift_JIS"), encoded(null));

    assertThat(read.events)
        .startsWith(
            "V-ENCODING Cannot read estat/x.csv: found no declared encoding; read as Shift_JIS, the"
                + " likeliest by its bytes (100 of 100).",
            "header [年, 国籍]",
            "row 2 [2015, 日本に在留する外国人の国籍別の統計表です。これは法務省が公表しています。]");
  }

  @Test
  void anEncodingThatJavaDoesNotKnowIsAnErrorOfTheDefinition() {
    assertThatThrownBy(() -> Recording.of(dir, GERMAN, encoded("UTF-9")))
        .isInstanceOf(UnsupportedCharsetException.class)
        .hasMessage("UTF-9");
  }
}
