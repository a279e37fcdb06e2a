package org.migstat.core.resolve;

import java.util.List;
import java.util.function.Consumer;
import org.migstat.core.model.CellKey;

/** Records sorted by cell, cell by cell. */
final class ByCell {
  private ByCell() {}

  static void forEach(List<Claim> sorted, Consumer<List<Claim>> consumer) {
    int start = 0;
    while (start < sorted.size()) {
      int end = end(sorted, start);
      consumer.accept(sorted.subList(start, end));
      start = end;
    }
  }

  /** The records of a cell; none if it is not among them. */
  static List<Claim> cell(List<Claim> sorted, CellKey key) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key(sorted, middle).compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found = low < sorted.size() && key(sorted, low).equals(key);
    return found ? sorted.subList(low, end(sorted, low)) : List.of();
  }

  private static int end(List<Claim> sorted, int start) {
    CellKey key = key(sorted, start);
    int end = start + 1;
    while (end < sorted.size() && key(sorted, end).equals(key)) {
      end++;
    }
    return end;
  }

  private static CellKey key(List<Claim> sorted, int position) {
    return sorted.get(position).observation().key();
  }
}
