package org.migstat.io.definition;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small table beside a definition, with known columns of which the last may be left out.
 *
 * @param problems where problems of this file go
 */
record CsvTable(SourceText source, List<Row> rows, FileProblems problems) {
  /** Its line from 1, and its fields, empty where they are left out. */
  record Row(int line, List<String> fields) {
    String field(int column) {
      return column < fields.size() ? fields.get(column) : "";
    }
  }

  /**
   * The table, without the rows that are malformed; empty if it cannot be read. Whatever is wrong
   * is noted.
   */
  static Optional<CsvTable> read(Path path, List<String> columns, FileProblems problems) {
    return SourceText.read(path, problems)
        .map(source -> new CsvTable(source, rows(source, columns, problems), problems));
  }

  private static List<Row> rows(SourceText source, List<String> columns, FileProblems problems) {
    List<Row> rows = new ArrayList<>();
    int next = 1;
    try (CloseableIterator<CsvRecord> records = parser(source.text()).iterator()) {
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        Row row = new Row((int) csv.getStartingLineNumber(), csv.getFields());
        next =
            row.line()
                + 1
                + (int) String.join("", row.fields()).chars().filter(c -> c == '\n').count();
        rows.add(row);
      }
    } catch (CsvParseException malformed) {
      problems.add(
          next,
          "a quote is not closed; expected one row on each line. Double a quote inside quotes.");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (rows.isEmpty()) {
      problems.add(0, "it is empty; expected the header %s.", String.join(",", columns));
      return rows;
    }
    checkHeader(rows.remove(0), columns, problems);
    rows.removeIf(row -> !fits(row, columns, problems));
    return List.copyOf(rows);
  }

  private static boolean fits(Row row, List<String> columns, FileProblems problems) {
    int count = row.fields().size();
    boolean fits = count >= 2 && count <= columns.size();
    if (!fits) {
      problems.add(
          row.line(),
          "the row has %s; expected %s.",
          count == 1 ? "1 field" : count + " fields",
          String.join(",", columns));
    }
    return fits;
  }

  private static CsvReader<CsvRecord> parser(String text) {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text);
  }

  private static void checkHeader(Row row, List<String> columns, FileProblems problems) {
    List<String> header = row.fields();
    if (header.size() < 2
        || header.size() > columns.size()
        || !columns.subList(0, header.size()).equals(header)) {
      problems.add(
          row.line(),
          "its header is '%s'; expected %s, of which the last may be left out.",
          String.join(",", header),
          String.join(",", columns));
    }
  }
}
