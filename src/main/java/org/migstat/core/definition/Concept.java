package org.migstat.core.definition;

/** Dimensions and attributes that a definition can map. The constants are the SDMX concept ids. */
public enum Concept {
  INDICATOR,
  REF_AREA,
  COUNTERPART_AREA,
  POP_BASIS,
  CITIZENSHIP_GRP,
  DURATION,
  REASON,
  SEX,
  AGE,
  AGE_DEF,
  UNIT_MEASURE,
  TIME_PERIOD,
  FREQ,
  UNIT_MULT,
  DECIMALS,
  CONF_STATUS,
  CONF_REDIST,
  EMBARGO_TIME,
  ACTION
}
