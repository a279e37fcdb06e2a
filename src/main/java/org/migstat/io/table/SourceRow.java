package org.migstat.io.table;

import org.migstat.core.harmonise.Row;

/**
 * One row as its provider wrote it. The reader fills the same object for each row: copy what you
 * keep.
 */
public final class SourceRow implements Row {
  private final char delimiter;
  private long line;
  private int size;
  private String[] fields = {};
  private int rawSize;
  private String[] rawFields = {};

  SourceRow(char delimiter) {
    this.delimiter = delimiter;
  }

  void set(long line, String[] fields, int size, String[] rawFields, int rawSize) {
    this.line = line;
    this.fields = fields;
    this.size = size;
    this.rawFields = rawFields;
    this.rawSize = rawSize;
  }

  /** Number of the first physical line of the row in the file, from 1. */
  @Override
  public long line() {
    return line;
  }

  /**
   * The field of a column.
   *
   * @param i position in the header, from 0; below {@link #size()}
   */
  @Override
  public String field(int i) {
    return fields[i];
  }

  /** As many fields as the header has columns. */
  public int size() {
    return size;
  }

  /**
   * The row as text, for the restricted quarantine only: its fields as parsed, joined by the
   * delimiter.
   */
  public String raw() {
    return raw(rawFields, rawSize, delimiter);
  }

  static String raw(String[] fields, int size, char delimiter) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        text.append(delimiter);
      }
      String field = fields[i];
      if (mustBeQuoted(field, delimiter)) {
        text.append('"').append(field.replace("\"", "\"\"")).append('"');
      } else {
        text.append(field);
      }
    }
    return text.toString();
  }

  private static boolean mustBeQuoted(String field, char delimiter) {
    return field.indexOf(delimiter) >= 0
        || field.indexOf('"') >= 0
        || field.indexOf('\n') >= 0
        || field.indexOf('\r') >= 0;
  }

  /** The address only: what stands in a row is not for logs. */
  @Override
  public String toString() {
    return "SourceRow " + line;
  }
}
