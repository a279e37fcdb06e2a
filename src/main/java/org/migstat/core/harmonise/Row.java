package org.migstat.core.harmonise;

/** One source row as its reader delivers it; only valid until the next. */
public interface Row {
  /** Number of its first physical line, from 1. */
  long line();

  /** The field at a position of the header, as printed. */
  String field(int position);
}
