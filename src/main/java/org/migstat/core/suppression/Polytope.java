package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All values of the unknowns that are not negative and solve equations: how far each of them can
 * vary. A simplex tableau that goes from corner to corner and remembers the least and the largest
 * value seen of each unknown, so that few of them need a search of their own.
 */
final class Polytope {
  private static final double TINY = 1e-9;
  private static final double FEASIBLE = 1e-6;

  /** Pivots of one search; beyond, no answer is found. */
  private static final int PATIENCE = 5_000;

  /** Pivots after which the choice of the next one is such that none can come again. */
  private static final int GREEDY = 500;

  /** What all searches together may cost, in operations; they take a few seconds. */
  private static final long MOST_WORK = 2_000_000_000;

  private final int columns;
  private long work;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> basis = new ArrayList<>();
  private final double[] least;
  private final double[] most;

  /**
   * @param columns unknowns, none of which is negative
   */
  Polytope(int columns) {
    this.columns = columns;
    this.least = new double[columns];
    this.most = new double[columns];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
  }

  /**
   * Adds an equation, before the search for a first corner.
   *
   * @param row coefficients of the unknowns, then their sum
   */
  void add(double[] row) {
    if (row[columns] < 0) {
      for (int i = 0; i <= columns; i++) {
        row[i] = -row[i];
      }
    }
    rows.add(row);
    basis.add(-1);
  }

  /**
   * Goes to a first corner.
   *
   * @return false if there is none: the equations contradict each other
   * @throws ArithmeticException if that takes too long
   */
  boolean enter() {
    double[] missing = missing();
    for (int pivots = 0; missing[columns] > FEASIBLE; pivots++) {
      patience(pivots);
      int column = steepest(missing, pivots);
      if (column < 0) {
        return false;
      }
      int row = limiting(column);
      pivot(row, column);
      subtract(missing, rows.get(row), column, nonzero(rows.get(row)));
    }
    for (int r = rows.size() - 1; r >= 0; r--) {
      if (basis.get(r) < 0) {
        settle(r);
      }
    }
    look();
    return true;
  }

  /** The sum of the rows without an unknown of their own. */
  private double[] missing() {
    double[] sum = new double[columns + 1];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c <= columns && basis.get(r) < 0; c++) {
        sum[c] += rows.get(r)[c];
      }
    }
    return sum;
  }

  /** Gives a row without an unknown of its own one, or drops it: it says nothing new. */
  private void settle(int row) {
    int column = 0;
    while (column < columns && Math.abs(rows.get(row)[column]) < TINY) {
      column++;
    }
    if (column < columns) {
      rows.get(row)[columns] = 0;
      pivot(row, column);
    } else {
      rows.remove(row);
      basis.remove(row);
    }
  }

  /**
   * Whether an unknown can vary by as much.
   *
   * @throws ArithmeticException if that takes too long to find out
   */
  boolean varies(int unknown, double width) {
    return most[unknown] - least[unknown] >= width
        || extend(unknown, width, false)
        || extend(unknown, width, true);
  }

  private boolean extend(int unknown, double width, boolean down) {
    int row = basis.indexOf(unknown);
    if (row < 0) {
      int limit = limiting(unknown);
      if (limit < 0) {
        return true;
      }
      pivot(limit, unknown);
      look();
      row = limit;
    }
    for (int pivots = 0; most[unknown] - least[unknown] < width; pivots++) {
      patience(pivots);
      double[] gain = rows.get(row).clone();
      for (int c = 0; c < columns; c++) {
        gain[c] = c == unknown ? 0 : down ? gain[c] : -gain[c];
      }
      int column = steepest(gain, pivots);
      if (column < 0) {
        return false;
      }
      int limit = limiting(column);
      if (limit < 0) {
        return true;
      }
      pivot(limit, column);
      look();
      if (limit == row) {
        return most[unknown] - least[unknown] >= width;
      }
    }
    return true;
  }

  private static void patience(int pivots) {
    if (pivots >= PATIENCE) {
      throw new ArithmeticException("no end of pivots");
    }
  }

  /** The column of the largest gain, later the first that has any; -1 if none has. */
  private int steepest(double[] gain, int pivots) {
    int best = -1;
    for (int c = 0; c < columns; c++) {
      if (gain[c] > TINY && (best < 0 || pivots < GREEDY && gain[c] > gain[best])) {
        best = c;
      }
    }
    return best;
  }

  /** The row whose unknown is the first to reach zero when a column grows; -1 if none does. */
  private int limiting(int column) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < rows.size(); r++) {
      double[] row = rows.get(r);
      if (row[column] > TINY) {
        double ratio = row[columns] / row[column];
        boolean tie = best >= 0 && Math.abs(ratio - least) <= TINY;
        if (tie ? basis.get(r) < basis.get(best) : ratio < least) {
          best = r;
          least = ratio;
        }
      }
    }
    return best;
  }

  private void pivot(int pivot, int column) {
    double[] own = rows.get(pivot);
    double by = own[column];
    for (int c = 0; c <= columns; c++) {
      own[c] /= by;
    }
    int[] nonzero = nonzero(own);
    for (double[] row : rows) {
      if (row != own && Math.abs(row[column]) > TINY / 1000) {
        subtract(row, own, column, nonzero);
        row[columns] = row[columns] < 0 && row[columns] > -FEASIBLE ? 0 : row[columns];
      }
    }
    basis.set(pivot, column);
  }

  private int[] nonzero(double[] row) {
    int[] nonzero = new int[columns + 1];
    int count = 0;
    for (int c = 0; c <= columns; c++) {
      if (row[c] != 0) {
        nonzero[count++] = c;
      }
    }
    return Arrays.copyOf(nonzero, count);
  }

  /** Takes as much of the pivot from a row as leaves nothing in the column. */
  private void subtract(double[] row, double[] pivot, int column, int[] nonzero) {
    double times = row[column];
    for (int c : nonzero) {
      row[c] -= times * pivot[c];
    }
    row[column] = 0;
    work += nonzero.length;
    if (work > MOST_WORK) {
      throw new ArithmeticException("no end of pivots");
    }
  }

  /** Remembers the corner. */
  private void look() {
    double[] corner = new double[columns];
    for (int r = 0; r < rows.size(); r++) {
      corner[basis.get(r)] = rows.get(r)[columns];
    }
    see(corner);
  }

  /** Remembers a solution that is known beforehand. */
  void see(double[] solution) {
    for (int c = 0; c < columns; c++) {
      least[c] = Math.min(least[c], solution[c]);
      most[c] = Math.max(most[c], solution[c]);
    }
  }
}
