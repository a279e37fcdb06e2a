package org.migstat.beam;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaClusters;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;

/**
 * Where a group of the shuffle can be cut. Its units are an indicator in areas that share
 * territory, with all areas that stand between these in the order of keys. No rule compares cells
 * of two units, since successors of a state meet only in rows of that state; only the zeros that
 * stand for unprinted rows depend on all indicators of a table.
 *
 * @see "UN/SDMX 1.10 Roll-ups, 2.1"
 */
final class Seams {
  private final AreaTable areas;

  Seams(AreaTable areas) {
    this.areas = areas;
  }

  /** Number of the indicator and area of a cell, in the order of keys. */
  int place(CellKey key) {
    return isApplication(key.indicator())
        ? Indicator.ASY_APP_ALL.ordinal() * CellKey.MAX_AREAS
        : key.indicator().ordinal() * CellKey.MAX_AREAS + key.refArea();
  }

  /** All applicants and first-time applicants are compared, and have neighbouring codes. */
  private static boolean isApplication(Indicator indicator) {
    return indicator == Indicator.ASY_APP_ALL || indicator == Indicator.ASY_APP_FIRST;
  }

  /**
   * Adds up by unit.
   *
   * @param places with their weights
   * @return weights of units by their first place; a unit ends where the next begins
   */
  SortedMap<Integer, Long> units(SortedMap<Integer, Long> places) {
    Map<Integer, AreaClusters> clusters = clusters(places.keySet());
    Map<Integer, Integer> lastOf = new HashMap<>();
    places.keySet().forEach(place -> lastOf.put(cluster(place, clusters), place));
    SortedMap<Integer, Long> units = new TreeMap<>();
    int first = 0;
    int last = -1;
    for (Map.Entry<Integer, Long> place : places.entrySet()) {
      first = place.getKey() > last ? place.getKey() : first;
      last = Math.max(last, lastOf.getOrDefault(cluster(place.getKey(), clusters), last));
      units.merge(first, place.getValue(), Long::sum);
    }
    return units;
  }

  /** Of each indicator those of its areas: what has no rows ties none together. */
  private Map<Integer, AreaClusters> clusters(Set<Integer> places) {
    Map<Integer, BitSet> present = new HashMap<>();
    for (int place : places) {
      present
          .computeIfAbsent(place / CellKey.MAX_AREAS, indicator -> new BitSet())
          .set(place % CellKey.MAX_AREAS);
    }
    Map<Integer, AreaClusters> clusters = new HashMap<>();
    present.forEach(
        (indicator, among) -> clusters.put(indicator, new AreaClusters(areas, among::get)));
    return clusters;
  }

  /** The same for places of an indicator that share territory. */
  private static int cluster(int place, Map<Integer, AreaClusters> clusters) {
    int area = place % CellKey.MAX_AREAS;
    AreaClusters own = Objects.requireNonNull(clusters.get(place / CellKey.MAX_AREAS));
    return place - area + own.of(area);
  }

  /** Such as {@code IMM of area 276}. */
  String name(int place) {
    Indicator indicator = Indicator.values()[place / CellKey.MAX_AREAS];
    return isApplication(indicator)
        ? "ASY_APP_ALL and ASY_APP_FIRST"
        : indicator + " of area " + areas.code(place % CellKey.MAX_AREAS);
  }
}
