package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a wide table, seen as one row for each of its wide columns: behind its own columns stand
 * the header of the wide column and its cell, and for Eurostat's tables the flags that are glued
 * behind the number.
 */
final class PivotedRow implements Row {
  private final List<String> columns;
  private final int width;
  private final List<Integer> wide;
  private final boolean gluedFlags;
  private @Nullable Row row;
  private int current;

  private PivotedRow(List<String> columns, int width, List<Integer> wide, boolean gluedFlags) {
    this.columns = columns;
    this.width = width;
    this.wide = wide;
    this.gluedFlags = gluedFlags;
  }

  /**
   * @param names pseudo-column of the wide headers
   * @param values pseudo-column of their cells
   */
  static PivotedRow of(
      List<String> header, Pattern pattern, String names, String values, boolean gluedFlags) {
    List<Integer> wide = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (pattern.matcher(header.get(i).strip()).matches()) {
        wide.add(i);
      }
    }
    List<String> columns = new ArrayList<>(header);
    columns.add(names);
    columns.add(values);
    if (gluedFlags) {
      columns.add("flags");
    }
    return new PivotedRow(columns, header.size(), wide, gluedFlags);
  }

  /** The header with the pseudo-columns after it. */
  List<String> columns() {
    return columns;
  }

  /** Whether the column is wide, or a pseudo-column. */
  boolean covers(int position) {
    return position >= width || wide.contains(position);
  }

  int count() {
    return wide.size();
  }

  /** Stands on the wide column number {@code index} of the row. */
  void move(Row source, int index) {
    row = source;
    current = wide.get(index);
  }

  /** Header of the wide column on which it stands. */
  String wideColumn() {
    return columns.get(current);
  }

  /** What the provider calls a column: for a pseudo-column, the wide column on which it stands. */
  String printed(String column) {
    return columns.indexOf(column) >= width ? wideColumn() : column;
  }

  @Override
  public long line() {
    return row().line();
  }

  @Override
  public String field(int position) {
    return position < width ? row().field(position) : pivoted(position);
  }

  private String pivoted(int position) {
    if (position == width) {
      return columns.get(current).strip();
    }
    String cell = row().field(current).strip();
    int blank = gluedFlags ? flagsFrom(cell) : -1;
    if (position == width + 1) {
      return blank < 0 ? cell : cell.substring(0, blank);
    }
    return blank < 0 ? "" : cell.substring(blank + 1).strip();
  }

  /**
   * The blank before the flags, -1 if there are none. What holds a digit is no flag but part of the
   * number: "1 000" is not 1 with the flags "000".
   */
  private static int flagsFrom(String cell) {
    int last = cell.length() - 1;
    while (last > 0 && !Character.isDigit(cell.charAt(last))) {
      last--;
    }
    return cell.indexOf(' ', last);
  }

  private Row row() {
    if (row == null) {
      throw new IllegalStateException("move first");
    }
    return row;
  }
}
