package org.migstat.core.model;

/**
 * What the counterpart area means (POP_BASIS). Constants in the order of their codes.
 *
 * @see "project code list CL_MIG_BASIS, UN/SDMX 1.2"
 */
public enum PopulationBasis {
  /** Country of former citizenship. */
  CFC,
  /** Country of next usual residence. */
  CNR,
  /** Country of birth. */
  COB,
  /** Country of citizenship. */
  COC,
  /** Country of origin as UNHCR uses it: nationality, or former habitual residence if stateless. */
  COO,
  /** Country of previous usual residence. */
  CPR,
  /** Country returned to. */
  CRT,
  /** Not stated. */
  _U,
  /** No breakdown, so no basis. */
  _Z
}
