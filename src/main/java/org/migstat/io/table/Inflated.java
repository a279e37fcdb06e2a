package org.migstat.io.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;

/**
 * Decompressed bytes, as far as they can be trusted: truncated, damaged and exploding archives are
 * refused. Statistical tables shrink 5 to 50 times; a thousand times and more is an attack or a
 * mistake.
 */
final class Inflated extends InputStream {
  /** Times the compressed size from {@link #FREE} on. */
  static final long MAX_RATIO = 250;

  /** Bytes of text that no ratio is held against. */
  static final long FREE = 64L << 20;

  /** Bytes of text at most. */
  static final long MAX_TEXT = 64L << 30;

  /** Opens a decompressor over the received bytes. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private final String kind;
  private final Measured received;
  private final Opening opening;
  private @Nullable InputStream in;
  private long count;

  Inflated(String kind, Measured received, Opening opening) {
    this.kind = kind;
    this.received = received;
    this.opening = opening;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      if (in == null) {
        in = opening.open();
      }
      int n = in.read(buffer, offset, length);
      if (n > 0) {
        count += n;
        checkSize();
      }
      return n;
    } catch (EOFException cut) {
      throw new Refusal(
          0, "found the end of the file inside the " + kind + " data; expected it to be complete");
    } catch (MemoryLimitException large) {
      throw new Refusal(
          0, "found " + kind + " data that needs too much memory; expected a preset of 0 to 9");
    } catch (ZipException | XZIOException damaged) {
      throw new Refusal(
          0, "found damaged " + kind + " data; expected it to be intact and not encrypted");
    }
  }

  private void checkSize() throws Refusal {
    if (count > MAX_TEXT || (count > FREE && count / MAX_RATIO > received.count())) {
      throw new Refusal(
          0,
          "found "
              + kind
              + " data that grows more than "
              + MAX_RATIO
              + " times or beyond 64 GiB; expected a table. Decompress the file if it is one");
    }
  }

  /** Whether the archive goes on after the text. */
  boolean hasAnotherEntry() throws IOException {
    try {
      return in instanceof ZipInputStream entries && next(entries);
    } catch (EOFException | ZipException damaged) {
      return true;
    }
  }

  static boolean next(ZipInputStream entries) throws IOException {
    try {
      return entries.getNextEntry() != null;
    } catch (IllegalArgumentException malformedName) {
      // how the JDK says that the name is no UTF-8
      throw new ZipException(malformedName.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
