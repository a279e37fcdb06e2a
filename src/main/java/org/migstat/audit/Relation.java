package org.migstat.audit;

import org.migstat.core.model.CellKey;

/**
 * What printed figures say of unknown ones: a sum of them, with signs, is known up to rounding.
 *
 * @param total the cell that it adds up to
 * @param collection who prints it
 * @param unknowns their numbers, ascending
 * @param coefficients of each
 * @param sum in ten-thousandths
 * @param slack how far the sum may be off because printed figures are rounded, in ten-thousandths
 * @param rest who else is in the sum, of whom nothing is printed
 */
record Relation(
    RelationKind kind,
    CellKey total,
    String collection,
    int[] unknowns,
    int[] coefficients,
    long sum,
    long slack,
    Rest rest) {
  /** What a total may have beyond the parts that are printed. */
  enum Rest {
    NONE,
    /** The parts may be less than the total: so the sum of the unknown ones may be less. */
    LESS,
    /** As the total is unknown and stands first, the sum may be more. */
    MORE
  }

  /** Least sum of the unknown figures, in units. */
  double least() {
    return rest == Rest.LESS ? Double.NEGATIVE_INFINITY : Knowledge.units(sum - slack);
  }

  /** Greatest sum of the unknown figures, in units. */
  double most() {
    return rest == Rest.MORE ? Double.POSITIVE_INFINITY : Knowledge.units(sum + slack);
  }

  boolean exact() {
    return slack == 0;
  }

  /** Whether it gives a sum of unknown figures, rather than a difference. */
  boolean allOfOneSign() {
    for (int coefficient : coefficients) {
      if (coefficient < 0 != coefficients[0] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The kind and the cells only: the sum is a value. */
  @Override
  public String toString() {
    return "Relation " + kind + " of " + unknowns.length + " unknown figures";
  }
}
