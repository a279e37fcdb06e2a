package org.migstat.core.model;

/**
 * Where something stands in what a provider sent, in the provider's own terms.
 *
 * @param submission path of the file relative to the input root, with {@code /}
 * @param line number of the first physical line of the row, from 1; 0 for the whole file
 * @param column header of the column; empty for the whole row
 */
public record Address(String submission, long line, String column) {
  public static Address file(String submission) {
    return new Address(submission, 0, "");
  }

  public Address column(String name) {
    return new Address(submission, line, name);
  }

  /** For messages: in one line, whatever the provider wrote. */
  @Override
  public String toString() {
    return OneLine.of(
        submission
            + (line == 0 ? "" : " row " + line)
            + (column.isEmpty() ? "" : " column '" + column + "'"));
  }
}
