package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;

/**
 * Printed figures that are read together, at most one for a cell: a table in one vintage, a
 * collection, an origin, each with its newest figures.
 *
 * @param collection who prints them; of an origin, the one that prints the newest
 */
record View(String collection, Map<CellKey, Printed> cells) {
  private static final Comparator<Printed> BY_CELL = Comparator.comparing(Printed::cell);

  /**
   * The first figure of each cell that has a value, or else the first.
   *
   * @param figures at least one, in order of preference
   */
  static View of(Collection<Printed> figures) {
    Map<CellKey, Printed> cells = new HashMap<>();
    for (Printed printed : figures) {
      cells.merge(printed.cell(), printed, (a, b) -> a.hasValue() || !b.hasValue() ? a : b);
    }
    return new View(figures.iterator().next().collection(), cells);
  }

  @Nullable Printed figure(CellKey cell) {
    return cells.get(cell);
  }

  /**
   * The figures in groups that belong to one breakdown, in order of their first cells.
   *
   * @param wanted keys of breakdowns that say something of an open cell
   * @param breakdown leaves out of a key what cells of one breakdown differ in
   */
  Collection<List<Printed>> groups(Set<CellKey> wanted, UnaryOperator<CellKey> breakdown) {
    Map<CellKey, List<Printed>> groups = new HashMap<>();
    for (Printed printed : cells.values()) {
      CellKey key = breakdown.apply(printed.cell());
      if (wanted.contains(key)) {
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(printed);
      }
    }
    List<List<Printed>> sorted = new ArrayList<>(groups.values());
    sorted.forEach(group -> group.sort(BY_CELL));
    sorted.sort(Comparator.comparing(group -> group.get(0), BY_CELL));
    return sorted;
  }

  /** The number of cells only. */
  @Override
  public String toString() {
    return "View of " + cells.size() + " cells of " + collection;
  }
}
