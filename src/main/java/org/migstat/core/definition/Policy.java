package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How a cell is resolved.
 *
 * @param contentHash SHA-256 of the policy file, in hexadecimal; written into every output
 * @param order criteria of the rank, most important first; criteria left out do not count
 * @param sourceTypeWeights weight of CEN, REG, ADM, SRV, EST, MOD; 0 if absent
 * @param staleDays by how many days another site must be newer to prove a figure stale
 * @param minorUpTo largest relative difference of a MINOR conflict
 * @param moderateUpTo largest relative difference of a MODERATE conflict
 * @param authorityMode whether anybody's copy of a national figure comes first
 * @param selectionLevel whether each cell is decided by itself
 * @param sumTolerance by which share of a total its parts may miss it before the group is put on
 *     hold
 * @see "UN/SDMX 2.5, 2.6"
 */
public record Policy(
    String contentHash,
    List<Criterion> order,
    Map<String, Integer> sourceTypeWeights,
    int staleDays,
    double minorUpTo,
    double moderateUpTo,
    AuthorityMode authorityMode,
    SelectionLevel selectionLevel,
    double sumTolerance)
    implements Serializable {

  /** The 1 % of the rules V-SUM-*. */
  public static final double USUAL_SUM_TOLERANCE = 0.01;

  /** A policy that is neutral, decides cell by cell and lets sums miss by 1 %. */
  public Policy(
      String contentHash,
      List<Criterion> order,
      Map<String, Integer> sourceTypeWeights,
      int staleDays,
      double minorUpTo,
      double moderateUpTo) {
    this(
        contentHash,
        order,
        sourceTypeWeights,
        staleDays,
        minorUpTo,
        moderateUpTo,
        AuthorityMode.NEUTRAL,
        SelectionLevel.CELL,
        USUAL_SUM_TOLERANCE);
  }

  /**
   * Components of the rank, smaller is better; the last two, and the record id, make the order
   * total.
   */
  public enum Criterion {
    HOLD,
    CONFORMITY,
    STATUS,
    STALE,
    DISTANCE,
    SOURCE_TYPE,
    VINTAGE,
    PRECISION,
    COLLECTION,
    DATAFLOW,
    RECORD_ID
  }

  /**
   * What is done with records that are equal up to COLLECTION, the first criterion that is
   * arbitrary.
   *
   * @see "UN/SDMX 2.6, 6"
   */
  public enum AuthorityMode {
    /** Nothing: who holds a record does not matter. */
    NEUTRAL,
    /**
     * The copy that the UN holds of a figure of a national statistical system comes first, just
     * before COLLECTION decides, wherever that stands in the order. A record is such a copy if a
     * national body is among the producers from which its collection derives, or publishes it
     * itself, and the UN is among the parties that received it.
     */
    UN_FOR_NSS
  }

  /**
   * What one decision holds for.
   *
   * @see "UN/SDMX 2.1 Slice, 2.6"
   */
  public enum SelectionLevel {
    /** One cell. */
    CELL,
    /**
     * One slice, which is the cells that differ in counterpart, basis, sex and age only: the
     * collection preferred in its grand total supplies every cell of it that it has a figure for;
     * the others are decided cell by cell.
     */
    SLICE
  }
}
