package org.migstat.io.table;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tukaani.xz.SeekableFileInputStream;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.XZIOException;

/**
 * How much text a file holds, compressed or not, as far as the file itself says; nothing is
 * inflated.
 */
public final class TextSize {
  /** What statistical tables at least shrink to; a gzip file of several members tells the last. */
  private static final long LEAST_EXPANSION = 3;

  /** What deflate shrinks to at most; a broken file may say anything. */
  private static final long MOST_EXPANSION = 1032;

  private TextSize() {}

  /** Bytes of text; the size of the file if it says nothing. */
  public static long of(Path file) throws IOException {
    long size = Files.size(file);
    byte[] magic;
    try (var in = Files.newInputStream(file)) {
      magic = in.readNBytes(2);
    }
    int first = magic.length < 2 ? 0 : (magic[0] & 0xFF) << 8 | magic[1] & 0xFF;
    return switch (first) {
      case 0x1F8B ->
          Math.max(Math.min(gzip(file, size), MOST_EXPANSION * size), LEAST_EXPANSION * size);
      case 0xFD37 -> Math.max(xz(file), size);
      case 0x504B -> Math.max(zip(file), size);
      default -> size;
    };
  }

  /** The last four bytes are the size modulo 2^32. */
  private static long gzip(Path file, long size) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(Math.max(0, size - 4));
      return size < 4 ? 0 : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }
  }

  private static long xz(Path file) throws IOException {
    try (var source = new SeekableFileInputStream(file.toFile());
        var in = new SeekableXZInputStream(source, SourceBytes.XZ_MEMORY_KIB)) {
      return in.length();
    } catch (XZIOException | java.io.EOFException broken) {
      return 0; // The reader refuses it.
    }
  }

  private static long zip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return Collections.list(zip.entries()).stream().mapToLong(ZipEntry::getSize).sum();
    } catch (ZipException broken) {
      return 0; // The reader refuses it.
    }
  }
}
