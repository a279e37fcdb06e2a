package org.migstat.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values for programs (RFC 4180, lines end in LF). Null is an empty field, an empty
 * text is "".
 */
public final class CsvFormat implements RowFormat {
  private final CsvWriter csv;

  public CsvFormat(PrintWriter out) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(out);
  }

  @Override
  public void begin(List<String> columns) {
    csv.writeRecord(columns);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<@Nullable String> fields = new ArrayList<>(values.size());
    for (Object value : values) {
      fields.add(value == null ? null : SqlValue.text(value, ""));
    }
    csv.writeRecord(fields);
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
