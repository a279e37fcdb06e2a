package org.migstat.core.resolve;

import java.util.Collections;
import java.util.Set;

/**
 * Where a collection's figures come from, for one area, indicator and year.
 *
 * @param producer the collection itself; all national bodies of a country are one
 * @param roots producers without parents; the collection itself if it has none
 * @param ancestors all collections on the way to the roots, the roots included
 * @param distance length of the shortest way to a root: 0 is the producer
 * @see "UN/SDMX 2.3"
 */
public record Lineage(String producer, Set<String> roots, Set<String> ancestors, int distance) {
  /** Whether they have a producer in common. */
  public boolean sharesRootWith(Lineage other) {
    return !Collections.disjoint(roots, other.roots);
  }

  /** Whether it takes its figures from the other, directly or through others. */
  public boolean comesFrom(Lineage other) {
    return ancestors.contains(other.producer);
  }
}
