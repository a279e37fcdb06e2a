package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.PopulationBasis;

/**
 * Sums over the other area and over the reporting area.
 *
 * @see "UN/SDMX 1.4, 1.5, 2.1 kind 9, 2.2"
 */
final class AreaParts {
  private final Relations relations;
  private final Territories territories;

  /** Finds the figure of a total that the view itself does not print. */
  interface Elsewhere {
    @Nullable Printed figure(CellKey cell);
  }

  AreaParts(Relations relations, Territories territories) {
    this.relations = relations;
    this.territories = territories;
  }

  /**
   * Figures of one reporting area that differ in their counterpart only. Whatever lies in a total
   * or group and is printed is all of it.
   */
  void counterparts(List<Printed> group, String collection, Elsewhere elsewhere) {
    Map<PopulationBasis, Map<Integer, Printed>> byBasis = new TreeMap<>();
    Printed total = null;
    for (Printed printed : group) {
      if (territories.isTotal(printed.cell().counterpartArea())) {
        total = printed;
      } else if (printed.cell().basis() != PopulationBasis._Z) {
        byBasis
            .computeIfAbsent(printed.cell().basis(), any -> new TreeMap<>())
            .put(printed.cell().counterpartArea(), printed);
      }
    }
    for (Map<Integer, Printed> parts : byBasis.values()) {
      Map<Integer, Printed> wholes = new TreeMap<>();
      parts.forEach(
          (area, printed) -> {
            if (territories.isWhole(area)) {
              wholes.put(area, printed);
            }
          });
      CellKey one = parts.values().iterator().next().cell();
      addTotals(wholes, one, total, elsewhere);
      int home = one.refArea();
      wholes.forEach((area, whole) -> counterparts(area, whole, parts, home, collection));
    }
  }

  /** The totals of a breakdown, from wherever they are printed. */
  private void addTotals(
      Map<Integer, Printed> wholes, CellKey part, @Nullable Printed total, Elsewhere elsewhere) {
    for (CellKey key : territories.totalsOf(part)) {
      Printed found = total != null && key.equals(total.cell()) ? total : elsewhere.figure(key);
      if (found != null) {
        wholes.putIfAbsent(key.counterpartArea(), found);
      }
    }
  }

  private void counterparts(
      int area, Printed whole, Map<Integer, Printed> parts, int home, String collection) {
    Set<Integer> inside = new TreeSet<>();
    for (int part : parts.keySet()) {
      if (territories.contains(area, part, home)) {
        inside.add(part);
      }
    }
    for (Set<Integer> tiling : tilings(inside, home)) {
      boolean foreignersOnly =
          territories.isTotal(area)
              && tiling.stream().anyMatch(territories::isForeigners)
              && tiling.stream().noneMatch(part -> territories.isHome(part, home));
      if (!foreignersOnly) {
        List<Printed> figures = tiling.stream().map(parts::get).toList();
        if (territories.mayBeAll(area, tiling) && leavesNothingOut(tiling, inside, home)) {
          relations.sum(RelationKind.COUNTERPART_AREA, whole, figures, collection);
        } else {
          relations.some(RelationKind.COUNTERPART_AREA, whole, figures, collection);
        }
      }
    }
  }

  /** Whether the tiles within each group that is printed beside them make it up. */
  private boolean leavesNothingOut(Set<Integer> tiling, Set<Integer> printed, int home) {
    for (int group : printed) {
      boolean within =
          tiling.contains(group)
              || tiling.stream().anyMatch(tile -> territories.contains(tile, group, home));
      if (!within && territories.isGroup(group)) {
        List<Integer> members =
            tiling.stream().filter(tile -> territories.contains(group, tile, home)).toList();
        if (!territories.mayBeAll(group, members)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Figures that differ in their reporting area only; an area is the sum of all of its members. */
  void refAreas(List<Printed> group, String collection) {
    Map<Integer, Printed> byArea = new TreeMap<>();
    group.forEach(printed -> byArea.put(printed.cell().refArea(), printed));
    byArea.forEach(
        (area, whole) -> {
          if (territories.isWhole(area) && !whole.consolidated()) {
            Set<Integer> inside = new TreeSet<>(byArea.keySet());
            inside.removeIf(part -> !territories.contains(area, part, area));
            for (Set<Integer> tiling : tilings(inside, area)) {
              if (territories.cover(area, tiling)) {
                List<Printed> members = tiling.stream().map(byArea::get).toList();
                relations.sum(RelationKind.REF_AREA, whole, members, collection);
              }
            }
          }
        });
  }

  /** The widest and the narrowest disjoint areas, with and without groups. */
  private Set<Set<Integer>> tilings(Set<Integer> areas, int home) {
    Set<Set<Integer>> tilings = new LinkedHashSet<>();
    Set<Integer> single = new TreeSet<>(areas);
    single.removeIf(territories::isCollective);
    for (Set<Integer> choice : List.of(areas, single)) {
      List<Integer> wideFirst = new ArrayList<>(choice);
      wideFirst.sort(territories.widest());
      List<Integer> narrowFirst = new ArrayList<>(wideFirst);
      Collections.reverse(narrowFirst);
      tilings.add(disjoint(wideFirst, home));
      tilings.add(disjoint(narrowFirst, home));
    }
    tilings.removeIf(Collection::isEmpty);
    return tilings;
  }

  /** Takes what overlaps nothing that is taken already. */
  private Set<Integer> disjoint(List<Integer> areas, int home) {
    Set<Integer> taken = new TreeSet<>();
    List<Integer> composite = new ArrayList<>();
    for (int area : areas) {
      boolean whole = territories.isWhole(area);
      Collection<Integer> rivals = whole ? taken : composite;
      if (rivals.stream().noneMatch(other -> territories.overlap(area, other, home))) {
        taken.add(area);
        if (whole) {
          composite.add(area);
        }
      }
    }
    return taken;
  }
}
