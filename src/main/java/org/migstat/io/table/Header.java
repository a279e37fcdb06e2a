package org.migstat.io.table;

import java.util.List;

/**
 * The columns of a table as its provider names them.
 *
 * @param columns in the order of the fields; no name stands twice, one may be empty
 */
public record Header(List<String> columns) {
  public Header {
    columns = List.copyOf(columns);
  }
}
