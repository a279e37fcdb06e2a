package org.migstat.io.table;

import org.migstat.core.model.Rejection;

/**
 * Where what a file gives goes, in the order of the file: the header, then rows and rejected rows.
 * A refused file has no header if it was refused before that.
 */
public interface RowSink {
  void header(Header header);

  /**
   * One row.
   *
   * @param row only valid until this method returns: the reader fills the same object again
   */
  void row(SourceRow row);

  /**
   * One row that is quarantined (V-STR-04), or, last of all, the whole file that is refused
   * (V-FILE-01).
   *
   * @param rawRow the row as text for the restricted quarantine; empty for a file
   */
  void rejected(Rejection rejection, String rawRow);

  /** Something worth knowing about the file that does not stop it (V-ENCODING). */
  void finding(Rejection finding);
}
