package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Dimension;
import org.migstat.core.relate.Node.Table;

/**
 * Disjoint cells supplied by one table that tile a whole.
 *
 * @param parts in the order of their keys
 * @see "UN/SDMX 2.7"
 */
record Tiling(Table table, List<Node> parts) {
  /** Looks for the parts among the cells that one table supplies; empty if none tile the whole. */
  interface Search extends Function<List<Node>, List<Node>> {}

  /**
   * The tiling with most parts; of equals, that of the table which ranks first in the total.
   *
   * @param total null if nobody publishes it
   */
  static Optional<Tiling> best(Collection<Node> cells, @Nullable Node total, Search search) {
    Map<Table, List<Node>> byTable = new TreeMap<>();
    for (Node cell : cells) {
      for (Table table : cell.suppliers()) {
        byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(cell);
      }
    }
    List<Tiling> tilings = new ArrayList<>();
    byTable.forEach(
        (table, supplied) -> {
          List<Node> parts = search.apply(supplied);
          if (!parts.isEmpty()) {
            tilings.add(new Tiling(table, parts));
          }
        });
    return tilings.stream()
        .min(
            Comparator.comparing((Tiling tiling) -> -tiling.parts.size())
                .thenComparing(tiling -> total == null ? 0 : total.rankOf(tiling.table))
                .thenComparing(Tiling::table));
  }

  /**
   * Cells that tile the whole together although no collection supplies all of them; empty if there
   * are none such.
   */
  static List<Node> mixed(Collection<Node> cells, Search search) {
    List<Node> supplied = cells.stream().filter(cell -> !cell.suppliers().isEmpty()).toList();
    if (haveCommonCollection(supplied)) {
      return List.of();
    }
    List<Node> parts = search.apply(supplied);
    return haveCommonCollection(parts) ? List.of() : parts;
  }

  private static boolean haveCommonCollection(List<Node> cells) {
    Set<String> common = null;
    for (Node cell : cells) {
      Set<String> own = new TreeSet<>();
      cell.suppliers().forEach(table -> own.add(table.collection()));
      if (common == null) {
        common = own;
      } else {
        common.retainAll(own);
      }
    }
    return common == null || !common.isEmpty();
  }

  /** The relation of a whole with a value to these parts. */
  Link link(Node whole, Dimension dimension, Function<Node, String> code) {
    Link.Type type = Sums.matches(whole, parts) ? Link.Type.SUM_MATCH : Link.Type.SUM_MISMATCH;
    return Link.sum(whole.key, type, dimension, parts.stream().map(code), Sums.gap(whole, parts));
  }
}
