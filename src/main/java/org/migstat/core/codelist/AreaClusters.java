package org.migstat.core.codelist;

import java.util.function.IntPredicate;

/**
 * Divides the areas so that those which have a base code or territory in common are together, as a
 * state with those before and after it. Groups of areas tie nothing together.
 *
 * @see "UN/SDMX 1.4, 2.1 kind 12"
 */
public final class AreaClusters {
  private final int[] first;

  /** All areas. */
  public AreaClusters(AreaTable areas) {
    this(areas, area -> true);
  }

  /**
   * Some areas: those that only an area between them would tie together are apart.
   *
   * @param among tells of the position of an area whether it is one of them
   */
  public AreaClusters(AreaTable areas, IntPredicate among) {
    first = new int[areas.size()];
    for (int a = 0; a < first.length; a++) {
      first[a] = a;
      for (int b = 0; b < a; b++) {
        if (among.test(a) && among.test(b) && areTied(areas, a, b)) {
          join(a, b);
        }
      }
    }
  }

  private static boolean areTied(AreaTable areas, int a, int b) {
    return areas.area(a).baseCode().equals(areas.area(b).baseCode())
        || isPlace(areas, a) && isPlace(areas, b) && areas.relation(a, b) != AreaRelation.DISJOINT;
  }

  private static boolean isPlace(AreaTable areas, int area) {
    return areas.area(area).type() != AreaType.GROUP;
  }

  private void join(int a, int b) {
    int one = of(a);
    int two = of(b);
    first[Math.max(one, two)] = Math.min(one, two);
  }

  /** Position of the first area of the cluster to which an area belongs. */
  public int of(int area) {
    int place = area;
    while (first[place] != place) {
      place = first[place];
    }
    return place;
  }
}
