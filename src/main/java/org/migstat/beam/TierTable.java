package org.migstat.beam;

import java.util.Map;
import org.migstat.io.parquet.ParquetTable;

/**
 * A data set that every tier has.
 *
 * @param byIndicator whether its files lie in a folder for each indicator
 * @param policyHash which policy decided
 */
record TierTable<T>(String name, ParquetTable<T> table, boolean byIndicator, String policyHash) {
  /** Texts in the footer of every file: which data set it belongs to and which policy decided. */
  static Map<String, String> footer(String dataset, String policyHash) {
    return Map.of("migstat.dataset", dataset, "migstat.policy", policyHash);
  }

  Map<String, String> footer() {
    return footer(name, policyHash);
  }
}
