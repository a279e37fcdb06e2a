package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The header of one file while a definition is bound to it: finds columns by name and remembers
 * which were used and which are missing.
 */
final class Columns {
  private final List<String> names;
  private final Set<String> used = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @param names headers in order, the pseudo-columns of an unpivoted table after them
   */
  Columns(List<String> names) {
    this.names = names;
  }

  /**
   * Position of the column; a missing one is remembered and gives 0, so that binding finds all of
   * them at once.
   */
  int require(String name) {
    used.add(name);
    int position = names.indexOf(name);
    if (position < 0) {
      if (!missing.contains(name)) {
        missing.add(name);
      }
      return 0;
    }
    return position;
  }

  List<String> missing() {
    return missing;
  }

  Set<String> used() {
    return used;
  }

  List<String> names() {
    return names;
  }
}
