package org.migstat.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Bounds.Row;

/**
 * Finds a point that fulfils all relations, by steps from relation to relation, each time to the
 * nearest point that fulfils it.
 */
final class Witness {
  private static final int MOST_SWEEPS = 1000;
  private static final double CLOSE = 1e-4;

  private final Bounds bounds;
  private final List<Row> rows;
  private final double usual;

  /**
   * @param usual where figures start that no sum bounds
   */
  Witness(Bounds bounds, List<Row> rows, double usual) {
    this.bounds = bounds;
    this.rows = rows;
    this.usual = usual;
  }

  /** The point, in units; null if there is none, or the way to it is too long. */
  double @Nullable [] point() {
    double[] point = new double[bounds.lower.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = start(i);
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double worst = 0;
      for (Row row : rows) {
        worst = Math.max(worst, step(row, point));
      }
      if (worst < CLOSE) {
        return point;
      }
    }
    return null;
  }

  private double start(int figure) {
    double share = Double.POSITIVE_INFINITY;
    for (int r : bounds.rowsOf(figure)) {
      Row row = rows.get(r);
      share = Math.min(share, Math.abs(row.most()) / row.variables().length);
    }
    return clamp(figure, Double.isInfinite(share) ? usual : share);
  }

  private double clamp(int figure, double value) {
    return Math.max(bounds.lower[figure], Math.min(bounds.upper[figure], value));
  }

  /** Returns how far the point was off. */
  private double step(Row row, double[] point) {
    double at = row.at(point);
    double off = at > row.most() ? row.most() - at : at < row.least() ? row.least() - at : 0;
    if (Math.abs(off) < CLOSE / 10) {
      return Math.abs(off);
    }
    double squares = 0;
    for (int i = 0; i < row.variables().length; i++) {
      if (canMove(row, i, off, point)) {
        squares += row.coefficients()[i] * row.coefficients()[i];
      }
    }
    for (int i = 0; i < row.variables().length; i++) {
      if (canMove(row, i, off, point)) {
        int figure = row.variables()[i];
        point[figure] = clamp(figure, point[figure] + off * row.coefficients()[i] / squares);
      }
    }
    return Math.abs(off);
  }

  private boolean canMove(Row row, int place, double off, double[] point) {
    int figure = row.variables()[place];
    boolean up = off * row.coefficients()[place] > 0;
    return up ? point[figure] < bounds.upper[figure] : point[figure] > bounds.lower[figure];
  }
}
