package org.migstat.audit;

/** Counts what a search may cost at most, so that it ends alike on all machines. */
final class Work {
  private long left;

  Work(long most) {
    left = most;
  }

  /**
   * Takes note of operations.
   *
   * @throws ArithmeticException if that was more than the most
   */
  void done(long operations) {
    left -= operations;
    if (left < 0) {
      throw new ArithmeticException("no end of searching");
    }
  }
}
