package org.migstat.audit;

/** What ties printed figures together. */
public enum RelationKind {
  /** A band of ages and the bands that tile it. */
  AGE,
  /** An area or all areas, and the other areas that it consists of. */
  COUNTERPART_AREA,
  /** A minimum stay of three months and those of three to twelve and of twelve. */
  DURATION,
  /** Everybody, and own nationals and foreigners. */
  CITIZENSHIP_GRP,
  /** Immigration of one area and emigration of the other. */
  MIRROR,
  /** Net migration, and immigration and emigration. */
  NET,
  /** All reasons and each. */
  REASON,
  /** A reporting area and those that it consists of. */
  REF_AREA,
  /** The same cell in the previous release. */
  RELEASE,
  /** The same cell in another record of the same origin. */
  SAME_CELL,
  /** All persons and each sex. */
  SEX,
  /** A period and the periods that tile it. */
  TIME
}
