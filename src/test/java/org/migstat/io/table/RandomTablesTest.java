package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.definition.Layout;

/** Whatever a table holds and however it is written, it is read as it was, and its lines add up. */
class RandomTablesTest {
  private static final int CASES = 300;
  private static final List<String> ENCODINGS =
      List.of(
          "UTF-8",
          "UTF-16LE",
          "UTF-16BE",
          "UTF-16",
          "windows-1252",
          "windows-1250",
          "windows-1251",
          "Shift_JIS");
  private static final char[] DELIMITERS = {',', ';', '\t', '|', '^'};
  private static final String[] LINE_BREAKS = {"\n", "\r\n", "\r"};

  private final Path dir;

  RandomTablesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  static IntStream seeds() {
    return IntStream.range(0, CASES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTableIsReadAsItWasWritten(int seed) throws IOException {
    Written written = new Written(new Random(seed));

    Recording read = Recording.of(dir, written.file, written.layout());

    assertThat(read.events).isEqualTo(written.events);
    assertThat(read.ledger).isEqualTo(written.ledger());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDamagedFileIsReadOrRefusedButNeverAnExceptionAndItsLinesAddUp(int seed) throws IOException {
    Random random = new Random(seed);
    Written written = new Written(random);
    byte[] damaged = Arrays.copyOf(written.file, written.file.length - random.nextInt(3));
    for (int i = 0; i < 3 && damaged.length > 0; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }

    Recording read = Recording.of(dir, damaged, written.layout());

    FileLedger ledger = read.ledger;
    assertThat(ledger.sha256()).isEqualTo(Recording.sha256(damaged));
    assertThat(ledger.bytes()).isEqualTo(damaged.length);
    assertThat(ledger.balances()).isTrue();
    long refusals = read.events.stream().filter(event -> event.startsWith("V-FILE-01")).count();
    assertThat(refusals).isEqualTo(ledger.refused() ? 1 : 0);
    long rows =
        read.events.stream().filter(event -> event.matches("(?s)(row|V-STR-04) .*")).count();
    assertThat(ledger.rows()).isEqualTo(ledger.refused() ? 0 : rows);
  }

  /** One random table, written in one random way, with its own account of the lines. */
  private static final class Written {
    final List<String> events = new ArrayList<>();
    final byte[] file;

    private final Random random;
    private final String encoding;
    private final String letters;
    private final char delimiter;
    private final String lineBreak;
    private final Set<Integer> skipRows = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int blank;
    private int continuation;
    private int rows;

    Written(Random random) throws IOException {
      this.random = random;
      encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
      letters = lettersOf(encoding);
      delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      lineBreak = LINE_BREAKS[random.nextInt(LINE_BREAKS.length)];
      writeTable(1 + random.nextInt(8), 1 + random.nextInt(random.nextInt(10) == 0 ? 3_000 : 20));
      file = compressed(encoded());
    }

    private static String lettersOf(String encoding) {
      return switch (encoding) {
        case "windows-1252" -> "aäéß€–ÿ09 ,;|^\t\"'\n\r:";
        case "windows-1250" -> "ařčžł09 ,;|^\t\"'\n\r:";
        case "windows-1251" -> "aжЯщ09 ,;|^\t\"'\n\r:";
        case "Shift_JIS" -> "a日本ソ表ｱ09 ,;|^\t\"'\n\r:";
        default -> "aä日Ж€\uD83D\uDE00\u00A0\u2028\uFFFD09 ,;|^\t\"'\n\r:";
      };
    }

    private void writeTable(int columns, int rowCount) {
      skipOrBlank();
      List<String> header = IntStream.range(0, columns).mapToObj(i -> "c" + i + field()).toList();
      events.add("header " + header);
      write(header);
      for (rows = 0; rows < rowCount; rows++) {
        skipOrBlank();
        List<String> fields = IntStream.range(0, columns).mapToObj(i -> field()).toList();
        events.add("row " + (lines + 1) + " " + fields);
        write(fields);
      }
      if (random.nextBoolean()) {
        text.setLength(text.length() - lineBreak.length());
      } else {
        skipOrBlank();
      }
    }

    private void skipOrBlank() {
      while (random.nextInt(12) == 0) {
        lines++;
        if (random.nextBoolean()) {
          skipRows.add(lines);
          text.append("to skip ").append(delimiter).append(random.nextBoolean() ? "\"" : "");
        } else {
          blank++;
        }
        text.append(lineBreak);
      }
    }

    private String field() {
      int[] characters = letters.codePoints().toArray();
      StringBuilder field = new StringBuilder();
      for (int length = random.nextInt(random.nextInt(40) == 0 ? 300 : 6); length > 0; length--) {
        field.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      return field.toString();
    }

    private void write(List<String> fields) {
      int breaks = 0;
      for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        text.append(i == 0 ? "" : delimiter);
        boolean quoted =
            random.nextInt(4) == 0
                || (fields.size() == 1 && field.isEmpty())
                || field.startsWith("\"")
                || field.chars().anyMatch(c -> c == delimiter || c == '\n' || c == '\r');
        text.append(quoted ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
        breaks += field.split("\r\n|\r|\n", -1).length - 1;
      }
      text.append(lineBreak);
      lines += 1 + breaks;
      continuation += breaks;
    }

    private byte[] encoded() {
      boolean marked =
          encoding.equals("UTF-16") || (encoding.startsWith("UTF") && random.nextBoolean());
      Charset charset =
          Charset.forName(
              encoding.equals("UTF-16")
                  ? random.nextBoolean() ? "UTF-16LE" : "UTF-16BE"
                  : encoding);
      return ((marked ? "\uFEFF" : "") + text).getBytes(charset);
    }

    private byte[] compressed(byte[] bytes) throws IOException {
      return switch (random.nextInt(4)) {
        case 0 -> CompressedFilesTest.gzip(bytes);
        case 1 -> CompressedFilesTest.xz(bytes);
        case 2 -> CompressedFilesTest.zip(bytes, "table.csv");
        default -> bytes;
      };
    }

    Layout layout() {
      return Recording.csv(encoding, delimiter, 1, skipRows);
    }

    FileLedger ledger() {
      return new FileLedger(
          Recording.NAME,
          Recording.sha256(file),
          file.length,
          lines,
          1,
          skipRows.size(),
          blank,
          continuation,
          rows,
          false);
    }
  }
}
