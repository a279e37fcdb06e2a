package org.migstat.audit;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.migstat.audit.Bounds.Row;

/**
 * Figures within bounds whose sums are within bounds: goes from one corner of what is possible to
 * the next, each time from where it is, and notes where figures can be. The simplex method with
 * bounds on both sides. Most coefficients are 1 or -1, so that rounding hardly grows; whatever is
 * noted was tried in all sums besides.
 */
final class Simplex {
  private static final double ZERO = 1e-9;

  /** Less is what rounding left of none; a step by it would spoil all. */
  private static final double SLOPE = 1e-7;

  /** By how much a sum may miss its bounds; what is printed has four decimals. */
  private static final double CLOSE = 1e-5;

  /** Steps of one search after which each next one is chosen so that none can come again. */
  private static final int GREEDY = 400;

  private final List<Row> rows;
  private final int figures;
  private final Work work;

  /** Of the figures, then of the sums. */
  private final double[] lower;

  private final double[] upper;
  private final double[] value;

  private final Tableau tableau;

  /**
   * @param lower of each figure, finite
   * @param upper likewise
   */
  Simplex(double[] lower, double[] upper, List<Row> rows, Work work) {
    this.rows = rows;
    this.figures = lower.length;
    this.work = work;
    int all = figures + rows.size();
    this.lower = Arrays.copyOf(lower, all);
    this.upper = Arrays.copyOf(upper, all);
    this.value = Arrays.copyOf(lower, all);
    this.tableau = new Tableau(figures, rows.size(), work);
    for (int r = 0; r < rows.size(); r++) {
      put(r, rows.get(r));
    }
  }

  private void put(int r, Row row) {
    int sum = figures + r;
    lower[sum] = row.least();
    upper[sum] = row.most();
    value[sum] = row.at(value);
    for (int i = 0; i < row.variables().length; i++) {
      tableau.table[r][row.variables()[i]] = row.coefficients()[i];
    }
  }

  /**
   * Goes to a first corner.
   *
   * @return false if there is none: the sums contradict each other
   * @throws ArithmeticException if that takes too long
   */
  boolean enter() {
    for (int sum = figures; sum < value.length; sum++) {
      int one = sum;
      push(one, value[one] < lower[one], () -> !lacks(one) && !exceeds(one));
      if (lacks(one) || exceeds(one)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Moves a figure down and up, until the places seen are as far apart or it can go no farther.
   *
   * @return false if too much was lost by rounding to tell
   * @throws ArithmeticException if that takes too long
   */
  boolean spread(int figure, double enough, Seen seen) {
    BooleanSupplier done =
        () -> {
          boolean possible = isPossible();
          for (int i = 0; possible && i < figures; i++) {
            seen.note(i, value[i]);
          }
          return !possible || seen.width(figure) >= enough;
        };
    push(figure, value[figure] - lower[figure] < upper[figure] - value[figure], done);
    push(figure, false, done);
    push(figure, true, done);
    return isPossible();
  }

  private boolean isPossible() {
    for (Row row : rows) {
      double at = row.at(value);
      if (at < row.least() - 2 * CLOSE || at > row.most() + 2 * CLOSE) {
        return false;
      }
    }
    return true;
  }

  private boolean lacks(int variable) {
    return value[variable] < lower[variable] - CLOSE;
  }

  private boolean exceeds(int variable) {
    return value[variable] > upper[variable] + CLOSE;
  }

  /** Moves a figure or a sum in one direction until it is done, or can go no farther. */
  private void push(int variable, boolean up, BooleanSupplier done) {
    for (int steps = 0; !done.getAsBoolean(); steps++) {
      boolean ascending = up;
      int column = -1 - tableau.place(variable);
      if (column < 0) {
        double[] row = tableau.table[tableau.place(variable)];
        column = steepest(row, up, steps < GREEDY);
        ascending = column < 0 || row[column] > 0 == up;
      } else if (!mayMove(variable, up)) {
        return;
      }
      if (column < 0) {
        return;
      }
      step(column, ascending, steps < GREEDY);
    }
  }

  private boolean mayMove(int variable, boolean up) {
    return up ? value[variable] < upper[variable] - ZERO : value[variable] > lower[variable] + ZERO;
  }

  /** The column that moves a row fastest, or the first that does at all; -1 if none does. */
  private int steepest(double[] row, boolean up, boolean greedy) {
    int best = -1;
    for (int c = 0; c < figures; c++) {
      if (Math.abs(row[c]) > SLOPE && mayMove(tableau.outside[c], row[c] > 0 == up)) {
        boolean better =
            best < 0
                || (greedy
                    ? Math.abs(row[c]) > Math.abs(row[best]) + ZERO
                    : tableau.outside[c] < tableau.outside[best]);
        best = better ? c : best;
      }
    }
    work.done(figures);
    return best;
  }

  /** Moves what is outside until it, or something inside, is at a bound; that then is outside. */
  private void step(int column, boolean up, boolean greedy) {
    int moving = tableau.outside[column];
    double room = up ? upper[moving] - value[moving] : value[moving] - lower[moving];
    int stop = -1;
    for (int r = 0; r < tableau.table.length; r++) {
      double slope = up ? tableau.table[r][column] : -tableau.table[r][column];
      if (Math.abs(slope) > SLOPE) {
        double limit = room(tableau.inside[r], slope > 0) / Math.abs(slope);
        boolean tie = stop >= 0 && Math.abs(limit - room) <= ZERO;
        if (tie ? isBetterStop(r, stop, column, greedy) : limit < room) {
          stop = r;
          room = limit;
        }
      }
    }
    if (Double.isInfinite(room)) {
      throw new ArithmeticException("nothing stops it");
    }
    for (int r = 0; r < tableau.table.length; r++) {
      value[tableau.inside[r]] += tableau.table[r][column] * (up ? room : -room);
    }
    value[moving] += up ? room : -room;
    work.done(2L * tableau.table.length);
    if (stop >= 0) {
      leave(stop, column);
    }
  }

  /** How far it can go; if it is out of bounds, and coming back, to the first of them. */
  private double room(int variable, boolean up) {
    if (up) {
      double bound = lacks(variable) ? lower[variable] : upper[variable];
      return exceeds(variable) ? Double.POSITIVE_INFINITY : Math.max(0, bound - value[variable]);
    }
    double bound = exceeds(variable) ? upper[variable] : lower[variable];
    return lacks(variable) ? Double.POSITIVE_INFINITY : Math.max(0, value[variable] - bound);
  }

  /** Of two that stop a move, a sum that is given, as it need not be looked at again. */
  private boolean isBetterStop(int row, int other, int column, boolean greedy) {
    if (greedy && isFixed(tableau.inside[row]) != isFixed(tableau.inside[other])) {
      return isFixed(tableau.inside[row]);
    }
    double more = Math.abs(tableau.table[row][column]) - Math.abs(tableau.table[other][column]);
    return greedy && Math.abs(more) > ZERO ? more > 0 : tableau.inside[row] < tableau.inside[other];
  }

  private boolean isFixed(int variable) {
    return upper[variable] - lower[variable] < ZERO;
  }

  /** What stopped a move goes outside, to the bound that it is at. */
  private void leave(int row, int column) {
    int leaving = tableau.inside[row];
    double down = Math.abs(value[leaving] - lower[leaving]);
    double up = Math.abs(value[leaving] - upper[leaving]);
    value[leaving] = down < up ? lower[leaving] : upper[leaving];
    tableau.exchange(row, column, isFixed(leaving));
  }
}
