package org.migstat.beam;

import org.migstat.core.codelist.AreaClusters;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;

/**
 * Which group of the shuffle a cell belongs to: the family of its indicator and the bucket of the
 * areas that share territory with its reference area, so that all cells that rules compare with
 * each other meet. A function of the key and of the job's setting only, because its number names
 * files.
 */
final class Partitions {
  private final int buckets;
  private final int[] bucketOfArea;

  Partitions(AreaTable areas, int buckets) {
    this.buckets = buckets;
    this.bucketOfArea = new int[areas.size()];
    AreaClusters clusters = new AreaClusters(areas);
    for (int i = 0; i < areas.size(); i++) {
      bucketOfArea[i] = Math.floorMod(areas.code(clusters.of(i)).hashCode(), buckets);
    }
  }

  /** How many there can be; they are numbered from 0. */
  static int count(int buckets) {
    return Indicator.Family.values().length * buckets;
  }

  int of(CellKey key) {
    return key.indicator().family().ordinal() * buckets + bucketOfArea[key.refArea()];
  }
}
