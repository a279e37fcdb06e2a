package org.migstat.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.migstat.audit.Bounds.Row;

/**
 * Moves a figure and its neighbours away from a point that fulfils all relations, while the rest
 * stays. A figure that moves far enough is safe; of one that does not, nothing is known.
 */
final class Neighbourhoods {
  private static final int NEAREST = 40;
  private static final int NEAR = 100;

  /** Each takes milliseconds. */
  private static final int MOST_SEARCHES = 30;

  private final Bounds bounds;
  private final List<Row> rows;
  private final double enough;
  private final double[] point;
  private final Seen seen;

  /**
   * @param point fulfils all relations; is changed
   * @param seen receives where figures can be
   */
  Neighbourhoods(Bounds bounds, List<Row> rows, double enough, double[] point, Seen seen) {
    this.bounds = bounds;
    this.rows = rows;
    this.enough = enough - Bounds.EPSILON;
    this.point = point;
    this.seen = seen;
    seen.note(point);
  }

  /** Moves that keep every sum: quick, and enough for most figures. */
  void slide(List<Integer> figures) {
    for (int figure : figures) {
      if (seen.width(figure) < enough) {
        int[] near = near(figure, NEAREST);
        new Slides(near.length, around(near)).slide(near, bounds, point, seen);
      }
    }
  }

  /** Linear programs over more neighbours, for the first few figures that are not known safe. */
  void search(List<Integer> figures) {
    int searches = 0;
    for (int figure : figures) {
      if (seen.width(figure) < enough && searches++ < MOST_SEARCHES) {
        search(figure);
      }
    }
  }

  private void search(int figure) {
    int[] near = near(figure, NEAR);
    double[] down = new double[near.length];
    double[] up = new double[near.length];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < near.length; i++) {
      down[i] = Math.max(bounds.lower[near[i]] - point[near[i]], -1000 * enough);
      up[i] = Math.min(bounds.upper[near[i]] - point[near[i]], 1000 * enough);
      if (seen.width(near[i]) < enough) {
        open.add(i);
      }
    }
    LinearProgram program = new LinearProgram(down, up, around(near));
    List<Integer> itself = List.of(Arrays.binarySearch(near, figure));
    for (List<Integer> goal : List.of(open, itself)) {
      for (boolean greatest : new boolean[] {true, false}) {
        double[] shift = seen.width(figure) < enough ? program.extreme(goal, greatest) : null;
        for (int i = 0; shift != null && i < near.length; i++) {
          seen.note(near[i], point[near[i]] + shift[i]);
        }
      }
    }
  }

  /** Figures that few relations lie between, ascending. */
  private int[] near(int figure, int size) {
    TreeSet<Integer> near = new TreeSet<>(List.of(figure));
    List<Integer> reached = new ArrayList<>(near);
    for (int at = 0; at < reached.size() && near.size() < size; at++) {
      for (int r : bounds.rowsOf(reached.get(at))) {
        for (int other : rows.get(r).variables()) {
          if (near.size() < size && near.add(other)) {
            reached.add(other);
          }
        }
      }
    }
    return near.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The relations of these figures as bounds of what they may move by. */
  private List<Row> around(int[] near) {
    TreeSet<Integer> touched = new TreeSet<>();
    for (int figure : near) {
      touched.addAll(bounds.rowsOf(figure));
    }
    List<Row> around = new ArrayList<>();
    for (int r : touched) {
      Row row = rows.get(r);
      TreeMap<Integer, Integer> moving = new TreeMap<>();
      for (int i = 0; i < row.variables().length; i++) {
        int place = Arrays.binarySearch(near, row.variables()[i]);
        if (place >= 0) {
          moving.put(place, row.coefficients()[i]);
        }
      }
      double at = row.at(point);
      around.add(
          new Row(
              moving.keySet().stream().mapToInt(Integer::intValue).toArray(),
              moving.values().stream().mapToInt(Integer::intValue).toArray(),
              Math.min(0, row.least() - at),
              Math.max(0, row.most() - at)));
    }
    return around;
  }
}
