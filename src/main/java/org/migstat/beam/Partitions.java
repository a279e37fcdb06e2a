package org.migstat.beam;

import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;

/**
 * Which group of the shuffle a cell belongs to: the family of its indicator and the bucket of its
 * reference area's base code, so that all cells that rules compare with each other meet. A function
 * of the key and of the job's setting only, because its number names files.
 */
final class Partitions {
  private final int buckets;
  private final int[] bucketOfArea;

  Partitions(AreaTable areas, int buckets) {
    this.buckets = buckets;
    this.bucketOfArea = new int[areas.size()];
    for (int i = 0; i < areas.size(); i++) {
      bucketOfArea[i] = Math.floorMod(areas.area(i).baseCode().hashCode(), buckets);
    }
  }

  int of(CellKey key) {
    return key.indicator().family().ordinal() * buckets + bucketOfArea[key.refArea()];
  }
}
