package org.migstat.query;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns for people. Columns are as wide as a block of rows needs, and the header stands
 * above each block.
 */
public final class TableFormat implements RowFormat {
  /** Rows of a block: what fits in memory whatever the columns hold. */
  private static final int BLOCK = 10_000;

  private final PrintWriter out;
  private List<String> columns = List.of();
  private TextTable block = new TextTable(columns);
  private long printed;

  public TableFormat(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    this.columns = List.copyOf(columns);
    block = new TextTable(columns);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<String> cells = new ArrayList<>(values.size());
    for (Object value : values) {
      cells.add(oneLine(SqlValue.text(value, "NULL")));
    }
    block.add(cells);
    if (block.size() == BLOCK) {
      print();
    }
  }

  @Override
  public void end() {
    if (block.size() > 0 || printed == 0) {
      print();
    }
    out.println(printed == 1 ? "(1 row)" : "(" + printed + " rows)");
    out.flush();
  }

  private void print() {
    block.lines().forEach(out::println);
    printed += block.size();
    block = new TextTable(columns);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
