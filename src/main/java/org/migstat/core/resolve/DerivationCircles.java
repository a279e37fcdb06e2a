package org.migstat.core.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.Indicator;

/**
 * Finds derivations by which a collection is its own source: a registry with a circle has figures
 * without producer. Rows make a circle only if some area, indicator and year exists for which all
 * of them hold; {@code NSO_*} is another producer in each area.
 *
 * @see "UN/SDMX 2.3"
 */
public final class DerivationCircles {
  private static final String NATIONAL = DerivationRegistry.NATIONAL;

  private final List<Derivation> rows;
  private final AreaTable areas;
  private final List<Scope> scopes = new ArrayList<>();

  /** Where a row, or a chain of rows, holds. */
  private record Scope(BitSet areas, Set<Indicator> indicators, int from, int to) {
    /** Where both hold; null if nowhere. */
    @Nullable Scope and(Scope other) {
      BitSet both = (BitSet) areas.clone();
      both.and(other.areas);
      Set<Indicator> indicatorsOfBoth = EnumSet.copyOf(indicators);
      indicatorsOfBoth.retainAll(other.indicators);
      int first = Math.max(from, other.from);
      int last = Math.min(to, other.to);
      boolean somewhere = !both.isEmpty() && !indicatorsOfBoth.isEmpty() && first <= last;
      return somewhere ? new Scope(both, indicatorsOfBoth, first, last) : null;
    }
  }

  private DerivationCircles(List<Derivation> rows, AreaTable areas) {
    this.rows = rows;
    this.areas = areas;
  }

  /** Whether the names alone could make a circle, whatever areas, indicators and years say. */
  public static boolean possible(List<Derivation> rows) {
    return rows.stream().anyMatch(row -> leadsBack(rows, row));
  }

  /**
   * The circles, each as the positions of its rows, from child to parent; one for each row that
   * begins one, in the order of the registry.
   */
  public static List<List<Integer>> of(List<Derivation> rows, AreaTable areas) {
    return new DerivationCircles(rows, areas).circles();
  }

  private List<List<Integer>> circles() {
    List<List<Integer>> circles = new ArrayList<>();
    rows.forEach(row -> scopes.add(scope(row)));
    for (int i = 0; i < rows.size(); i++) {
      Scope scope = scopes.get(i);
      List<Integer> path = new ArrayList<>(List.of(i));
      boolean holds = scope.and(scope) != null;
      if (holds && leadsBack(rows, rows.get(i)) && closes(path, scope)) {
        circles.add(List.copyOf(path));
      }
    }
    return circles;
  }

  /**
   * Extends the path by later rows until it ends where it began; leaves it as it was if none do.
   */
  private boolean closes(List<Integer> path, Scope scope) {
    int start = path.get(0);
    String parent = rows.get(path.get(path.size() - 1)).parent();
    if (meeting(parent, rows.get(start).child(), scope) != null) {
      return true;
    }
    for (int next = start + 1; next < rows.size(); next++) {
      Scope met = path.contains(next) ? null : meeting(parent, rows.get(next).child(), scope);
      Scope both = met == null ? null : met.and(scopes.get(next));
      if (both != null) {
        path.add(next);
        if (closes(path, both)) {
          return true;
        }
        path.remove(path.size() - 1);
      }
    }
    return false;
  }

  /** Where within the scope the parent is the child of another row; null if nowhere. */
  private @Nullable Scope meeting(String parent, String child, Scope scope) {
    if (!parent.equals(NATIONAL)) {
      return DerivationRegistry.producer(parent).equals(child) ? scope : null;
    }
    BitSet own = new BitSet();
    for (int i = scope.areas.nextSetBit(0); i >= 0; i = scope.areas.nextSetBit(i + 1)) {
      own.set(i, DerivationRegistry.nationalBody(areas, i).equals(child));
    }
    return scope.and(new Scope(own, scope.indicators, scope.from, scope.to));
  }

  private Scope scope(Derivation row) {
    BitSet where = new BitSet();
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.area(i);
      Set<String> named = row.areas();
      where.set(
          i, named.isEmpty() || named.contains(area.code()) || named.contains(area.baseCode()));
    }
    Set<Indicator> what = EnumSet.allOf(Indicator.class);
    what.removeIf(one -> !row.indicators().isEmpty() && !row.indicators().contains(one.name()));
    Integer from = row.validFrom();
    Integer to = row.validTo();
    return new Scope(
        where, what, from == null ? Integer.MIN_VALUE : from, to == null ? Integer.MAX_VALUE : to);
  }

  /** Whether names lead from the parent of the row back to its child. */
  private static boolean leadsBack(List<Derivation> rows, Derivation row) {
    Set<String> seen = new HashSet<>(Set.of(row.parent()));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String parent = open.remove();
      if (mayBe(parent, row.child())) {
        return true;
      }
      for (Derivation next : rows) {
        if (mayBe(parent, next.child()) && seen.add(next.parent())) {
          open.add(next.parent());
        }
      }
    }
    return false;
  }

  private static boolean mayBe(String parent, String child) {
    return parent.equals(NATIONAL)
        ? child.startsWith(DerivationRegistry.NATIONAL_PREFIX)
        : DerivationRegistry.producer(parent).equals(child);
  }
}
