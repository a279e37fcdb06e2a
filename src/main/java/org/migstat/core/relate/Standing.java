package org.migstat.core.relate;

/**
 * What a resolved cell is among its neighbours, so that users can add and compare safely.
 *
 * @param headline whether it is the cell to take where cells differ only in DURATION
 * @param segment number of the stretch of its series that is comparable, from 1; one more after
 *     each break
 * @param sex its place among the cells that differ in SEX only
 * @param age its place among the cells that differ in AGE only
 * @param counterpart its place among the cells that differ in COUNTERPART_AREA only
 * @param mixedSources whether it is one of disjoint cells that tile a total only together, since no
 *     collection supplies them all: their sum is nobody's figure
 * @see "UN/SDMX 1.6, 2.1 kind 11, 2.7"
 */
public record Standing(
    boolean headline, int segment, Place sex, Place age, Place counterpart, boolean mixedSources) {

  /** Whether a cell may be added up with its neighbours. */
  public enum Place {
    /** The total of the dimension. */
    TOTAL,
    /** One of the disjoint cells that tile the total: add these and no others. */
    PART,
    /** Anything else; adding it would count somebody twice, or leave somebody out. */
    OTHER
  }
}
