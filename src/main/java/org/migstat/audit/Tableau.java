package org.migstat.audit;

/**
 * By how much some variables, those inside, change with others, those outside: at first all sums
 * with all figures, and after an exchange likewise.
 */
final class Tableau {
  /** Smaller numbers are what rounding left of none. */
  private static final double NONE = 1e-9;

  /** By place inside and place outside. */
  final double[][] table;

  final int[] inside;
  final int[] outside;

  /** The row of what is inside, or {@code -1 - column} of what is outside. */
  private final int[] place;

  private final Work work;

  /** Figures have the first numbers, sums those that follow. */
  Tableau(int figures, int sums, Work work) {
    this.work = work;
    this.table = new double[sums][figures];
    this.inside = new int[sums];
    this.outside = new int[figures];
    this.place = new int[figures + sums];
    for (int f = 0; f < figures; f++) {
      outside[f] = f;
      place[f] = -1 - f;
    }
    for (int r = 0; r < sums; r++) {
      inside[r] = figures + r;
      place[figures + r] = r;
    }
  }

  int place(int variable) {
    return place[variable];
  }

  /**
   * What is inside goes outside, and the other way round.
   *
   * @param fixed whether what goes outside will never move again
   */
  void exchange(int row, int column, boolean fixed) {
    double[] own = table[row];
    double by = 1 / own[column];
    int[] others = new int[own.length];
    int count = 0;
    for (int c = 0; c < own.length; c++) {
      if (c != column && own[c] != 0) {
        own[c] *= -by;
        others[count++] = c;
      }
    }
    for (int r = 0; r < table.length; r++) {
      double times = table[r][column];
      if (r != row && times != 0) {
        add(table[r], times, own, others, count);
        table[r][column] = fixed ? 0 : times * by;
      }
    }
    own[column] = fixed ? 0 : by;
    int leaving = inside[row];
    inside[row] = outside[column];
    outside[column] = leaving;
    place[inside[row]] = row;
    place[leaving] = -1 - column;
  }

  private void add(double[] row, double times, double[] own, int[] others, int count) {
    for (int i = 0; i < count; i++) {
      int c = others[i];
      double sum = row[c] + times * own[c];
      row[c] = Math.abs(sum) < NONE ? 0 : sum;
    }
    work.done(count);
  }
}
