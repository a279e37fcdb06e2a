package org.migstat.audit;

import java.util.Arrays;

/** Least and greatest value of each figure in the possible points that were seen so far. */
final class Seen {
  private final double[] least;
  private final double[] greatest;

  Seen(int figures) {
    least = new double[figures];
    greatest = new double[figures];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  void note(int figure, double value) {
    least[figure] = Math.min(least[figure], value);
    greatest[figure] = Math.max(greatest[figure], value);
  }

  double width(int figure) {
    return greatest[figure] - least[figure];
  }
}
