package org.migstat.query;

import java.io.PrintWriter;
import java.util.List;
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
    this.columns = columns.stream().map(Json::quoted).toList();
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
          .append(Json.of(values.get(i)));
    }
    out.print(object.append('}'));
    first = false;
  }

  @Override
  public void end() {
    out.print(first ? "]\n" : "\n]\n");
    out.flush();
  }
}
