package org.migstat.core.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Sex;

/**
 * Which collection supplies each slice: the one preferred in its grand total. A slice whose grand
 * total nobody has, or has no figure, is supplied by none.
 *
 * @see "UN/SDMX 2.1 Slice, 2.6"
 */
final class Slices {
  private final CellResolver cells;
  private final Map<CellKey, String> suppliers = new HashMap<>();

  Slices(CellResolver cells) {
    this.cells = cells;
  }

  /**
   * Notes who supplies the slice if the cell is its grand total. The records of the cell are not
   * touched.
   */
  void note(List<Claim> cell) {
    CellKey key = cell.get(0).observation().key();
    if (isGrandTotal(key)) {
      List<Claim> copies = cell.stream().map(Claim::copyOfIdentified).toList();
      cells.resolve(copies, null, new Preferred(slice(key)));
    }
  }

  /** The collection that supplies the cell's slice; null if none does, and of the grand total. */
  @Nullable String supplier(CellKey key) {
    return isGrandTotal(key) ? null : suppliers.get(slice(key));
  }

  private static CellKey slice(CellKey key) {
    return key.without(
        Dimension.COUNTERPART_AREA,
        Dimension.POP_BASIS,
        Dimension.SEX,
        Dimension.AGE,
        Dimension.AGE_DEF);
  }

  /** Of the counterparts only the total has no basis (UN/SDMX 1.2). */
  private static boolean isGrandTotal(CellKey key) {
    return key.basis() == PopulationBasis._Z
        && key.sex() == Sex._T
        && key.age().equals(AgeBand.TOTAL);
  }

  /** Looks at the preferred record and nothing else. */
  private final class Preferred extends Unheard {
    private final CellKey slice;

    Preferred(CellKey slice) {
      this.slice = slice;
    }

    @Override
    public void resolved(ResolvedCell cell) {
      if (cell.observation().hasValue()) {
        suppliers.put(slice, cell.observation().definition().collection());
      }
    }
  }
}
