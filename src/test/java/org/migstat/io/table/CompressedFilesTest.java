package org.migstat.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.io.table.Recording.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Rejection;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressedFilesTest {
  private static final byte[] TABLE = "geo,value\nAT,1\nBE,2\n".getBytes(StandardCharsets.UTF_8);
  private static final String[] READ = {"header [geo, value]", "row 2 [AT, 1]", "row 3 [BE, 2]"};

  private final Path dir;

  CompressedFilesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  static byte[] xz(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(byte[] text, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(text);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static String refused(String detail) {
    return "V-FILE-01 Cannot read estat/x.csv: " + detail + ".";
  }

  @Test
  void compressionIsKnownByTheFirstBytesAndTheHashIsOfTheFileAsReceived() throws IOException {
    for (byte[] file : new byte[][] {gzip(TABLE), xz(TABLE), zip(TABLE, "data/table.csv"), TABLE}) {
      Recording read = Recording.of(dir, file, csv());

      assertThat(read.events).containsExactly(READ);
      assertThat(read.ledger)
          .isEqualTo(
              new FileLedger(
                  "estat/x.csv", Recording.sha256(file), file.length, 3, 1, 0, 0, 0, 2, false));
    }
  }

  @Test
  void membersOfOneGzipAndStreamsOfOneXzFollowEachOther() throws IOException {
    byte[] more = "FR,3\n".getBytes(StandardCharsets.UTF_8);

    assertThat(Recording.of(dir, join(gzip(TABLE), gzip(more)), csv()).events)
        .endsWith("row 4 [FR, 3]")
        .hasSize(4);
    assertThat(Recording.of(dir, join(xz(TABLE), xz(more)), csv()).events)
        .endsWith("row 4 [FR, 3]")
        .hasSize(4);
  }

  @Test
  void anEmptyTextInAnArchiveIsNoTable() throws IOException {
    for (byte[] file :
        new byte[][] {gzip(new byte[0]), xz(new byte[0]), zip(new byte[0], "table.csv")}) {
      assertThat(Recording.of(dir, file, csv()).events)
          .containsExactly(refused("found no text; expected a header and rows"));
    }
  }

  @Test
  void aTruncatedArchiveIsRefused() throws IOException {
    byte[] gzip = gzip(TABLE);
    byte[] xz = xz(TABLE);

    for (int cut : new int[] {3, 9, 12, gzip.length - 9, gzip.length - 8, gzip.length - 1}) {
      assertThat(Recording.of(dir, Arrays.copyOf(gzip, cut), csv()).events)
          .last()
          .isEqualTo(
              refused(
                  "found the end of the file inside the gzip data; expected it to be complete"));
    }
    assertThat(Recording.of(dir, Arrays.copyOf(xz, xz.length - 5), csv()).events)
        .last()
        .isEqualTo(
            refused("found the end of the file inside the xz data; expected it to be complete"));
  }

  @Test
  void aDamagedArchiveIsRefusedWithAllItsBytesInTheLedger() throws IOException {
    byte[] gzip = gzip(TABLE);
    gzip[gzip.length - 6] ^= 1;
    byte[] xz = xz(TABLE);
    xz[xz.length - 30] ^= 1;

    Recording read = Recording.of(dir, gzip, csv());

    assertThat(read.events)
        .last()
        .isEqualTo(refused("found damaged gzip data; expected it to be intact and not encrypted"));
    assertThat(read.ledger)
        .isEqualTo(FileLedger.refused("estat/x.csv", Recording.sha256(gzip), gzip.length));
    assertThat(Recording.of(dir, xz, csv()).events)
        .last()
        .isEqualTo(refused("found damaged xz data; expected it to be intact and not encrypted"));
  }

  @Test
  void bytesAfterTheEndOfAGzipAreNotIgnored() throws IOException {
    String garbage =
        refused("found further bytes after the end of the gzip data; expected the end of the file");

    assertThat(Recording.of(dir, join(gzip(TABLE), new byte[] {'x'}), csv()).events)
        .last()
        .isEqualTo(garbage);
    assertThat(
            Recording.of(
                    dir, join(gzip(TABLE), "a".repeat(99).getBytes(StandardCharsets.UTF_8)), csv())
                .events)
        .last()
        .isEqualTo(garbage);
  }

  @Test
  void theEndOfAGzipIsFoundWhereverItFallsInTheBuffers() throws IOException {
    for (int size = 65_500; size < 65_560; size++) {
      byte[] stored =
          stored(("a\n" + "1".repeat(size - 3) + "\n").getBytes(StandardCharsets.UTF_8));

      assertThat(Recording.of(dir, stored, csv()).ledger.refused()).as("size %d", size).isFalse();
      assertThat(Recording.of(dir, join(stored, new byte[] {'x', 'y'}), csv()).ledger.refused())
          .as("size %d", size)
          .isTrue();
    }
  }

  private static byte[] stored(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(0);
          }
        }) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  @Test
  void aZipHoldsExactlyOnePlainFile() throws IOException {
    assertThat(Recording.of(dir, zip(TABLE, "a.csv", "b.csv"), csv()).events)
        .containsExactly(refused("found a zip archive of 2 entries; expected exactly one"));
    assertThat(Recording.of(dir, zip(TABLE), csv()).events)
        .containsExactly(refused("found a zip archive of 0 entries; expected exactly one"));
    for (String name : new String[] {"../a.csv", "/etc/a.csv", "C:\\a.csv", "x/../../a.csv"}) {
      assertThat(Recording.of(dir, zip(TABLE, name), csv()).events)
          .containsExactly(
              refused(
                  "found a zip entry that is a folder or leads out of its archive; expected one"
                      + " plain file"));
    }
  }

  @Test
  void aSecondZipEntryThatTheDirectoryHidesRefusesTheFile() throws IOException {
    byte[] first = zip(TABLE, "a.csv");
    byte[] second = zip(TABLE, "b.csv");
    int directory = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(first.length - 6);
    byte[] hidden = Arrays.copyOf(second, directory);
    byte[] file =
        join(
            Arrays.copyOf(first, directory),
            hidden,
            Arrays.copyOfRange(first, directory, first.length));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 6, 2 * directory);

    assertThat(Recording.of(dir, file, csv()).events)
        .last()
        .isEqualTo(
            refused(
                "found a second zip entry that its directory does not list; expected exactly one"));
  }

  @Test
  void anArchiveThatGrowsBeyondAllTablesIsRefused() throws IOException {
    byte[] rows = "a,b\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write("c,d\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 80; i++) {
        out.write(rows);
      }
    }
    Path file = Files.write(dir.resolve("bomb"), bytes.toByteArray());
    Counting sink = new Counting();

    FileLedger ledger = TableReader.read(file, "bomb", csv("UTF-8", ',', 1, Set.of()), sink);

    assertThat(ledger)
        .isEqualTo(FileLedger.refused("bomb", Recording.sha256(bytes.toByteArray()), bytes.size()));
    assertThat(sink.rejected)
        .isEqualTo(
            "found gzip data that grows more than 250 times or beyond 64 GiB; expected a table."
                + " Decompress the file if it is one");
    assertThat(sink.rows * 4L).isBetween(60L << 20, 65L << 20);
  }

  private static final class Counting implements RowSink {
    long rows;
    String rejected = "";

    @Override
    public void header(Header header) {}

    @Override
    public void row(SourceRow row) {
      rows++;
    }

    @Override
    public void rejected(Rejection rejection, String rawRow) {
      rejected = rejection.detail();
    }

    @Override
    public void finding(Rejection finding) {}
  }
}
