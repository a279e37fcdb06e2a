package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.migstat.io.WholeFile;

/**
 * A file that is complete.
 *
 * @param rows number of rows
 * @param bytes its size
 * @param sha256 of its bytes as they were written, 64 hexadecimal digits
 */
public record WrittenFile(Path file, long rows, long bytes, String sha256) {
  /** The same file at another place. */
  public WrittenFile copyTo(Path to) throws IOException {
    WholeFile.copy(file, to);
    return new WrittenFile(to, rows, bytes, sha256);
  }
}
