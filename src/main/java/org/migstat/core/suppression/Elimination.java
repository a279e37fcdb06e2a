package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Gauss-Jordan elimination in whole numbers: which unknowns have only one solution, whatever the
 * visible figures are. Exact; a number that no long can hold ends it.
 *
 * @see "UN/SDMX 4.5"
 */
final class Elimination {
  private final List<long[]> rows = new ArrayList<>();
  private final int width;

  private Elimination(List<Component.Equation> equations, int width) {
    this.width = width;
    for (Component.Equation equation : equations) {
      long[] row = new long[width];
      for (int term = 0; term < equation.unknowns().size(); term++) {
        row[equation.unknowns().get(term)] += equation.sign(term);
      }
      rows.add(row);
    }
  }

  /**
   * Positions of the unknowns that are determined.
   *
   * @throws ArithmeticException if the numbers become too large
   */
  static BitSet determined(List<Component.Equation> equations, int unknowns) {
    Elimination elimination = new Elimination(equations, unknowns);
    elimination.reduce();
    return elimination.singles();
  }

  private void reduce() {
    int done = 0;
    for (int column = 0; column < width && done < rows.size(); column++) {
      int pivot = done;
      while (pivot < rows.size() && rows.get(pivot)[column] == 0) {
        pivot++;
      }
      if (pivot < rows.size()) {
        long[] found = rows.get(pivot);
        rows.set(pivot, rows.get(done));
        rows.set(done, found);
        for (long[] row : rows) {
          if (row != found && row[column] != 0) {
            subtract(row, found, column);
          }
        }
        done++;
      }
    }
  }

  /** Takes as much of the pivot from a row as leaves nothing in the column. */
  private void subtract(long[] row, long[] pivot, int column) {
    long common = gcd(row[column], pivot[column]);
    long times = pivot[column] / common;
    long less = row[column] / common;
    long divisor = 0;
    for (int i = 0; i < width; i++) {
      if (row[i] != 0 || pivot[i] != 0) {
        row[i] =
            Math.subtractExact(
                Math.multiplyExact(row[i], times), Math.multiplyExact(pivot[i], less));
        divisor = divisor == 1 ? 1 : gcd(divisor, row[i]);
      }
    }
    for (int i = 0; i < width && divisor > 1; i++) {
      row[i] /= divisor;
    }
  }

  private static long gcd(long a, long b) {
    long one = Math.abs(a);
    long two = Math.abs(b);
    while (two != 0) {
      long rest = one % two;
      one = two;
      two = rest;
    }
    return one;
  }

  private BitSet singles() {
    BitSet singles = new BitSet();
    for (long[] row : rows) {
      int single = -1;
      int count = 0;
      for (int i = 0; i < width; i++) {
        if (row[i] != 0) {
          single = i;
          count++;
        }
      }
      if (count == 1) {
        singles.set(single);
      }
    }
    return singles;
  }
}
