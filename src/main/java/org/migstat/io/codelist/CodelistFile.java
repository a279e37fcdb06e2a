package org.migstat.io.codelist;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A code list as it stands in {@code schemas/codelists}.
 *
 * @param name file name without extension
 * @param header names of the columns
 * @param rows fields in the order of the header, rows in the order of the file
 */
public record CodelistFile(String name, List<String> header, List<Row> rows) {

  /**
   * @param line physical line, from 1
   */
  public record Row(long line, List<String> fields) {}

  /**
   * Reads {@code /schemas/codelists/<name>.csv} from the class path.
   *
   * @throws IllegalStateException if it is not there: the jar was built without its schemas
   */
  public static CodelistFile read(String name) {
    try (InputStream bytes = open(name)) {
      return parse(name, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the code list " + path(name) + " from the class path.", e);
    }
  }

  static InputStream open(String name) {
    InputStream bytes = CodelistFile.class.getResourceAsStream(path(name));
    if (bytes == null) {
      throw new IllegalStateException(
          "Cannot read the code list "
              + path(name)
              + ": it is not on the class path. Build the jar again.");
    }
    return bytes;
  }

  private static String path(String name) {
    return "/schemas/codelists/" + name + ".csv";
  }

  /** Fields of one column, in the order of the rows. */
  public List<String> column(String column) {
    int index = index(column);
    return rows.stream().map(row -> row.fields().get(index)).toList();
  }

  int index(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalStateException(
          "Cannot use the code list "
              + name
              + ".csv: it has no column '"
              + column
              + "'; its columns are "
              + String.join(", ", header)
              + ".");
    }
    return index;
  }

  private static CodelistFile parse(String name, InputStream bytes) throws IOException {
    List<String> header = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord line : csv) {
        if (header.isEmpty()) {
          header.addAll(line.getHeader());
        }
        rows.add(new Row(line.getStartingLineNumber(), List.copyOf(line.getFields())));
      }
    }
    return new CodelistFile(name, List.copyOf(header), List.copyOf(rows));
  }
}
