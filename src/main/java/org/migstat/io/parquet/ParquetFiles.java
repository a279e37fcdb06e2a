package org.migstat.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** Reads Parquet files back. */
public final class ParquetFiles {
  /** How an encrypted file begins. */
  private static final byte[] MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);

  private ParquetFiles() {}

  /** Number of rows that the footer states. */
  public static long rowCount(Path file) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return reader.getRecordCount();
    }
  }

  /** The texts of the footer. */
  public static Map<String, String> footer(Path file) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return Map.copyOf(reader.getFileMetaData().getKeyValueMetaData());
    }
  }

  /**
   * Reads every page and holds it against its CRC.
   *
   * @param key null if the file is not encrypted
   * @return number of rows of the row groups that were read
   * @throws IOException if a page, or the footer, is not what was written
   */
  public static long verify(Path file, @Nullable EncryptionKey key) throws IOException {
    try (ParquetFileReader reader = open(file, key)) {
      long rows = 0;
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        rows += group.getRowCount();
        group.close();
      }
      return rows;
    } catch (RuntimeException damaged) {
      // Damage can break the reader anywhere; its message may quote bytes of a page, so it is not
      // repeated.
      throw new IOException(
          "Cannot verify "
              + file.getFileName()
              + ": a page or the footer is damaged ("
              + damaged.getClass().getSimpleName()
              + "); expected the bytes that were written. Check the disk and run again.",
          damaged);
    }
  }

  /**
   * All rows in order, as values by column: texts as String, lists of texts, numbers, {@code
   * java.time}, null.
   */
  public static List<Map<String, @Nullable Object>> rows(Path file) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    forEach(file, new PlainParquetConfiguration(), null, rows::add);
    return rows;
  }

  /** All rows in order, of a file that is encrypted. */
  public static List<Map<String, @Nullable Object>> rows(Path file, EncryptionKey key)
      throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    forEach(file, new PlainParquetConfiguration(), key, rows::add);
    return rows;
  }

  /**
   * All rows in order, with some of their columns only.
   *
   * @param key null if the file is not encrypted
   */
  public static List<Map<String, @Nullable Object>> rows(
      Path file, List<String> columns, @Nullable EncryptionKey key) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    forEach(file, columns, key, rows::add);
    return rows;
  }

  /**
   * Passes on all rows in order, one at a time, with some of their columns only.
   *
   * @param key null if the file is not encrypted
   */
  public static void forEach(
      Path file,
      List<String> columns,
      @Nullable EncryptionKey key,
      Consumer<Map<String, @Nullable Object>> receiver)
      throws IOException {
    Schema all;
    try (ParquetFileReader reader = open(file, key)) {
      String ours = reader.getFileMetaData().getKeyValueMetaData().get("parquet.avro.schema");
      all =
          ours == null
              ? new AvroSchemaConverter().convert(reader.getFileMetaData().getSchema())
              : new Schema.Parser().parse(ours);
    }
    List<Schema.Field> fields =
        all.getFields().stream()
            .filter(field -> columns.contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    Schema some = Schema.createRecord(all.getName(), null, all.getNamespace(), false, fields);
    var configuration =
        new PlainParquetConfiguration(
            Map.of(
                AvroReadSupport.AVRO_REQUESTED_PROJECTION,
                some.toString(),
                "parquet.avro.read.schema",
                some.toString(),
                AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE,
                "false"));
    forEach(file, configuration, key, receiver);
  }

  private static void forEach(
      Path file,
      PlainParquetConfiguration configuration,
      @Nullable EncryptionKey key,
      Consumer<Map<String, @Nullable Object>> receiver)
      throws IOException {
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.DateConversion());
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file), configuration)
            .withDataModel(model)
            .withDecryption(key == null ? null : key.decryption())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
          values.put(field.name(), plain(row.get(field.pos())));
        }
        receiver.accept(values);
      }
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value;
  }

  private static ParquetFileReader open(Path file) throws IOException {
    return open(file, null);
  }

  static ParquetFileReader open(Path file, @Nullable EncryptionKey key) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .withDecryption(key == null ? null : key.decryption())
            .build();
    return ParquetFileReader.open(new LocalInputFile(file), options);
  }

  /** Whether a file is encrypted, footer and all. */
  public static boolean encrypted(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** Whether a key opens an encrypted file. */
  public static boolean opens(EncryptionKey key, Path file) throws IOException {
    try (ParquetFileReader reader = open(file, key)) {
      return reader.getRecordCount() >= 0;
    } catch (ParquetCryptoRuntimeException another) {
      return false;
    }
  }
}
