package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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
  private final int readable;
  private final boolean gluedFlags;
  private @Nullable Row row;
  private int current;

  private PivotedRow(
      List<String> columns, int width, List<Integer> wide, int readable, boolean gluedFlags) {
    this.columns = columns;
    this.width = width;
    this.wide = wide;
    this.readable = readable;
    this.gluedFlags = gluedFlags;
  }

  /**
   * @param wide whether a header is a code of the wide columns
   * @param unread positions of columns that stand among the wide ones and whose headers are no
   *     codes: their figures must not vanish
   * @param names pseudo-column of the wide headers
   * @param values pseudo-column of their cells
   */
  static PivotedRow of(
      List<String> header,
      Predicate<String> wide,
      IntPredicate unread,
      String names,
      String values,
      boolean gluedFlags) {
    List<Integer> codes = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (wide.test(header.get(i).strip())) {
        codes.add(i);
      } else if (unread.test(i)) {
        others.add(i);
      }
    }
    int readable = codes.size();
    codes.addAll(others);
    List<String> columns = new ArrayList<>(header);
    columns.add(names);
    columns.add(values);
    if (gluedFlags) {
      columns.add("flags");
    }
    return new PivotedRow(columns, header.size(), codes, readable, gluedFlags);
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

  /**
   * Whether the header of wide column number {@code index} is a code; those that are come first.
   */
  boolean isReadable(int index) {
    return index < readable;
  }

  /** Positions of the wide columns whose headers are no codes. */
  List<Integer> unread() {
    return wide.subList(readable, wide.size());
  }

  /** Whether the cell on which it stands says nothing. */
  boolean isBlank() {
    return row().field(current).isBlank();
  }

  /** Stands on the wide column number {@code index} of the row. */
  void move(Row source, int index) {
    row = source;
    current = wide.get(index);
  }

  /** Whether it is the pseudo-column of the wide headers. */
  boolean isHeaderColumn(@Nullable String column) {
    return columns.get(width).equals(column);
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
