package org.migstat.io.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a format makes of the header and the fields of a row. */
interface RowForm {
  /** The columns that are delivered. */
  List<String> columns();

  /** Position from which on all columns are wide; that behind the last if the form has none. */
  default int wideFrom() {
    return columns().size();
  }

  /**
   * What is wrong with the fields of a row, as the detail of a V-STR-04 rejection; null if nothing
   * is.
   */
  @Nullable String mismatch(String[] fields, int count);

  /**
   * The delivered fields of a row without mismatch, as many as columns.
   *
   * @return {@code fields} itself or an array that is used again for the next row
   */
  String[] deliver(String[] fields);
}
