package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rounding;
import org.migstat.core.resolve.Totals.Miss;

/**
 * What may explain that parts miss their total: another table reports as many of unknown sex or
 * age.
 *
 * @see "UN/SDMX 3.3"
 */
final class UnknownParts {
  private final List<Claim> records;

  /**
   * @param records that the tier sees, sorted by cell
   */
  UnknownParts(List<Claim> records) {
    this.records = records;
  }

  /** Who reports them, to end the sentence about the total; empty if nobody does. */
  String hint(Miss miss) {
    CellKey cell = miss.unknown();
    List<String> reporting = cell == null ? List.of() : reporting(cell, miss);
    if (reporting.isEmpty()) {
      return "";
    }
    return "; "
        + String.join(" and ", reporting)
        + (reporting.size() == 1 ? " reports" : " report")
        + " as many of unknown "
        + miss.dimension().name().toLowerCase(Locale.ROOT);
  }

  private List<String> reporting(CellKey cell, Miss miss) {
    TreeSet<String> others = new TreeSet<>();
    boolean own = false;
    for (Claim claim : newest(cell)) {
      if (!claim.sameTableAs(miss.total()) && isTheGap(claim.observation(), miss.gap())) {
        if (claim.collection().equals(miss.total().collection())) {
          own = true;
        } else {
          others.add(claim.collection());
        }
      }
    }
    List<String> reporting = new ArrayList<>(others);
    if (own) {
      reporting.add(0, "another table of the collection");
    }
    return reporting;
  }

  /** What each table says last, notices of deletion included. */
  private List<Claim> newest(CellKey cell) {
    List<Claim> open = new ArrayList<>(ByCell.cell(records, cell));
    open.removeIf(Claim::isPlaced);
    open.sort(Vintages.ORDER);
    List<Claim> newest = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (Vintages.isNewest(open, i)) {
        newest.add(open.get(i));
      }
    }
    return newest;
  }

  /** A zero, however rounded, tells of nobody. */
  private static boolean isTheGap(Observation unknown, long gap) {
    return unknown.hasValue()
        && unknown.value() != 0
        && Rounding.compatible(unknown.value(), unknown.rounding(), gap, Rounding.EXACT);
  }
}
