package org.migstat.core.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.Derivations.Derivation;

/**
 * Collections that take figures from each other, directly or through others, for whatever area,
 * indicator or year. What two of them say of one cell counts as one figure when it has to be
 * hidden. A function of the registry and the job's collections alone.
 *
 * @see "UN/SDMX 2.3, 4.5"
 */
public final class OriginClusters {
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  public OriginClusters(Derivations derivations, Collection<String> collections) {
    List<String> sorted = List.copyOf(new TreeSet<>(collections));
    for (Derivation row : derivations.rows()) {
      join(name(row.child()), name(row.parent()));
    }
    for (String collection : sorted) {
      numbers.put(collection, sorted.indexOf(first(sorted, root(name(collection)))));
    }
  }

  /** Any national body may stand behind a collection that takes figures from the area's own. */
  private static String name(String collection) {
    return collection.startsWith(DerivationRegistry.NATIONAL_PREFIX)
        ? DerivationRegistry.NATIONAL
        : collection;
  }

  private String first(List<String> sorted, String root) {
    return sorted.stream().filter(c -> root(name(c)).equals(root)).findFirst().orElseThrow();
  }

  /**
   * Number of the cluster of a collection of the job: the position of its first collection in the
   * order of their codes.
   */
  public int of(String collection) {
    Integer number = numbers.get(collection);
    if (number == null) {
      throw new IllegalArgumentException("not a collection of the job");
    }
    return number;
  }

  private String root(String collection) {
    String parent = parents.getOrDefault(collection, collection);
    return parent.equals(collection) ? collection : root(parent);
  }

  private void join(String one, String two) {
    String a = root(one);
    String b = root(two);
    if (!a.equals(b)) {
      // The smaller name leads, so that the order of the rows changes nothing.
      parents.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
    }
  }
}
