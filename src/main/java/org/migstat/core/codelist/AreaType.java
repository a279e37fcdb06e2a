package org.migstat.core.codelist;

/**
 * What kind of thing an area code stands for.
 *
 * @see "UN/SDMX 1.4"
 */
public enum AreaType {
  /** A member or observer state of the United Nations. */
  COUNTRY,
  /** A set of areas of fixed membership; its figures are aggregates. */
  GROUP,
  /** No longer exists, but persons born there do. */
  HISTORICAL,
  /** What one collection did not list; never equal to another collection's. */
  RESIDUAL,
  /** A category of persons, or a place that is counted in no other area. */
  SPECIAL,
  /** A part of a country. */
  SUBAREA,
  /** An area that is not a state and has a code of its own. */
  TERRITORY,
  /** Several areas under one code. */
  UNION,
  /** A country in another delimitation than the canonical one. */
  VARIANT
}
