package org.migstat.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Bounds of unknown figures that follow from each relation by itself, and from the bounds of the
 * others in it, until nothing changes. They never leave out a possible value; they may keep an
 * impossible one where relations meet in more than one figure. In units.
 */
final class Bounds {
  /** Smaller changes do not matter to any threshold. */
  static final double EPSILON = 1e-6;

  private static final int MOST_ROUNDS = 200;

  final double[] lower;
  final double[] upper;
  private final List<Row> rows;
  private final List<List<Integer>> rowsOf = new ArrayList<>();

  Bounds(double[] lower, double[] upper, List<Row> rows) {
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.rows = rows;
    for (int i = 0; i < lower.length; i++) {
      rowsOf.add(new ArrayList<>());
    }
    for (int r = 0; r < rows.size(); r++) {
      for (int variable : rows.get(r).variables()) {
        rowsOf.get(variable).add(r);
      }
    }
  }

  double width(int variable) {
    return upper[variable] - lower[variable];
  }

  /**
   * Tightens the bounds.
   *
   * @return a row that contradicts the others, -1 if none was found
   */
  int tighten() {
    Deque<Integer> queue = new ArrayDeque<>();
    boolean[] queued = new boolean[rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      queue.add(r);
      queued[r] = true;
    }
    long left = (long) MOST_ROUNDS * rows.size();
    while (!queue.isEmpty() && left-- > 0) {
      int r = queue.remove();
      queued[r] = false;
      for (int variable : rows.get(r).variables()) {
        if (!tighten(rows.get(r), variable)) {
          continue;
        }
        if (lower[variable] > upper[variable] + EPSILON) {
          return r;
        }
        for (int other : rowsOf.get(variable)) {
          if (!queued[other]) {
            queue.add(other);
            queued[other] = true;
          }
        }
      }
    }
    return contradicted();
  }

  private int contradicted() {
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      double least = row.total(lower, upper, -1);
      double most = row.total(upper, lower, -1);
      if (least > row.most() + EPSILON || most < row.least() - EPSILON) {
        return r;
      }
    }
    return -1;
  }

  private boolean tighten(Row row, int variable) {
    int coefficient = row.coefficient(variable);
    double restLeast = row.total(lower, upper, variable);
    double restMost = row.total(upper, lower, variable);
    double one = (row.least() - restMost) / coefficient;
    double other = (row.most() - restLeast) / coefficient;
    double least = Math.min(one, other);
    double most = Math.max(one, other);
    boolean changed = false;
    if (least > lower[variable] + EPSILON) {
      lower[variable] = least;
      changed = true;
    }
    if (most < upper[variable] - EPSILON) {
      upper[variable] = most;
      changed = true;
    }
    return changed;
  }

  /**
   * Least and greatest sum of some figures.
   *
   * @param variables ascending
   */
  record Row(int[] variables, int[] coefficients, double least, double most) {
    int coefficient(int variable) {
      return coefficients[Arrays.binarySearch(variables, variable)];
    }

    /**
     * The sum, each figure at one bound if its coefficient is positive and at the other if not.
     *
     * @param without a figure that does not count, -1 for none
     */
    double total(double[] positive, double[] negative, int without) {
      double total = 0;
      for (int i = 0; i < variables.length; i++) {
        if (variables[i] != without) {
          double[] bound = coefficients[i] > 0 ? positive : negative;
          total += coefficients[i] * bound[variables[i]];
        }
      }
      return total;
    }

    double at(double[] point) {
      return total(point, point, -1);
    }
  }
}
