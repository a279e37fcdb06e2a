package org.migstat.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Bounds.Row;

/** How far the possible values of figures are apart, by a search over all of them. */
final class Extremes {
  private final double[] lower;
  private final double[] upper;
  private final List<Row> rows;
  private final double enough;
  private final Work work;

  /**
   * @param enough nobody asks how much farther apart they are
   */
  Extremes(Bounds bounds, List<Row> rows, double enough, Work work) {
    this.work = work;
    this.lower = bounds.lower.clone();
    this.upper = bounds.upper.clone();
    this.rows = rows;
    this.enough = enough - Bounds.EPSILON;
    double far = far();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Math.max(lower[i], -far);
      upper[i] = Math.min(upper[i], far);
    }
  }

  /** Beyond every figure that a solution needs; a program without bounds has no extreme. */
  private double far() {
    double far = 1000 * enough;
    for (int i = 0; i < lower.length; i++) {
      far += Double.isInfinite(lower[i]) ? 0 : Math.abs(lower[i]);
      far += Double.isInfinite(upper[i]) ? 0 : Math.abs(upper[i]);
    }
    for (Row row : rows) {
      far += Double.isInfinite(row.least()) ? 0 : Math.abs(row.least());
      far += Double.isInfinite(row.most()) ? 0 : Math.abs(row.most());
    }
    return far;
  }

  /**
   * Widths by figure, exact where they are not enough; not a number where the search was too long.
   *
   * @return null if no point fulfils all relations
   */
  double @Nullable [] widths(List<Integer> figures) {
    Seen seen = new Seen(lower.length);
    double[] widths = new double[lower.length];
    Arrays.fill(widths, Double.NaN);
    try {
      // A search that lost too much by rounding begins anew with the figures that are left.
      int next = 0;
      int begun = -1;
      while (begun < next && next < figures.size()) {
        begun = next;
        Simplex simplex = new Simplex(lower, upper, rows, work);
        if (!simplex.enter()) {
          return null;
        }
        next = spread(simplex, figures, begun, seen, widths);
      }
    } catch (ArithmeticException tooLong) {
      // What was seen until then counts.
    }
    for (int figure : figures) {
      widths[figure] = seen.width(figure) >= enough ? seen.width(figure) : widths[figure];
    }
    return widths;
  }

  /** Returns the place of the first figure of which no width was found. */
  private int spread(Simplex simplex, List<Integer> figures, int from, Seen seen, double[] widths) {
    for (int place = from; place < figures.size(); place++) {
      int figure = figures.get(place);
      if (seen.width(figure) < enough && !simplex.spread(figure, enough, seen)) {
        return place;
      }
      widths[figure] = seen.width(figure);
    }
    return figures.size();
  }
}
