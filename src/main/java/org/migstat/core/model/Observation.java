package org.migstat.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.AggMethod;

/**
 * One claim about a cell by one collection in one vintage. Before assembly it may be a part of such
 * a claim: a source row split by a dimension outside the key.
 *
 * @param key what is measured
 * @param definition the collection and its attributes
 * @param dataflow table of the collection
 * @param vintage publication date
 * @param address where it stands; of a sum, the first of its parts
 * @param parts values of the columns that the definition sums over, joined; empty if it has none
 * @param extra values of columns that the definition does not name, joined; only kept where parts
 *     are added
 * @param value in ten-thousandths of a unit, or {@link Decimal#NONE}
 * @param rounding precision in units
 * @param unitMultiplier UNIT_MULT as reported
 * @param decimals DECIMALS as reported, -1 if not
 * @param statuses OBS_STATUS
 * @param confidentiality CONF_STATUS and what goes with it
 * @param flags what we noticed
 * @param footnotes texts in order, without repetition
 * @param conformity 0 follows the UN recommendations, 1 minor deviation, 2 major, 3 known to be
 *     undocumented
 * @param kind a report, a notice that the collection withdraws the cell, or the place of a refused
 *     row
 * @param source raw codes by {@link SourceField} ordinal, null where the source has no such field
 * @param correction id of the entry of the corrections register that was applied, of a sum all of
 *     its parts' in order, joined by ", "; null if none was
 * @see "UN/SDMX 1.1, 1.9"
 */
public record Observation(
    CellKey key,
    CollectionDefinition definition,
    String dataflow,
    Vintage vintage,
    Address address,
    String parts,
    String extra,
    long value,
    Rounding rounding,
    int unitMultiplier,
    int decimals,
    StatusSet statuses,
    Confidentiality confidentiality,
    QualityFlags flags,
    List<String> footnotes,
    int conformity,
    Kind kind,
    SourceCodes source,
    @Nullable String correction) {

  public enum Kind {
    /** A figure, or the statement that there is none. */
    REPORT,
    /** The collection withdraws the cell. */
    DELETION,
    /** A row that was refused; it only spoils the sums that it would have been part of. */
    REFUSED,
    /** A report that the corrections register excludes: a record, but nobody's figure. */
    EXCLUDED
  }

  public boolean hasValue() {
    return value != Decimal.NONE;
  }

  /** How the figure of a group of areas came about; null if it is of none or nobody says. */
  public @Nullable AggMethod aggMethod() {
    return flags.has(QualityFlag.AGGREGATE) ? definition.aggMethod() : null;
  }

  /** What was published together: one vintage of one table in one file. */
  public SubmissionKey submissionKey() {
    return new SubmissionKey(definition.collection(), dataflow, vintage, address.submission());
  }

  /** Whether both were published together. */
  public boolean sameSubmissionAs(Observation other) {
    return vintage.equals(other.vintage)
        && address.submission().equals(other.address.submission())
        && dataflow.equals(other.dataflow)
        && definition.collection().equals(other.definition.collection());
  }

  /** Identity of a submission; its order has no meaning but is the same everywhere. */
  public record SubmissionKey(
      String collection, String dataflow, Vintage vintage, String submission)
      implements Comparable<SubmissionKey> {
    @Override
    public int compareTo(SubmissionKey other) {
      int order = collection.compareTo(other.collection);
      order = order != 0 ? order : dataflow.compareTo(other.dataflow);
      order = order != 0 ? order : vintage.compareTo(other.vintage);
      return order != 0 ? order : submission.compareTo(other.submission);
    }
  }

  /** Address and identity only: a value never reaches a log or a message. */
  @Override
  public String toString() {
    return "Observation at " + address;
  }
}
