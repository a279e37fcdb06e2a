package org.migstat.beam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.values.KV;
import org.migstat.core.model.Observation;
import org.migstat.core.resolve.OriginClusters;

/**
 * Groups of blocks as a run resolves them: each is told of which origins something may be hidden.
 */
final class ToldGroups {
  private ToldGroups() {}

  /**
   * @param rows all of the blocks, in any order
   * @param blocks by group
   */
  static List<KV<Integer, Iterable<byte[]>>> of(
      RunPlan plan, List<Observation> rows, Map<Integer, List<byte[]>> blocks) {
    List<byte[]> exposed = origins(plan, rows).stream().map(TellExposed::block).toList();
    List<KV<Integer, Iterable<byte[]>>> groups = new ArrayList<>();
    blocks.forEach(
        (group, own) -> {
          List<byte[]> all = new ArrayList<>(own);
          all.addAll(exposed);
          groups.add(KV.of(group, all));
        });
    return groups;
  }

  private static Set<Integer> origins(RunPlan plan, List<Observation> rows) {
    OriginClusters clusters = plan.clusters();
    Exposure exposure = new Exposure(plan, clusters);
    Set<Integer> origins = new TreeSet<>();
    for (Observation row : rows) {
      String collection = row.definition().collection();
      if (exposure.of(collection) && exposure.concerns(row)) {
        origins.add(clusters.of(collection));
      }
    }
    return origins;
  }
}
