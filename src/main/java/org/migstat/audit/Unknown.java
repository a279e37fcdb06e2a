package org.migstat.audit;

import org.migstat.core.model.CellKey;

/**
 * A figure that PUBLIC does not print: one cell of one origin.
 *
 * @param number its place among the unknown figures of its origin
 * @param secret whether we hide it; others are gaps of the provider
 * @param lower least possible value, in ten-thousandths; {@link #NO_LOWER} if there is none
 * @param upper greatest possible value, likewise
 */
record Unknown(int number, CellKey cell, boolean secret, long lower, long upper) {
  static final long NO_LOWER = Long.MIN_VALUE;
  static final long NO_UPPER = Long.MAX_VALUE;

  /** The cell only: bounds are values. */
  @Override
  public String toString() {
    return "Unknown " + number;
  }
}
