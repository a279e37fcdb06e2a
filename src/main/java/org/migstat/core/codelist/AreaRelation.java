package org.migstat.core.codelist;

/**
 * How two areas overlap, as sets of atoms.
 *
 * @see "UN/SDMX 1.4"
 */
public enum AreaRelation {
  EQUAL,
  SUBSET,
  SUPERSET,
  OVERLAP,
  DISJOINT
}
