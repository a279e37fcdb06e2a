package org.migstat.core.suppression;

import java.util.List;

/**
 * Positions of cells of which some add up to what the others add up to: of a total and of its
 * parts, or of two sets of parts.
 *
 * @param wholes a total, or one of two sets of parts
 * @param certain whether it follows from what the codes mean; else it is one only for readers who
 *     believe that what is not printed is nothing
 */
record Identity(List<Integer> wholes, List<Integer> parts, boolean certain) {
  static Identity total(int whole, List<Integer> parts, boolean certain) {
    return new Identity(List.of(whole), parts, certain);
  }

  /** Finds the identities among cells that one sight shows. */
  interface Finder {
    List<Identity> in(List<Claim> claims);
  }
}
