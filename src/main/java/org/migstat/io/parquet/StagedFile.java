package org.migstat.io.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;
import org.migstat.io.WholeFile;

/**
 * A file beside its final name, hashed while it is written. A repeated attempt at the same file, or
 * one that was broken off, never shows under the final name.
 */
final class StagedFile implements OutputFile {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path temporary;
  private final MessageDigest digest;
  private final HashedStream stream;

  private StagedFile(Path target, Path temporary) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.digest = sha256();
    this.stream =
        new HashedStream(
            new DigestOutputStream(
                new BufferedOutputStream(OwnerOnly.newFile(temporary), BUFFER), digest));
  }

  static StagedFile create(Path target) throws IOException {
    return new StagedFile(target, WholeFile.attempt(target));
  }

  /**
   * Keeps what follows, indexes and footer, in memory until the file is closed and they are put in
   * order.
   */
  void holdBack() {
    stream.held = new ByteArrayOutputStream();
  }

  WrittenFile publish(long rows) throws IOException {
    stream.close();
    WholeFile.show(temporary, target);
    return new WrittenFile(
        target, rows, stream.position, HexFormat.of().formatHex(digest.digest()));
  }

  void discard() throws IOException {
    stream.discard();
    Files.deleteIfExists(temporary);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return stream;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static final class HashedStream extends PositionOutputStream {
    private final OutputStream out;
    private @Nullable ByteArrayOutputStream held;
    private long position;

    HashedStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      sink().write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      sink().write(bytes, offset, length);
      position += length;
    }

    private OutputStream sink() {
      return held == null ? out : held;
    }

    @Override
    public void close() throws IOException {
      ByteArrayOutputStream tail = held;
      if (tail != null) {
        held = null;
        out.write(FooterOrder.settle(tail.toByteArray()));
      }
      out.close();
    }

    void discard() throws IOException {
      held = null;
      out.close();
    }
  }
}
