package org.migstat.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.migstat.core.model.OneLine;

/** Cells in aligned columns, two blanks apart; columns of numbers to the right. */
public final class TextTable {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?|NULL|");
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> header;

  public TextTable(List<String> header) {
    this.header = header.stream().map(OneLine::of).toList();
  }

  /** Adds a row with as many cells as the header. */
  public void add(List<String> cells) {
    rows.add(cells.stream().map(OneLine::of).toList());
  }

  public int size() {
    return rows.size();
  }

  /** The header and the rows added so far, one line each, without blanks at the end. */
  public List<String> lines() {
    int[] widths = new int[header.size()];
    boolean[] right = new boolean[header.size()];
    for (int column = 0; column < header.size(); column++) {
      measure(column, widths, right);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths, right));
    for (List<String> row : rows) {
      lines.add(line(row, widths, right));
    }
    return lines;
  }

  private void measure(int column, int[] widths, boolean[] right) {
    widths[column] = width(header.get(column));
    right[column] = !rows.isEmpty();
    for (List<String> row : rows) {
      widths[column] = Math.max(widths[column], width(row.get(column)));
      right[column] &= NUMBER.matcher(row.get(column)).matches();
    }
  }

  private static String line(List<String> cells, int[] widths, boolean[] right) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths[column] - width(cell));
      line.append(column == 0 ? "" : GAP);
      line.append(right[column] ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
