package org.migstat.io.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.Set;

/**
 * The fields of the row that the parser stands at. A field that equals the one above it is the same
 * String: tables repeat their codes, and a String that is used again has its hash already.
 */
final class RowFields extends AbstractBaseCsvCallbackHandler<RowFields> {
  private final DecodedText text;
  private final Set<Integer> skipRows;
  private final boolean trimmed;
  private String[] fields = new String[32];
  private long line;
  private long continuationLines;
  private long blankLines;

  /**
   * @param trimmed whether blanks around a field are none of it
   */
  RowFields(DecodedText text, Set<Integer> skipRows, boolean trimmed) {
    this.text = text;
    this.skipRows = skipRows;
    this.trimmed = trimmed;
  }

  /** First physical line of the row. */
  long line() {
    return line;
  }

  /** How many fields the row has. */
  int count() {
    return getFieldCount();
  }

  /** The fields, {@link #count()} of them; the array is used again for the next row. */
  String[] fields() {
    return fields;
  }

  /** Lines that the row takes after its first, so far. */
  long continuationLines() {
    return continuationLines;
  }

  /** Blank lines before this row, rows to skip not counted. */
  long blankLines() {
    return blankLines;
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    continuationLines = 0;
    text.rowBegins(startingLine);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index == fields.length) {
      fields = Arrays.copyOf(fields, 2 * index);
    }
    int begin = offset;
    int end = offset + length;
    if (quoted) {
      countBreaks(buffer, begin, end);
    }
    if (trimmed) {
      while (begin < end && buffer[begin] <= ' ') {
        begin++;
      }
      while (begin < end && buffer[end - 1] <= ' ') {
        end--;
      }
    }
    String above = fields[index];
    if (above == null || !same(above, buffer, begin, end)) {
      fields[index] = new String(buffer, begin, end - begin);
    }
  }

  private static boolean same(String above, char[] buffer, int begin, int end) {
    int length = end - begin;
    if (above.length() != length) {
      return false;
    }
    // from the back: codes and numbers of neighbouring rows differ there
    for (int i = length - 1; i >= 0; i--) {
      if (above.charAt(i) != buffer[begin + i]) {
        return false;
      }
    }
    return true;
  }

  private void countBreaks(char[] buffer, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = buffer[i];
      if (c == '\r' || (c == '\n' && (i == begin || buffer[i - 1] != '\r'))) {
        continuationLines++;
      }
    }
  }

  @Override
  protected void handleEmpty() {
    if (!skipRows.contains((int) line)) {
      blankLines++;
    }
  }

  @Override
  protected RowFields buildRecord() {
    return this;
  }
}
