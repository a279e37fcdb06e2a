package org.migstat.io.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.crypto.InternalFileEncryptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.migstat.io.parquet.Column.Cell;
import org.migstat.io.parquet.Column.Sink;

/**
 * Rows in memory, on the heap alone: encoded, and in whole pages compressed. It may be dropped at
 * any time.
 */
final class RowGroup<T> {
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore values;
  private final List<DictionaryColumn> dictionaries = new ArrayList<>();
  private final List<Cell<T>> cells = new ArrayList<>();
  private final boolean encrypted;
  private int rows;
  private int rowsOfPage;

  /**
   * @param encryptor of the file, null if it is not encrypted
   * @param number of the row group in the file, from 0
   */
  RowGroup(
      ParquetTable<T> table,
      ParquetProperties properties,
      ZstdCompressor compressor,
      @Nullable InternalFileEncryptor encryptor,
      int number) {
    encrypted = encryptor != null;
    pages = FileLayout.pages(compressor, table.type(), properties, encryptor, number);
    values = properties.newColumnWriteStore(withoutOwnDictionaries(table), pages, pages);
    for (int i = 0; i < table.columns().size(); i++) {
      Column<T> column = table.columns().get(i);
      Schema.Field field = table.schema().getFields().get(i);
      ColumnDescriptor descriptor = table.type().getColumns().get(i);
      cells.add(column.opener().open(sink(table, column, field, descriptor)));
    }
  }

  private static MessageType withoutOwnDictionaries(ParquetTable<?> table) {
    List<Type> types = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (!column.hasOwnDictionary()) {
        types.add(table.type().getType(column.name()));
      }
    }
    return new MessageType(table.type().getName(), types);
  }

  private Sink sink(
      ParquetTable<T> table, Column<T> column, Schema.Field field, ColumnDescriptor descriptor) {
    boolean nullable = field.schema().isNullable();
    if (column.hasOwnDictionary()) {
      DictionaryColumn dictionary =
          new DictionaryColumn(descriptor, pages.getPageWriter(descriptor), encrypted);
      dictionaries.add(dictionary);
      return new ColumnSink(table.schema().getName(), column.name(), nullable, null, dictionary);
    }
    return new ColumnSink(
        table.schema().getName(),
        column.name(),
        nullable,
        values.getColumnWriter(descriptor),
        null);
  }

  int rows() {
    return rows;
  }

  void write(T row) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).write(row);
    }
    values.endRecord();
    rows++;
    if (++rowsOfPage == FileLayout.ROWS_OF_A_PAGE) {
      flushPages();
    }
  }

  private void flushPages() throws IOException {
    for (DictionaryColumn dictionary : dictionaries) {
      dictionary.flushPage(rowsOfPage);
    }
    rowsOfPage = 0;
  }

  void flushTo(ParquetFileWriter file) throws IOException {
    if (rowsOfPage > 0) {
      flushPages();
    }
    for (DictionaryColumn dictionary : dictionaries) {
      dictionary.finish();
    }
    file.startBlock(rows);
    values.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    values.close();
    pages.close();
  }
}
