package org.migstat.io.table;

import java.io.IOException;

/**
 * A file that cannot be read as a whole (V-FILE-01). An IOException because it has to pass through
 * the layers of streams and the parser; it never leaves this package.
 */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final String detail;

  /**
   * @param line physical line, from 1; 0 for the whole file
   * @param detail what was found and what was expected, without full stop and without any value
   */
  Refusal(long line, String detail) {
    super(detail);
    this.line = line;
    this.detail = detail;
  }

  long line() {
    return line;
  }

  String detail() {
    return detail;
  }
}
