package org.migstat.io.table;

import java.util.List;

/**
 * The columns of a table as its provider names them.
 *
 * @param columns in the order of the fields; no name stands twice, one may be empty
 * @param wideFrom position from which on all columns are wide by the form of the file; that behind
 *     the last if none is
 */
public record Header(List<String> columns, int wideFrom) {
  public Header {
    columns = List.copyOf(columns);
  }
}
