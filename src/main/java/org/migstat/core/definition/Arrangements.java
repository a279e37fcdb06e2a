package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.migstat.core.model.Party;

/**
 * Supplementary arrangements: who may see more, or less, than a record's own status says.
 *
 * @param disclosingExistence collections of which everybody may know how many records they do not
 *     see
 * @see "UN/SDMX 4.1, 4.2, 4.6"
 */
public record Arrangements(
    String contentHash,
    List<Sharing> sharing,
    List<Withholding> withholding,
    Set<String> disclosingExistence)
    implements Serializable {

  /** Arrangements under which nobody learns that there are records that they do not see. */
  public Arrangements(String contentHash, List<Sharing> sharing, List<Withholding> withholding) {
    this(contentHash, sharing, withholding, Set.of());
  }

  /**
   * Records of a collection that {@code to} may see besides the parties that received them.
   *
   * @param confidential whether it names confidential data expressly; otherwise it covers status N
   *     only
   */
  public record Sharing(String collection, Set<Party> to, boolean confidential)
      implements Serializable {}

  /** Records of a collection that {@code from} may not see, whatever their status (Article 14). */
  public record Withholding(String collection, Party from) implements Serializable {}
}
