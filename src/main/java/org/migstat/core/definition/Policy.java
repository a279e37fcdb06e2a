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
 * @see "UN/SDMX 2.5, 2.6"
 */
public record Policy(
    String contentHash,
    List<Criterion> order,
    Map<String, Integer> sourceTypeWeights,
    int staleDays,
    double minorUpTo,
    double moderateUpTo)
    implements Serializable {

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
}
