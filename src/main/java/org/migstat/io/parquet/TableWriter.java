package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one file in the order they come. It drives the column writers of parquet-java
 * directly: one call for each cell, no object for each row. Row groups end at a fixed number of
 * rows. Not for use by several threads.
 */
public final class TableWriter<T> implements AutoCloseable {
  private final ParquetTable<T> table;
  private final Map<String, String> footer;
  private final StagedFile staged;
  private final ParquetFileWriter file;
  private final ParquetProperties properties;
  private final ZstdCompressor compressor = new ZstdCompressor();
  private final @Nullable EncryptionKey key;
  private @Nullable RowGroup<T> group;
  private int groups;
  private long rows;
  private boolean finished;

  TableWriter(
      ParquetTable<T> table, Path path, Map<String, String> footer, @Nullable EncryptionKey key)
      throws IOException {
    this.key = key;
    this.table = table;
    this.footer = footer;
    this.properties = FileLayout.properties(table, key != null);
    this.staged = StagedFile.create(path);
    this.file = FileLayout.open(staged, table.type(), properties, key);
    file.start();
  }

  /** Takes one row; it is in memory until its row group is full. */
  public void write(T row) throws IOException {
    RowGroup<T> open = group;
    if (open == null) {
      open = new RowGroup<>(table, properties, compressor, file.getEncryptor(), groups++);
      group = open;
    }
    open.write(row);
    rows++;
    if (open.rows() == FileLayout.ROWS_OF_A_GROUP) {
      flush(open);
    }
  }

  private void flush(RowGroup<T> open) throws IOException {
    group = null;
    open.flushTo(file);
  }

  /** Completes the file and puts it in its place. */
  public WrittenFile finish() throws IOException {
    if (group != null) {
      flush(group);
    }
    if (key == null) {
      staged.holdBack();
    }
    file.end(footer);
    WrittenFile written = staged.publish(rows);
    finished = true;
    return written;
  }

  /** Removes what was written unless it was finished. */
  @Override
  public void close() throws IOException {
    compressor.release();
    group = null;
    if (!finished) {
      file.abort();
      file.close();
      staged.discard();
    }
  }
}
