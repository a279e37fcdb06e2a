package org.migstat.core.definition;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Party;

/**
 * One layout of one table of a collection: how its rows become observations. Everything a
 * statistician says about the table, nothing about how it is computed.
 *
 * @param id name of the definition file without extension
 * @param contentHash SHA-256 of the definition and its code maps, in hexadecimal
 * @param collection code of the collection
 * @param dataflow how the table is named
 * @param title what it is, for people
 * @param provider who publishes it
 * @param citation where and when it was taken from
 * @param vintage how the publication date is known
 * @param receivedBy parties that received it
 * @param defaultConfidentiality status of observations that carry none; C if the definition states
 *     none
 * @param embargo until when the whole table is kept back, in seconds since 1970 UTC; null if it is
 *     not
 * @param publishedDetail whether it is public cell by cell
 * @param sourceType CEN, REG, ADM, SRV, EST or MOD
 * @param conformity 0 to 3, UN/SDMX 1.9
 * @param maxRejectedShare share of rejected rows at which the run fails
 * @param layout how the bytes become rows
 * @param concepts how each concept is read; a concept that is absent has its default
 * @param value how OBS_VALUE is read
 * @param status how OBS_STATUS is read
 * @param conformityWhen rows whose conformity differs
 * @param scope rows that the cell key cannot say
 * @param series what each row gives; one entry with no overrides if the definition names none
 * @param sumOver columns whose rows are parts of one cell
 * @param repeatsAdd whether a row that repeats another entirely is a part of its own
 * @param rollUp dimensions whose totals are added up where the collection does not publish them
 * @param absentIsZero whether a part that is not printed is zero
 * @param additiveOverTime whether its quarters add up to years although the indicator's do not by
 *     itself
 * @param aggMethod how the figures of a group of areas came about; null if the definition does not
 *     say
 * @param ignore columns that carry nothing more: labels, indexes, notes
 * @see "UN/SDMX 1.9, 1.10"
 */
public record CollectionDefinition(
    String id,
    String contentHash,
    String collection,
    Dataflow dataflow,
    String title,
    String provider,
    String citation,
    VintageSource vintage,
    Set<Party> receivedBy,
    ConfidentialityStatus defaultConfidentiality,
    @Nullable Long embargo,
    boolean publishedDetail,
    String sourceType,
    int conformity,
    double maxRejectedShare,
    Layout layout,
    Map<Concept, ConceptSource> concepts,
    ValueSource value,
    StatusSource status,
    List<ConformityWhen> conformityWhen,
    List<ScopeFilter> scope,
    List<Series> series,
    List<String> sumOver,
    boolean repeatsAdd,
    Set<RollUp> rollUp,
    boolean absentIsZero,
    boolean additiveOverTime,
    @Nullable AggMethod aggMethod,
    Set<String> ignore)
    implements Serializable {

  /** What a figure of a group of areas is to the figures of its members (UN/SDMX 2.2). */
  public enum AggMethod {
    /** Their plain sum: whoever moves from one member to another is in it. */
    ARITHMETIC,
    /** Without the moves between members. */
    CONSOLIDATED
  }

  /** Dimensions whose totals may be added up (UN/SDMX 1.10). */
  public enum RollUp {
    SEX,
    AGE,
    TIME
  }

  /** The table's name: {@code constant}, or the values of {@code columns} joined by " / ". */
  public record Dataflow(@Nullable String constant, List<String> columns) implements Serializable {}

  public record ConformityWhen(Map<String, Set<String>> when, int conformity)
      implements Serializable {}

  /** Rows kept or dropped by the values of a column; the reason names the filter in the ledger. */
  public record ScopeFilter(String column, Set<String> values, boolean keep, String reason)
      implements Serializable {}

  /**
   * One thing that a row gives.
   *
   * @param columns value columns; empty to use {@link ValueSource#column()}
   * @param outOfScope reason why its columns are out of scope; null if they are in scope
   * @param when rows that give it; others are out of scope for it
   * @param concepts concepts read otherwise than in the rest of the definition
   */
  public record Series(
      List<String> columns,
      @Nullable String outOfScope,
      Map<String, Set<String>> when,
      Map<Concept, ConceptSource> concepts)
      implements Serializable {}

  /**
   * Whether observations of it are added, so that a refused row must spoil the sums it belongs to.
   */
  public boolean adds() {
    return !sumOver.isEmpty() || !rollUp.isEmpty();
  }

  /** Whether a record of it may be confidential, by what it says itself or by default. */
  public boolean mayBeConfidential() {
    boolean stated =
        concepts.containsKey(Concept.CONF_STATUS)
            || series.stream().anyMatch(one -> one.concepts().containsKey(Concept.CONF_STATUS));
    boolean flagged =
        status.flags().values().stream().anyMatch(flag -> flag.confidentiality() != null)
            || value.symbols().values().stream().anyMatch(s -> s.confidentiality() != null);
    return defaultConfidentiality != ConfidentialityStatus.F || stated || flagged;
  }

  /** How each concept is read for one series: its own way wins over the definition's. */
  public Map<Concept, ConceptSource> conceptsOf(Series one) {
    Map<Concept, ConceptSource> all = new EnumMap<>(Concept.class);
    all.putAll(concepts);
    all.putAll(one.concepts());
    return all;
  }

  /** Address and identity only. */
  @Override
  public String toString() {
    return "CollectionDefinition " + id;
  }
}
