package org.migstat.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What no program can do without: reading the bytes of an input, or parsing its text, on all cores.
 *
 * <p>Arguments: {@code read} or {@code parse}, job folder.
 */
final class Floor {
  private Floor() {}

  public static void main(String[] args) throws IOException {
    boolean parse = args[0].equals("parse");
    long sum =
        BenchFolder.files(Path.of(args[1], "input")).parallelStream()
            .mapToLong(file -> parse ? parse(file) : read(file))
            .sum();
    System.out.println(sum);
  }

  private static long read(Path file) {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes;
  }

  private static long parse(Path file) {
    String name = file.toString();
    char delimiter = name.endsWith(".tsv") ? '\t' : name.contains("yearbook") ? ';' : ',';
    long fields = 0;
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        fields += row.getFieldCount();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return fields;
  }
}
