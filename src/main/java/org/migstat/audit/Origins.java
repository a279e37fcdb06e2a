package org.migstat.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.migstat.core.definition.Derivations.Derivation;

/**
 * Which collections draw on a common producer, directly or through others, for whatever area: their
 * figures of one cell are taken as the same figure. All national bodies count as one; no two of
 * them report the same cell.
 *
 * @see "UN/SDMX 2.3"
 */
final class Origins {
  private static final Pattern NATIONAL_BODY = Pattern.compile("NSO_.*");
  private static final String NATIONAL = "NSO";

  private final Map<String, String> parents = new HashMap<>();

  Origins(Collection<Derivation> derivations) {
    for (Derivation row : derivations) {
      String child = of(row.child());
      String parent = of(row.parent());
      if (!child.equals(parent)) {
        parents.put(larger(child, parent), smaller(child, parent));
      }
    }
  }

  /** A name for all collections of one origin: the first of them. */
  String of(String collection) {
    String name = NATIONAL_BODY.matcher(collection).matches() ? NATIONAL : collection;
    for (String parent = parents.get(name); parent != null; parent = parents.get(name)) {
      name = parent;
    }
    return name;
  }

  private static String larger(String a, String b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static String smaller(String a, String b) {
    return a.compareTo(b) > 0 ? b : a;
  }
}
