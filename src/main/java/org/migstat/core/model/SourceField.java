package org.migstat.core.model;

/**
 * What a provider wrote for a concept, kept as received in a {@code src_*} column of {@code
 * obs_all}.
 */
public enum SourceField {
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
  TIME,
  FREQ,
  VALUE,
  FLAGS,
  CONF_STATUS
}
