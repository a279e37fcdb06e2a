package org.migstat.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to print a result: {@link #begin}, then each row, then {@link #end}. */
public sealed interface RowFormat permits TableFormat, CsvFormat, JsonFormat {
  void begin(List<String> columns) throws IOException;

  /**
   * @param values one per column: null, Boolean, BigDecimal, String, or a list of these
   */
  void row(List<@Nullable Object> values) throws IOException;

  void end() throws IOException;
}
