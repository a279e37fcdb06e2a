package org.migstat.io.parquet;

import java.nio.file.Path;

/**
 * A file that is complete.
 *
 * @param rows number of rows
 * @param bytes its size
 * @param sha256 of its bytes as they were written, 64 hexadecimal digits
 */
public record WrittenFile(Path file, long rows, long bytes, String sha256) {}
