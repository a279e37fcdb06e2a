package org.migstat.audit;

import java.util.Arrays;
import java.util.List;
import org.migstat.audit.Bounds.Row;

/**
 * Moves figures against each other so that every relation between them keeps its sum, as far as
 * their bounds let them.
 */
final class Slides {
  private static final double ZERO = 1e-9;

  private final double[][] matrix;
  private final int[] pivotRow;

  /**
   * @param rows between figures numbered from 0
   */
  Slides(int figures, List<Row> rows) {
    matrix = new double[rows.size()][figures];
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      for (int i = 0; i < row.variables().length; i++) {
        matrix[r][row.variables()[i]] = row.coefficients()[i];
      }
    }
    pivotRow = new int[figures];
    Arrays.fill(pivotRow, -1);
    eliminate();
  }

  private void eliminate() {
    int next = 0;
    for (int column = 0; column < pivotRow.length && next < matrix.length; column++) {
      int best = next;
      for (int r = next + 1; r < matrix.length; r++) {
        best = Math.abs(matrix[r][column]) > Math.abs(matrix[best][column]) ? r : best;
      }
      if (Math.abs(matrix[best][column]) > ZERO) {
        double[] row = matrix[best];
        matrix[best] = matrix[next];
        matrix[next] = row;
        clear(column, next);
        pivotRow[column] = next++;
      }
    }
  }

  private void clear(int column, int pivot) {
    double[] row = matrix[pivot];
    double divisor = row[column];
    for (int c = 0; c < row.length; c++) {
      row[c] /= divisor;
    }
    for (int r = 0; r < matrix.length; r++) {
      double factor = matrix[r][column];
      if (r != pivot && Math.abs(factor) > ZERO) {
        for (int c = 0; c < row.length; c++) {
          matrix[r][c] -= factor * row[c];
        }
      }
    }
  }

  /**
   * Slides each free figure, and those that must follow it, up and down; then leaves them midway.
   *
   * @param near the figures in the numbering of the point
   * @param point is changed
   */
  void slide(int[] near, Bounds bounds, double[] point, Seen seen) {
    for (int free = 0; free < near.length; free++) {
      if (pivotRow[free] < 0) {
        double[] direction = direction(free);
        double up = room(near, direction, 1, bounds, point);
        double down = room(near, direction, -1, bounds, point);
        for (int i = 0; i < near.length; i++) {
          if (direction[i] != 0) {
            double at = point[near[i]];
            seen.note(near[i], at + up * direction[i]);
            seen.note(near[i], at - down * direction[i]);
            point[near[i]] = at + (up - down) / 2 * direction[i];
          }
        }
      }
    }
  }

  private double[] direction(int free) {
    double[] direction = new double[pivotRow.length];
    direction[free] = 1;
    for (int i = 0; i < direction.length; i++) {
      if (pivotRow[i] >= 0) {
        double follows = -matrix[pivotRow[i]][free];
        direction[i] = Math.abs(follows) < ZERO ? 0 : follows;
      }
    }
    return direction;
  }

  /** How far the figures can go in a direction; a long way if there is no bound. */
  private static double room(
      int[] near, double[] direction, int sign, Bounds bounds, double[] point) {
    double room = 1e6;
    for (int i = 0; i < near.length; i++) {
      double speed = sign * direction[i];
      int figure = near[i];
      if (speed > 0) {
        room = Math.min(room, (bounds.upper[figure] - point[figure]) / speed);
      } else if (speed < 0) {
        room = Math.min(room, (bounds.lower[figure] - point[figure]) / speed);
      }
    }
    return Math.max(0, room);
  }
}
