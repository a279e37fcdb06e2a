package org.migstat.io.parquet;

import java.io.IOException;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.crypto.InternalFileEncryptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.migstat.io.parquet.Column.Storage;

/**
 * How our files are laid out. Every number is fixed, so that files depend on nothing but rows and
 * footer.
 */
final class FileLayout {
  static final int ROWS_OF_A_GROUP = 131_072;
  static final int ROWS_OF_A_PAGE = 65_536;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int LONGEST_STATISTIC = 64;

  private FileLayout() {}

  /**
   * @param encrypted if so, pages are of version 1: those of version 2 leave the levels, which tell
   *     where values are missing, in the clear
   */
  static ParquetProperties properties(ParquetTable<?> table, boolean encrypted) {
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            // One of its own: the default is shared by all files and has the settings of the last
            // opened.
            .withValuesWriterFactory(new DefaultV2ValuesWriterFactory())
            .withWriterVersion(encrypted ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .withPageRowCountLimit(ROWS_OF_A_PAGE)
            .withColumnIndexTruncateLength(LONGEST_STATISTIC)
            .withStatisticsTruncateLength(LONGEST_STATISTIC)
            .withPageWriteChecksumEnabled(true)
            .withSizeStatisticsEnabled(false);
    for (Column<?> column : table.columns()) {
      builder.withDictionaryEncoding(column.path(), column.storage() == Storage.NUMBER_DICTIONARY);
      builder.withStatisticsEnabled(column.path(), column.storage() != Storage.PLAIN_UNORDERED);
    }
    return builder.build();
  }

  static ParquetFileWriter open(
      OutputFile file, MessageType type, ParquetProperties properties, @Nullable EncryptionKey key)
      throws IOException {
    return new ParquetFileWriter(
        file,
        type,
        ParquetFileWriter.Mode.CREATE,
        Long.MAX_VALUE,
        0,
        key == null ? null : key.encryption(),
        properties);
  }

  /**
   * @param encryptor of the file, null if it is not encrypted
   * @param group number of the row group in the file, from 0
   */
  static ColumnChunkPageWriteStore pages(
      ZstdCompressor compressor,
      MessageType type,
      ParquetProperties properties,
      @Nullable InternalFileEncryptor encryptor,
      int group) {
    return new ColumnChunkPageWriteStore(
        compressor, type, properties.getAllocator(), LONGEST_STATISTIC, true, encryptor, group);
  }
}
