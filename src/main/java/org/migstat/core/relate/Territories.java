package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;

/**
 * How the areas of a run lie to each other on the ground, looked up by position.
 *
 * @see "UN/SDMX 1.4"
 */
public final class Territories {
  private final AreaTable areas;
  private final int[][] overlapping;
  private final int[] base;
  private final boolean[] inGroup;

  public Territories(AreaTable areas) {
    this.areas = areas;
    overlapping = new int[areas.size()][];
    base = new int[areas.size()];
    inGroup = new boolean[areas.size()];
    for (int a = 0; a < overlapping.length; a++) {
      overlapping[a] = overlapping(a);
      base[a] = areas.position(areas.area(a).baseCode());
      for (int other : overlapping[a]) {
        inGroup[a] |= type(other) == AreaType.GROUP && inside(a, other);
      }
    }
  }

  private int[] overlapping(int a) {
    List<Integer> others = new ArrayList<>();
    for (int b = 0; b < areas.size(); b++) {
      if (b != a && areas.relation(a, b) != AreaRelation.DISJOINT) {
        others.add(b);
      }
    }
    return others.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Areas with territory in common, sorted. */
  public int[] overlappingOf(int area) {
    return overlapping[area];
  }

  public boolean overlap(int a, int b) {
    return a == b || Arrays.binarySearch(overlapping[a], b) >= 0;
  }

  /** Whether all of {@code part} lies in {@code whole}; equal territories do not. */
  public boolean inside(int part, int whole) {
    return relation(part, whole) == AreaRelation.SUBSET;
  }

  AreaRelation relation(int a, int b) {
    return areas.relation(a, b);
  }

  String code(int area) {
    return areas.code(area);
  }

  int position(String code) {
    return areas.position(code);
  }

  /** Position of the code that own nationals and natives have. */
  public int base(int area) {
    return base[area];
  }

  public AreaType type(int area) {
    return areas.area(area).type();
  }

  public boolean isTerritory(int area) {
    return !areas.area(area).atoms().isEmpty();
  }

  boolean succeeds(int later, int earlier) {
    return areas.area(earlier).successors().contains(areas.code(later));
  }

  /** Codes of the atoms that only one of both has, sorted. */
  List<String> difference(int a, int b) {
    Set<String> one = areas.area(a).atoms();
    Set<String> two = areas.area(b).atoms();
    Set<String> different = new TreeSet<>(one);
    different.addAll(two);
    different.removeIf(atom -> one.contains(atom) && two.contains(atom));
    return List.copyOf(different);
  }

  /** Whether an area lies in a group of areas. */
  boolean isInGroup(int area) {
    return inGroup[area];
  }

  /**
   * Those of the published areas that make up a group: those inside of it that are inside of no
   * other such; none if together they are not the group.
   */
  public List<Integer> members(int group, Collection<Integer> published) {
    List<Integer> inside = new ArrayList<>();
    for (int area : published) {
      if (type(area) != AreaType.GROUP && inside(area, group)) {
        inside.add(area);
      }
    }
    List<Integer> members = new ArrayList<>(inside);
    members.removeIf(area -> inside.stream().anyMatch(other -> inside(area, other)));
    return makeUp(group, members) ? members : List.of();
  }

  /**
   * Whether disjoint members make up a group. Territories with a code of their own that tables
   * count with their state, such as French Guiana, need not be there.
   */
  private boolean makeUp(int group, Collection<Integer> members) {
    Set<String> covered = new HashSet<>();
    for (int member : members) {
      for (String atom : areas.area(member).atoms()) {
        if (!covered.add(atom)) {
          return false;
        }
      }
    }
    for (String atom : areas.area(group).atoms()) {
      if (!covered.contains(atom) && !mayBeLeftOut(atom)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBeLeftOut(String atom) {
    int position = areas.position(atom);
    Area area = areas.area(Math.max(position, 0));
    return position >= 0 && area.type() == AreaType.TERRITORY;
  }
}
