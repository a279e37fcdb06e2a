package org.migstat.query;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One array of objects for programs, an object per line (RFC 8259). Numbers keep all their digits.
 */
public final class JsonFormat implements RowFormat {
  private final PrintWriter out;
  private List<String> columns = List.of();
  private boolean first = true;

  public JsonFormat(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    this.columns = columns.stream().map(JsonFormat::quoted).toList();
    out.print("[");
  }

  @Override
  public void row(List<@Nullable Object> values) {
    var object = new StringBuilder(first ? "\n{" : ",\n{");
    for (int i = 0; i < values.size(); i++) {
      object
          .append(i == 0 ? "" : ",")
          .append(columns.get(i))
          .append(':')
          .append(json(values.get(i)));
    }
    out.print(object.append('}'));
    first = false;
  }

  @Override
  public void end() {
    out.print(first ? "]\n" : "\n]\n");
    out.flush();
  }

  private static String json(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonFormat::json).collect(Collectors.joining(",", "[", "]"));
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
