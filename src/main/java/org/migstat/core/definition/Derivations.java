package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry of who republishes whom.
 *
 * @param contentHash SHA-256 of the file, in hexadecimal
 * @see "UN/SDMX 2.3"
 */
public record Derivations(String contentHash, List<Derivation> rows) implements Serializable {

  /** Whether any row holds for some years only. */
  public boolean dated() {
    return rows.stream().anyMatch(row -> row.validFrom() != null || row.validTo() != null);
  }

  /**
   * @param child collection that republishes
   * @param parent collection it takes figures from; {@code NSO_*} is the national body of the
   *     reference area
   * @param areas canonical codes of reference areas; empty for all
   * @param indicators empty for all
   * @param validFrom first year, null for always
   * @param validTo last year, null for always
   * @param evidence why we believe it
   */
  public record Derivation(
      String child,
      String parent,
      Set<String> areas,
      Set<String> indicators,
      @Nullable Integer validFrom,
      @Nullable Integer validTo,
      String evidence)
      implements Serializable {}
}
