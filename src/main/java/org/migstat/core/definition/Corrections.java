package org.migstat.core.definition;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.ObservationStatus;

/**
 * The register of corrections: records that we know to be wrong, what is done with them until their
 * provider has put them right, and who was asked to. Nothing is corrected without an entry, and
 * every corrected record names its own.
 *
 * @param contentHash SHA-256 of the file, in hexadecimal; empty if the job names no register
 * @param file the register as the job names it
 */
public record Corrections(String contentHash, String file, List<Correction> entries)
    implements Serializable {
  public static final Corrections NONE = new Corrections("", "", List.of());

  /** What is done with a record. */
  public enum Action {
    /** It ends as QUARANTINED: nobody's figure, and still in the ledger. */
    EXCLUDE,
    /** Some codes of its key are others. */
    REPLACE,
    /** It has statuses besides its own. */
    MARK
  }

  /**
   * One entry.
   *
   * @param id names it in every record that it corrects
   * @param contentHash SHA-256 of what it says, in hexadecimal, wherever it stands
   * @param line where it stands in the register
   * @param cell codes of the cells it is about, as their rows are read; other dimensions may be any
   * @param collection whose records it is about
   * @param dataflow table of the collection; null for all
   * @param replace codes instead of those of {@code cell}; empty for other actions
   * @param mark statuses that are added; empty for other actions
   * @param reason what is wrong
   * @param asked who was asked to put it right, and when
   * @param validUntil last day on which it is applied
   */
  public record Correction(
      String id,
      String contentHash,
      int line,
      Map<Dimension, String> cell,
      String collection,
      @Nullable String dataflow,
      Action action,
      Map<Dimension, String> replace,
      Set<ObservationStatus> mark,
      String reason,
      String asked,
      LocalDate validUntil)
      implements Serializable {

    /** Whether it is over at a time; its last day ends with that day in UTC. */
    public boolean expired(Instant asOf) {
      return asOf.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(validUntil);
    }

    /**
     * Whether another entry is never applied if it stands after this one, because this one fits all
     * that the other fits, and for as long.
     */
    public boolean covers(Correction later) {
      return collection.equals(later.collection)
          && (dataflow == null || dataflow.equals(later.dataflow))
          && later.cell.entrySet().containsAll(cell.entrySet())
          && !later.validUntil.isAfter(validUntil);
    }

    /** What is to be said of it once it is over. */
    public String expiry() {
      return "found the correction %s to be valid until %s; it was not applied"
          .formatted(id, validUntil);
    }
  }

  /** The register without the entries that are over. */
  public Corrections inForce(Instant asOf) {
    List<Correction> open = entries.stream().filter(entry -> !entry.expired(asOf)).toList();
    return new Corrections(contentHash, file, open);
  }

  /** Entries about a collection, in the order of the register. */
  public List<Correction> about(String collection) {
    return entries.stream().filter(entry -> entry.collection().equals(collection)).toList();
  }
}
