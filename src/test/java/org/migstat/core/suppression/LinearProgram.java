package org.migstat.core.suppression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The textbook's two-phase simplex method by Bland's rule: slow, and as simple as it can be. Rows
 * are equations of unknowns that are not negative.
 */
final class LinearProgram {
  private static final double TINY = 1e-9;

  private final double[][] table;
  private final int[] basis;
  private final int unknowns;

  private LinearProgram(double[][] equations, double[] sums, int unknowns) {
    int rows = equations.length;
    this.unknowns = unknowns;
    this.table = new double[rows + 1][unknowns + rows + 1];
    this.basis = new int[rows];
    for (int r = 0; r < rows; r++) {
      double sign = sums[r] < 0 ? -1 : 1;
      for (int c = 0; c < unknowns; c++) {
        table[r][c] = sign * equations[r][c];
      }
      table[r][unknowns + r] = 1;
      table[r][unknowns + rows] = sign * sums[r];
      basis[r] = unknowns + r;
    }
  }

  /**
   * The solution in which the goal is smallest; with infinite numbers if there is no smallest one.
   *
   * @return null if there is no solution
   */
  static double @Nullable [] smallest(double[][] equations, double[] sums, double[] goal) {
    LinearProgram program = new LinearProgram(equations, sums, goal.length);
    double[] missing = new double[goal.length + sums.length];
    Arrays.fill(missing, goal.length, missing.length, 1);
    program.minimise(missing, missing.length);
    double[] first = program.solution();
    if (program.value(missing, first) > 1e-6) {
      return null;
    }
    for (int r = 0; r < sums.length; r++) {
      for (int c = 0; c < goal.length && program.basis[r] >= goal.length; c++) {
        if (Math.abs(program.table[r][c]) > TINY) {
          program.pivot(r, c);
        }
      }
    }
    double[] all = Arrays.copyOf(goal, missing.length);
    if (!program.minimise(all, goal.length)) {
      double[] endless = new double[goal.length];
      Arrays.fill(endless, Double.POSITIVE_INFINITY);
      return endless;
    }
    return Arrays.copyOf(program.solution(), goal.length);
  }

  private double value(double[] goal, double[] at) {
    double value = 0;
    for (int c = 0; c < goal.length; c++) {
      value += goal[c] * at[c];
    }
    return value;
  }

  private double[] solution() {
    double[] solution = new double[unknowns + basis.length];
    for (int r = 0; r < basis.length; r++) {
      solution[basis[r]] = table[r][solution.length];
    }
    return solution;
  }

  /** False if there is no end to it. */
  private boolean minimise(double[] goal, int columns) {
    while (true) {
      int enter = -1;
      for (int c = 0; c < columns && enter < 0; c++) {
        double gain = goal[c];
        for (int r = 0; r < basis.length; r++) {
          gain -= goal[basis[r]] * table[r][c];
        }
        enter = gain < -TINY ? c : enter;
      }
      if (enter < 0) {
        return true;
      }
      int leave = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int r = 0; r < basis.length; r++) {
        if (table[r][enter] > TINY) {
          double ratio = table[r][goal.length] / table[r][enter];
          boolean tie = leave >= 0 && Math.abs(ratio - least) < TINY;
          if (tie ? basis[r] < basis[leave] : ratio < least) {
            leave = r;
            least = ratio;
          }
        }
      }
      if (leave < 0) {
        return false;
      }
      pivot(leave, enter);
    }
  }

  private void pivot(int row, int column) {
    double by = table[row][column];
    for (int c = 0; c < table[row].length; c++) {
      table[row][c] /= by;
    }
    for (int r = 0; r < basis.length; r++) {
      double times = table[r][column];
      for (int c = 0; c < table[r].length && r != row && times != 0; c++) {
        table[r][c] -= times * table[row][c];
      }
    }
    basis[row] = column;
  }
}
