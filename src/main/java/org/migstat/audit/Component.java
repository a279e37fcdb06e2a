package org.migstat.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.migstat.audit.Bounds.Row;

/**
 * Unknown figures that hang together through relations, numbered from 0.
 *
 * @param unknowns in order of their numbers
 * @param relations all relations between them
 * @param rows the same in units, between the figures by their place here
 */
record Component(List<Unknown> unknowns, List<Relation> relations, List<Row> rows) {
  /**
   * @param unknowns in order of their numbers
   */
  static Component of(List<Unknown> unknowns, List<Relation> relations) {
    int[] numbers = unknowns.stream().mapToInt(Unknown::number).toArray();
    List<Row> rows = new ArrayList<>();
    for (Relation relation : relations) {
      int[] places =
          Arrays.stream(relation.unknowns())
              .map(number -> Arrays.binarySearch(numbers, number))
              .toArray();
      rows.add(new Row(places, relation.coefficients(), relation.least(), relation.most()));
    }
    return new Component(unknowns, relations, rows);
  }

  /** Bounds that hold without any relation. */
  Bounds bounds(List<Row> of) {
    double[] lower = new double[unknowns.size()];
    double[] upper = new double[unknowns.size()];
    for (int i = 0; i < unknowns.size(); i++) {
      Unknown unknown = unknowns.get(i);
      lower[i] =
          unknown.lower() == Unknown.NO_LOWER
              ? Double.NEGATIVE_INFINITY
              : Knowledge.units(unknown.lower());
      upper[i] =
          unknown.upper() == Unknown.NO_UPPER
              ? Double.POSITIVE_INFINITY
              : Knowledge.units(unknown.upper());
    }
    return new Bounds(lower, upper, of);
  }

  int size() {
    return unknowns.size();
  }

  boolean secret(int place) {
    return unknowns.get(place).secret();
  }

  /** Whether no two ways lead from one figure to another: then each relation can be read alone. */
  boolean isTree() {
    int memberships = rows.stream().mapToInt(row -> row.variables().length).sum();
    return memberships == rows.size() + unknowns.size() - 1;
  }

  /** The relation that by itself says most of a figure; of several the first. */
  Relation through(int place) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      if (Arrays.binarySearch(row.variables(), place) >= 0) {
        Bounds alone = bounds(List.of(row));
        double width = alone.tighten() < 0 ? alone.width(place) : Double.POSITIVE_INFINITY;
        if (best < 0 || width < least) {
          best = r;
          least = width;
        }
      }
    }
    return relations.get(Math.max(0, best));
  }

  /** The number of figures only. */
  @Override
  public String toString() {
    return "Component of " + unknowns.size() + " unknown figures";
  }
}
