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
