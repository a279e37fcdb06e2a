package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.KeyPattern;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.StatusSet;

/**
 * The entries of the corrections register about one collection. Of several that fit a row the first
 * in the register is applied, and no other.
 */
final class Corrector {
  /** What is done with one row. */
  record Applied(Correction entry, CellKey key, StatusSet marks) {
    boolean excludes() {
      return entry.action() == Action.EXCLUDE;
    }
  }

  private record Bound(Correction entry, KeyPattern cell, KeyPattern replace, StatusSet marks) {}

  private final List<Bound> entries = new ArrayList<>();

  Corrector(List<Correction> corrections, AreaTable areas) {
    for (Correction entry : corrections) {
      entries.add(
          new Bound(
              entry,
              KeyPattern.of(entry.cell(), code -> position(areas, code)),
              KeyPattern.of(entry.replace(), code -> position(areas, code)),
              StatusSet.of(entry.mark().toArray(ObservationStatus[]::new))));
    }
  }

  /** As it stands in keys; -1 for a code that the table does not have. */
  private static int position(AreaTable areas, String code) {
    int position = areas.position(code);
    return position < 0 ? position : areas.canonical(position);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The entry that fits, with the key it gives; null if none does. */
  @Nullable Applied apply(CellKey key, String dataflow) {
    for (Bound bound : entries) {
      String only = bound.entry.dataflow();
      if (bound.cell.matches(key) && (only == null || only.equals(dataflow))) {
        return new Applied(bound.entry, bound.replace.in(key), bound.marks);
      }
    }
    return null;
  }
}
