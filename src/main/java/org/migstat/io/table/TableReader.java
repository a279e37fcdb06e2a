package org.migstat.io.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.List;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Format;
import org.migstat.core.model.Address;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;

/**
 * Reads one file into source rows: delimited text, Eurostat TSV or SDMX-CSV, as it is or in gzip,
 * xz or a zip of one entry. GSBPM 5.1.
 *
 * <p>Bad input is never an exception. A row whose fields do not fit the header is rejected
 * (V-STR-04). What makes the rest of the file unreadable or doubtful refuses the file (V-FILE-01):
 * bytes that are not text of its encoding, a quote that is not closed, text after a closing quote,
 * NUL, a damaged or exploding archive, no header, no rows, names that stand twice. Because the file
 * is read in one pass, rows may have gone to the sink before; {@link FileLedger#refused()} then
 * tells the caller to discard them. A quote inside a field that does not begin with one is a
 * character like others.
 *
 * @see "UN/SDMX 3.2; RFC 4180"
 */
public final class TableReader {
  private static final int PARSER_BUFFER = 4 * DecodedText.MAX_ROW;

  private final String submission;
  private final Layout layout;
  private final RowSink sink;
  private long headerLines;
  private long continuationLines;
  private long rows;

  private TableReader(String submission, Layout layout, RowSink sink) {
    this.submission = submission;
    this.layout = layout;
    this.sink = sink;
  }

  /**
   * Reads the file once, row by row; a file whose encoding is neither declared nor marked is read
   * before to find it.
   *
   * @param file a file that exists
   * @param submission its path relative to the input root, with {@code /}: how messages name it
   * @param sink gets the header first, then the rows; its exceptions pass through
   * @return where every line of the file went
   * @throws IOException if the disk fails
   * @throws IllegalArgumentException if Java does not know the layout's encoding
   */
  public static FileLedger read(Path file, String submission, Layout layout, RowSink sink)
      throws IOException {
    TableReader reader = new TableReader(submission, layout, sink);
    try (SourceBytes bytes = SourceBytes.open(file)) {
      try {
        return reader.readText(bytes, file);
      } catch (Refusal refusal) {
        bytes.drain();
        reader.sink.rejected(
            reader.problem(refusal.line(), RuleId.V_FILE_01, refusal.detail()), "");
        return FileLedger.refused(submission, bytes.sha256(), bytes.count());
      }
    }
  }

  private Rejection problem(long line, RuleId rule, String detail) {
    return new Rejection(new Address(submission, line, ""), rule, detail);
  }

  private FileLedger readText(SourceBytes bytes, Path file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes.text(), TextEncoding.MARK);
    TextEncoding encoding = TextEncoding.of(layout.encoding(), in, file);
    if (encoding.finding() != null) {
      sink.finding(problem(0, RuleId.V_ENCODING, encoding.finding()));
    }
    DecodedText text = new DecodedText(in, encoding, layout.skipRows());
    char delimiter = delimiter(text);
    boolean tsv = layout.format() == Format.EUROSTAT_TSV;
    RowFields row = new RowFields(text, layout.skipRows(), tsv);
    // not closed: it would close the file, whose rest is still to be hashed
    Rows parsed = new Rows(parser(text, row, delimiter, tsv).iterator(), row, text);
    RowForm form = readHeader(parsed, row);
    sink.header(new Header(form.columns(), form.wideFrom()));
    readRows(parsed, row, form, new SourceRow(delimiter), delimiter);
    bytes.finish();
    return ledger(bytes, text, row);
  }

  private char delimiter(DecodedText text) throws IOException {
    Character declared = layout.delimiter();
    return switch (layout.format()) {
      case CSV -> declared == null ? ',' : declared;
      case EUROSTAT_TSV -> '\t';
      case SDMX_CSV -> declared == null ? SdmxCsvForm.delimiter(text.head()) : declared;
    };
  }

  private static CsvReader<RowFields> parser(
      DecodedText text, RowFields row, char delimiter, boolean tsv) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        // Eurostat's TSV has no quotes; the text has no NUL, it is refused before
        .quoteCharacter(tsv ? '\0' : '"')
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(PARSER_BUFFER)
        .build(row, text);
  }

  private RowForm readHeader(Rows parsed, RowFields row) throws IOException {
    HeaderRows header = new HeaderRows();
    while (header.size() < layout.headerRows() && parsed.next()) {
      header.add(row);
      count(row);
    }
    headerLines = header.size();
    if (header.size() == 0) {
      throw new Refusal(0, "found no text; expected a header and rows");
    }
    if (header.size() < layout.headerRows()) {
      throw new Refusal(
          0,
          "found "
              + header.size()
              + " of "
              + layout.headerRows()
              + " header rows; expected all of them");
    }
    List<String> names = header.joined();
    RowForm form =
        switch (layout.format()) {
          case CSV -> new DelimitedForm(names);
          case EUROSTAT_TSV -> EurostatTsvForm.of(names, header.line());
          case SDMX_CSV -> SdmxCsvForm.of(names, header.line());
        };
    header.requireUnique(form.columns());
    return form;
  }

  private void readRows(
      Rows parsed, RowFields row, RowForm form, SourceRow delivered, char delimiter)
      throws IOException {
    int width = form.columns().size();
    while (parsed.next()) {
      rows++;
      count(row);
      String[] fields = row.fields();
      String mismatch = form.mismatch(fields, row.count());
      if (mismatch == null) {
        delivered.set(row.line(), form.deliver(fields), width, fields, row.count());
        sink.row(delivered);
      } else {
        String raw = SourceRow.raw(fields, row.count(), delimiter);
        sink.rejected(problem(row.line(), RuleId.V_STR_04, mismatch), raw);
      }
    }
    if (rows == 0) {
      throw new Refusal(0, "found a header but no rows; expected at least one");
    }
  }

  /** Counts the lines of the row beyond its first; a row to skip cannot be one of them. */
  private void count(RowFields row) throws Refusal {
    long lines = row.continuationLines();
    if (lines == 0) {
      return;
    }
    continuationLines += lines;
    for (int skipped : layout.skipRows()) {
      if (skipped > row.line() && skipped <= row.line() + lines) {
        throw new Refusal(
            row.line(),
            "found row "
                + skipped
                + ", which is to be skipped, inside a quoted field; expected a row");
      }
    }
  }

  private FileLedger ledger(SourceBytes bytes, DecodedText text, RowFields row) {
    long lines = text.lines();
    long skipped = layout.skipRows().stream().filter(number -> number <= lines).count();
    FileLedger ledger =
        new FileLedger(
            submission,
            bytes.sha256(),
            bytes.count(),
            lines,
            headerLines,
            skipped,
            row.blankLines(),
            continuationLines,
            rows,
            false);
    if (!ledger.balances()) {
      throw new IllegalStateException("the lines of " + submission + " do not add up: " + ledger);
    }
    return ledger;
  }
}
