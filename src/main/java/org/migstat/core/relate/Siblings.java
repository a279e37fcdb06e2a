package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Dimension;

/** Cells that are equal but for some dimensions. */
final class Siblings {
  private record Placed(CellKey slice, Node node) {}

  private Siblings() {}

  /**
   * Hands over each set of two or more siblings, in the order of their keys.
   *
   * @param sorted nodes in the order of their keys
   */
  static void forEach(List<Node> sorted, Consumer<List<Node>> siblings, Dimension... but) {
    List<Placed> placed = new ArrayList<>(sorted.size());
    for (Node node : sorted) {
      placed.add(new Placed(node.key.without(but), node));
    }
    // Stable, so that siblings keep the order of their keys.
    placed.sort(Comparator.comparing(Placed::slice));
    int start = 0;
    while (start < placed.size()) {
      int end = start + 1;
      while (end < placed.size() && placed.get(end).slice().equals(placed.get(start).slice())) {
        end++;
      }
      if (end - start > 1) {
        siblings.accept(placed.subList(start, end).stream().map(Placed::node).toList());
      }
      start = end;
    }
  }
}
