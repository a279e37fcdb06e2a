package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Rounding;

/**
 * What readers of one origin's figures know of the cells that some record leaves without a value:
 * nothing, bounds, or the value itself, from another record of the same cell.
 *
 * @see "UN/SDMX 4.4, 4.5"
 */
final class Knowledge {
  private final Map<CellKey, Unknown> unknown = new HashMap<>();
  private final Map<CellKey, Printed> known = new HashMap<>();
  private final List<Unknown> numbered = new ArrayList<>();
  private final List<Leak> leaks = new ArrayList<>();
  private final long threshold;

  /**
   * A hidden figure that another record gives away by itself.
   *
   * @param by the other record
   */
  record Leak(AuditRule rule, RelationKind kind, Printed by) {}

  /** What records of one cell say. */
  private static final class Cell {
    private final List<Printed> hiddenNow = new ArrayList<>();
    private boolean hiddenBefore;
    private boolean printedNow;
    private final List<Printed> visibleNow = new ArrayList<>();
    private final List<Printed> visibleBefore = new ArrayList<>();

    private void add(Printed printed, boolean now) {
      printedNow |= now;
      if (printed.hasValue()) {
        (now ? visibleNow : visibleBefore).add(printed);
      } else if (printed.hidden()) {
        hiddenBefore |= !now;
        if (now) {
          hiddenNow.add(printed);
        }
      }
    }

    /** Whether it is the very record that is hidden now, rather than one that may be revised. */
    private boolean isUnrevised(Printed before) {
      return hiddenNow.stream()
          .anyMatch(
              now ->
                  now.collection().equals(before.collection())
                      && now.dataflow().equals(before.dataflow())
                      && now.vintage().equals(before.vintage()));
    }

    /** A figure that was hidden and is no longer printed stays a secret. */
    private boolean secret() {
      return !hiddenNow.isEmpty() || hiddenBefore && !printedNow;
    }
  }

  /**
   * @param threshold possible values of a secret must be as far apart, in ten-thousandths
   */
  Knowledge(Collection<Printed> now, Collection<Printed> before, long threshold) {
    this.threshold = threshold;
    Map<CellKey, Cell> cells = new HashMap<>();
    for (Collection<Printed> release : List.of(now, before)) {
      for (Printed printed : release) {
        if (!printed.hasValue()) {
          cells.computeIfAbsent(printed.cell(), any -> new Cell());
        }
      }
    }
    gather(cells, now, true);
    gather(cells, before, false);
    for (CellKey key : new TreeSet<>(cells.keySet())) {
      Cell cell = cells.get(key);
      if (cell != null) {
        judge(key, cell);
      }
    }
  }

  private static void gather(Map<CellKey, Cell> cells, Collection<Printed> release, boolean isNow) {
    for (Printed printed : release) {
      Cell cell = cells.get(printed.cell());
      if (cell != null) {
        cell.add(printed, isNow);
      }
    }
  }

  private void judge(CellKey key, Cell cell) {
    cell.visibleNow.sort(Printed.NEWEST_FIRST);
    cell.visibleBefore.sort(Printed.NEWEST_FIRST);
    List<Printed> visible = new ArrayList<>(cell.visibleNow);
    visible.addAll(cell.visibleBefore);
    Printed exact = exact(visible);
    if (!cell.secret()) {
      Printed best = exact == null && !visible.isEmpty() ? visible.get(0) : exact;
      if (best == null) {
        number(key, false, visible);
      } else {
        known.put(key, best);
      }
    } else if (visible.stream().anyMatch(Printed::publishedDetail)) {
      known.put(key, visible.stream().filter(Printed::publishedDetail).findFirst().orElseThrow());
    } else if (exact != null) {
      given(key, cell, exact);
    } else {
      boolean before = cell.visibleBefore.stream().anyMatch(cell::isUnrevised);
      number(key, !before, cell.visibleNow);
    }
  }

  /** A version of a hidden figure is printed; one of the previous release may have been revised. */
  private void given(CellKey key, Cell cell, Printed exact) {
    boolean now = cell.visibleNow.contains(exact);
    leaks.add(
        new Leak(
            now ? AuditRule.SDC_DETERMINED : AuditRule.SDC_FORMER,
            now ? RelationKind.SAME_CELL : RelationKind.RELEASE,
            exact));
    if (now || cell.isUnrevised(exact)) {
      known.put(key, exact);
    } else {
      number(key, false, List.of());
    }
  }

  private static @Nullable Printed exact(List<Printed> visible) {
    return visible.stream().filter(printed -> printed.slack() == 0).findFirst().orElse(null);
  }

  /** A coarser version of a hidden figure bounds it; that is allowed if it leaves enough. */
  private void number(CellKey key, boolean secret, List<Printed> coarse) {
    boolean balance = key.indicator().nature() == Indicator.Nature.BALANCE;
    long lower = balance ? Unknown.NO_LOWER : 0;
    long upper = Unknown.NO_UPPER;
    for (Printed version : coarse) {
      long least = Math.max(lower, least(version));
      long most = Math.min(upper, most(version));
      if (least <= most) {
        lower = least;
        upper = most;
      }
    }
    if (secret && !coarse.isEmpty() && upper - lower < threshold) {
      leaks.add(new Leak(AuditRule.SDC_NARROW, RelationKind.SAME_CELL, coarse.get(0)));
    }
    Unknown one = new Unknown(numbered.size(), key, secret, lower, upper);
    numbered.add(one);
    unknown.put(key, one);
  }

  /** Least figure that may stand behind a printed one, in ten-thousandths. */
  static long least(Printed printed) {
    return printed.rounding().mode() == Rounding.Mode.TRUNC
        ? printed.value()
        : printed.value() - printed.slack();
  }

  /** Greatest figure that may stand behind a printed one, in ten-thousandths. */
  static long most(Printed printed) {
    return printed.rounding().mode() == Rounding.Mode.RAISED
        ? printed.value()
        : printed.value() + printed.slack();
  }

  /** The unknown figure of a cell; null if the cell is known, or not printed. */
  @Nullable Unknown unknown(CellKey cell) {
    return unknown.get(cell);
  }

  /** A record that gives the value of a cell that another record leaves open; null if none does. */
  @Nullable Printed known(CellKey cell) {
    return known.get(cell);
  }

  /** All unknown figures, by their numbers. */
  List<Unknown> numbered() {
    return numbered;
  }

  List<Leak> leaks() {
    return leaks;
  }

  /** Cells that are unknown, or known only through another record. */
  Set<CellKey> open() {
    Set<CellKey> open = new HashSet<>(unknown.keySet());
    open.addAll(known.keySet());
    return open;
  }

  /** Whether any figure is unknown. */
  boolean complete() {
    return numbered.isEmpty();
  }

  /** In units, for solvers. */
  static double units(long tenThousandths) {
    return tenThousandths / (double) Decimal.ONE;
  }
}
