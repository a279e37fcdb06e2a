package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;

/**
 * Protected versions of one figure that leave few possible values together, such as 1 to 4 and 3 to
 * 7.
 *
 * @see "UN/SDMX 4.4"
 */
final class Intersections {
  private Intersections() {}

  /** A table whose newest figure of a cell counts. */
  private record TableCell(CellKey cell, String collection, String dataflow) {}

  /**
   * The newest of the versions of each such figure.
   *
   * @param figures of one origin, newest first
   * @param threshold in units
   */
  static List<Printed> among(Collection<Printed> figures, int threshold) {
    Map<TableCell, Printed> newest = new HashMap<>();
    Map<CellKey, List<Printed>> versions = new HashMap<>();
    for (Printed printed : figures) {
      TableCell table = new TableCell(printed.cell(), printed.collection(), printed.dataflow());
      if (printed.cell().indicator().sensitive()
          && printed.hasValue()
          && newest.putIfAbsent(table, printed) == null) {
        versions.computeIfAbsent(printed.cell(), any -> new ArrayList<>()).add(printed);
      }
    }
    List<Printed> risky = new ArrayList<>();
    for (List<Printed> ofCell : versions.values()) {
      Printed first = ofCell.size() > 1 ? risk(ofCell, threshold) : null;
      if (first != null) {
        risky.add(first);
      }
    }
    return risky;
  }

  private static @Nullable Printed risk(List<Printed> versions, int threshold) {
    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    for (Printed version : versions) {
      if (version.slack() == 0 || version.publishedDetail()) {
        return null;
      }
      least = Math.max(least, Knowledge.least(version));
      most = Math.min(most, Knowledge.most(version));
    }
    long possibilities = Math.floorDiv(most, Decimal.ONE) - Math.floorDiv(least - 1, Decimal.ONE);
    return possibilities > 0 && possibilities < threshold - 1 ? versions.get(0) : null;
  }
}
