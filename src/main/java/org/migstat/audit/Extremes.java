package org.migstat.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Bounds.Row;

/** How far the possible values of figures are apart, by linear programs over all of them. */
final class Extremes {
  private final double[] lower;
  private final double[] upper;
  private final List<Row> rows;
  private final double enough;

  /**
   * @param enough nobody asks how much farther apart they are
   */
  Extremes(Bounds bounds, List<Row> rows, double enough) {
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
   * Widths by figure, exact where they are not enough; not a number where the solver gave up.
   *
   * @return null if no point fulfils all relations
   */
  double @Nullable [] widths(List<Integer> figures) {
    LinearProgram program = new LinearProgram(lower, upper, rows);
    Seen seen = new Seen(lower.length);
    double[] widths = new double[lower.length];
    Arrays.fill(widths, Double.NaN);
    boolean found = look(program, figures, seen);
    if (program.contradictory()) {
      return null;
    }
    for (int figure : figures) {
      boolean wide = found && seen.width(figure) >= enough;
      if (wide || look(program, List.of(figure), seen)) {
        widths[figure] = seen.width(figure);
      }
    }
    return widths;
  }

  /** Whether both ends were found. */
  private static boolean look(LinearProgram program, List<Integer> figures, Seen seen) {
    double[] most = program.extreme(figures, true);
    double[] least = program.extreme(figures, false);
    if (most == null || least == null) {
      return false;
    }
    seen.note(most);
    seen.note(least);
    return true;
  }
}
