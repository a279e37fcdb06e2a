package org.migstat.io.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The bytes of one file, hashed and counted as received, and the text bytes inside them: gzip, xz
 * and zip are known by their first bytes, never by the name.
 */
final class SourceBytes implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** Enough for every preset of xz; a stream that asks for more is refused. */
  static final int XZ_MEMORY_KIB = 128 << 10;

  private final Measured received;
  private final InputStream text;
  private final @Nullable Gzip gzip;

  private SourceBytes(Measured received, InputStream text, @Nullable Gzip gzip) {
    this.received = received;
    this.text = text;
    this.gzip = gzip;
  }

  /**
   * Opens the file; a compressed file that cannot be opened as such gives its {@link Refusal} on
   * the first read.
   */
  static SourceBytes open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(8);
      byte[] magic = in.readNBytes(6);
      in.reset();
      Measured received = new Measured(in);
      if (starts(magic, 0x1F, 0x8B)) {
        Gzip gzip = new Gzip(received);
        return new SourceBytes(received, new Inflated("gzip", received, gzip::open), gzip);
      }
      if (starts(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) {
        return new SourceBytes(
            received,
            new Inflated("xz", received, () -> new XZInputStream(received, XZ_MEMORY_KIB)),
            null);
      }
      if (starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6)) {
        return new SourceBytes(
            received, new Inflated("zip", received, () -> onlyEntry(file, received)), null);
      }
      return new SourceBytes(received, received, null);
    } catch (IOException failed) {
      in.close();
      throw failed;
    }
  }

  private static boolean starts(byte[] magic, int... expected) {
    byte[] bytes = new byte[expected.length];
    for (int i = 0; i < expected.length; i++) {
      bytes[i] = (byte) expected[i];
    }
    return magic.length >= bytes.length && Arrays.equals(Arrays.copyOf(magic, bytes.length), bytes);
  }

  private static InputStream onlyEntry(Path file, Measured received) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() != 1) {
        throw new Refusal(
            0, "found a zip archive of " + zip.size() + " entries; expected exactly one");
      }
      ZipEntry entry = zip.entries().nextElement();
      String name = entry.getName();
      if (entry.isDirectory()
          || name.startsWith("/")
          || name.contains("..")
          || name.matches(".*[\\\\:].*")) {
        throw new Refusal(
            0,
            "found a zip entry that is a folder or leads out of its archive; expected one plain"
                + " file");
      }
    }
    ZipInputStream entries = new ZipInputStream(received);
    if (!Inflated.next(entries)) {
      throw new ZipException("no entry where the directory says there is one");
    }
    return entries;
  }

  /** The bytes of the text; a damaged or oversized archive gives a {@link Refusal}. */
  InputStream text() {
    return text;
  }

  /** Reads what is left, so that hash and size are those of the whole file. */
  void drain() throws IOException {
    received.transferTo(OutputStream.nullOutputStream());
  }

  /** After the end of the text: refuses what hides behind it. */
  void finish() throws IOException {
    if (text instanceof Inflated inflated && inflated.hasAnotherEntry()) {
      throw new Refusal(
          0, "found a second zip entry that its directory does not list; expected exactly one");
    }
    drain();
    if (gzip != null && gzip.end() != received.count()) {
      throw new Refusal(
          0, "found further bytes after the end of the gzip data; expected the end of the file");
    }
  }

  long count() {
    return received.count();
  }

  String sha256() {
    return received.sha256();
  }

  @Override
  public void close() throws IOException {
    text.close();
    received.close();
  }

  /**
   * Knows where in the file the last gzip member ends, because the JDK ignores garbage after it.
   */
  private static final class Gzip {
    private final Measured received;
    private @Nullable Members members;

    Gzip(Measured received) {
      this.received = received;
    }

    InputStream open() throws IOException {
      members = new Members(received);
      return members;
    }

    long end() {
      return members == null ? received.count() : members.end();
    }

    private static final class Members extends GZIPInputStream {
      private static final int TRAILER = 8;

      private final Measured received;
      private long filled;

      Members(Measured received) throws IOException {
        super(received, BUFFER);
        this.received = received;
      }

      @Override
      protected void fill() throws IOException {
        super.fill();
        filled = received.count();
      }

      long end() {
        return filled - inf.getRemaining() + TRAILER;
      }
    }
  }
}
