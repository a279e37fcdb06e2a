package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.migstat.core.model.Party;

/**
 * Supplementary arrangements: who may see more, or less, than a record's own status says.
 *
 * @see "UN/SDMX 4.1, 4.2"
 */
public record Arrangements(String contentHash, List<Sharing> sharing, List<Withholding> withholding)
    implements Serializable {

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
