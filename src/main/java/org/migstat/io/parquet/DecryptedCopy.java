package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/** The rows of an encrypted file in one that is not, for readers that have no key. */
public final class DecryptedCopy {
  private DecryptedCopy() {}

  /**
   * Writes it.
   *
   * @param to a file that is not there yet, in a folder of its owner alone
   */
  public static void write(Path file, EncryptionKey key, Path to) throws IOException {
    Schema schema;
    try (ParquetFileReader reader = ParquetFiles.open(file, key)) {
      schema =
          new Schema.Parser()
              .parse(reader.getFileMetaData().getKeyValueMetaData().get("parquet.avro.schema"));
    }
    GenericData model = new GenericData();
    try (ParquetReader<GenericRecord> reader =
            AvroParquetReader.<GenericRecord>builder(
                    new LocalInputFile(file), new PlainParquetConfiguration())
                .withDataModel(model)
                .withDecryption(key.decryption())
                .build();
        ParquetWriter<GenericRecord> writer =
            AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(to))
                .withSchema(schema)
                .withDataModel(model)
                .withConf(
                    new PlainParquetConfiguration(
                        Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false")))
                .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        writer.write(row);
      }
    }
  }
}
