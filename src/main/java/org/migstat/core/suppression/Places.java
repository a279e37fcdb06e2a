package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.relate.Categories;
import org.migstat.core.relate.Territories;

/**
 * Identities by counterpart and by reporting area. Tables of one layout have the same, so each is
 * looked for once.
 *
 * @see "UN/SDMX 1.4, 1.5, 4.5"
 */
final class Places {
  private final Territories territories;
  private final Categories categories;
  private final Map<List<Integer>, List<Identity>> ofCounterparts = new HashMap<>();
  private final Map<List<Integer>, List<Identity>> ofReporting = new HashMap<>();

  Places(AreaTable areas) {
    this.territories = new Territories(areas);
    this.categories = new Categories(territories);
  }

  /** Within one basis; the grand total has none and belongs to all of them. */
  List<Identity> byCounterpart(List<Claim> claims) {
    int total = -1;
    Map<PopulationBasis, List<Integer>> bases = new TreeMap<>();
    for (int i = 0; i < claims.size(); i++) {
      CellKey key = claims.get(i).node().cell;
      if (categories.isTotal(key.counterpartArea())) {
        total = i;
      } else {
        bases.computeIfAbsent(key.basis(), b -> new ArrayList<>()).add(i);
      }
    }
    List<Identity> identities = new ArrayList<>();
    for (List<Integer> parts : bases.values()) {
      List<Integer> members = new ArrayList<>(parts);
      if (total >= 0) {
        members.add(0, total);
      }
      List<Integer> layout = new ArrayList<>();
      layout.add(territories.base(claims.get(parts.get(0)).node().cell.refArea()));
      members.forEach(member -> layout.add(claims.get(member).node().cell.counterpartArea()));
      identities.addAll(
          translated(ofCounterparts.computeIfAbsent(layout, this::counterparts), members));
    }
    return identities;
  }

  /** A group, a union or a former state is the sum of the areas that make it up. */
  List<Identity> byReportingArea(List<Claim> claims) {
    List<Integer> members = new ArrayList<>();
    List<Integer> layout = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      members.add(i);
      layout.add(claims.get(i).node().cell.refArea());
    }
    return translated(
        ofReporting.computeIfAbsent(layout, areas -> new Layout(areas, -1).wholes()), members);
  }

  /** Whether a reporting area lies in another, or another in it. */
  boolean overlapsOthers(int area) {
    return territories.overlappingOf(area).length > 0;
  }

  /** Counterpart code of own nationals and natives. */
  int own(int refArea) {
    return territories.base(refArea);
  }

  private static List<Identity> translated(List<Identity> identities, List<Integer> members) {
    return identities.stream()
        .map(
            each ->
                new Identity(
                    each.wholes().stream().map(members::get).toList(),
                    each.parts().stream().map(members::get).toList(),
                    each.certain()))
        .toList();
  }

  private List<Identity> counterparts(List<Integer> ownAndAreas) {
    List<Integer> areas = ownAndAreas.subList(1, ownAndAreas.size());
    Layout layout = new Layout(areas, ownAndAreas.get(0));
    List<Identity> identities = new ArrayList<>(layout.wholes());
    if (!areas.isEmpty() && categories.isTotal(areas.get(0))) {
      identities.addAll(layout.total());
    }
    return identities;
  }

  /** The areas that a table lists, by position in it. */
  private final class Layout {
    private final List<Integer> areas;
    private final int own;

    /**
     * @param own code of own nationals and natives
     */
    Layout(List<Integer> areas, int own) {
      this.areas = areas;
      this.own = own;
    }

    /** Each area that has others inside. */
    List<Identity> wholes() {
      List<Identity> identities = new ArrayList<>();
      for (int whole = 0; whole < areas.size(); whole++) {
        List<Integer> inside = new ArrayList<>();
        for (int part = 0; part < areas.size(); part++) {
          if (contains(whole, part)) {
            inside.add(part);
          }
        }
        if (!inside.isEmpty()) {
          identities.add(ofWhole(whole, inside));
        }
      }
      return identities;
    }

    private Identity ofWhole(int whole, List<Integer> inside) {
      boolean territory = territories.isTerritory(areas.get(whole));
      List<Integer> tiles =
          territory
              ? territories.members(areas.get(whole), inside.stream().map(areas::get).toList())
              : List.of();
      if (!tiles.isEmpty()) {
        return Identity.total(whole, tiles.stream().map(areas::indexOf).toList(), true);
      }
      List<Integer> outermost = outermost(inside);
      return Identity.total(whole, outermost, !territory && outermost.size() > 1);
    }

    /**
     * The areas that lie in no other; and those with the successors of a former state beside it,
     * since tables mean by it those who name no successor.
     */
    List<Identity> total() {
      List<Integer> parts = new ArrayList<>();
      List<Integer> withoutFormer = new ArrayList<>();
      List<Integer> former = new ArrayList<>();
      for (int part = 1; part < areas.size(); part++) {
        parts.add(part);
        boolean isFormer = territories.type(areas.get(part)) == AreaType.HISTORICAL;
        (isFormer ? former : withoutFormer).add(part);
      }
      List<Identity> identities = new ArrayList<>();
      List<Integer> outermost = outermost(parts);
      if (!outermost.isEmpty()) {
        identities.add(Identity.total(0, outermost, outermost.size() > 1));
      }
      List<Integer> beside = outermost(withoutFormer);
      beside.addAll(former);
      beside.sort(null);
      if (!former.isEmpty() && !beside.equals(outermost)) {
        identities.add(Identity.total(0, beside, beside.size() > 1));
      }
      return identities;
    }

    /** Those inside of no other; of groups that overlap others, these are taken instead. */
    private List<Integer> outermost(List<Integer> among) {
      List<Integer> left = new ArrayList<>(among);
      while (true) {
        List<Integer> outermost = new ArrayList<>(left);
        outermost.removeIf(part -> left.stream().anyMatch(other -> contains(other, part)));
        List<Integer> across = new ArrayList<>(outermost);
        across.removeIf(
            group ->
                territories.type(areas.get(group)) != AreaType.GROUP
                    || outermost.stream().noneMatch(other -> overlap(group, other)));
        if (across.isEmpty()) {
          return outermost;
        }
        left.removeAll(across);
      }
    }

    private boolean contains(int whole, int part) {
      int outer = areas.get(whole);
      int inner = areas.get(part);
      return territories.inside(inner, outer) || own >= 0 && categories.contains(outer, inner, own);
    }

    /** All but the reporting area, and a group it belongs to, overlap as well. */
    private boolean overlap(int group, int other) {
      int one = areas.get(group);
      int two = areas.get(other);
      boolean category = categories.mayContain(two) && !territories.isTerritory(two);
      return one != two && (category || territories.overlap(one, two));
    }
  }
}
