package org.migstat.query;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the figure of one cell came about in one tier of one release: everything that the files of
 * the tier say about the cell.
 *
 * @param dimensions the codes of the cell key, in its order
 * @param figure null if the cell is not resolved: all its records are quarantined or withdrawn
 * @param reports every record of the cell, the preferred one first, earlier vintages last
 * @param links relations in which the cell stands on either side
 * @param derivations who republishes whom among its collections and what they take from
 * @param policy null if the release does not say it
 * @see "UN/SDMX 2.1 to 2.5"
 */
public record Explanation(
    String tier,
    String release,
    String cellKey,
    List<Part> dimensions,
    @Nullable Figure figure,
    List<Report> reports,
    List<Conflict> conflicts,
    List<Revision> revisions,
    List<Link> links,
    List<Derivation> derivations,
    @Nullable Policy policy) {

  /** A code and its meaning in English. */
  public record Word(String code, String name) {}

  /** A dimension of a cell key and its code. */
  public record Part(String concept, Word value) {}

  /**
   * The chosen figure.
   *
   * @param hidden whether the public is not shown it, by its provider or by disclosure control; the
   *     files of the tier do not tell these apart, so neither can this
   * @param inPartition dimensions over which the cell is a part of a partition that is safe to add
   */
  public record Figure(
      @Nullable BigDecimal obsValue,
      boolean hidden,
      Word unitMeasure,
      List<Word> obsStatus,
      List<Word> obsStatusInherited,
      Word confStatus,
      String collection,
      String dataflow,
      String vintage,
      String valueRecord,
      String leadRecord,
      String leadCollection,
      Word decidedBy,
      long nCurrent,
      long nOrigins,
      long nConflicts,
      boolean headline,
      long seriesSegment,
      List<String> inPartition) {}

  /**
   * One record.
   *
   * @param decidedBy the criterion in which it differs from the lead; of the lead, from the
   *     runner-up; null where it was placed by something else, such as having no value
   * @param correctionId the entry of the corrections register that changed it; null if none did
   * @param copyChain whether the registry explains that it gives the preferred figure again; null
   *     if it does not give it again
   * @param copiedRecord the superseded record that it is a stale copy of; null if it is none
   * @param file the file as received, or {@code archive!entry}
   * @param line null where it would tell of rows that the tier does not see
   */
  public record Report(
      String recordId,
      String collection,
      String provider,
      String dataflow,
      String vintage,
      @Nullable BigDecimal obsValue,
      BigDecimal precisionStep,
      Word roundMode,
      List<Word> obsStatus,
      Word confStatus,
      Word sourceType,
      List<Word> qualityFlags,
      @Nullable String correctionId,
      List<String> footnotes,
      Word role,
      @Nullable Word decidedBy,
      @Nullable Word copyChain,
      @Nullable String copiedRecord,
      String file,
      @Nullable BigDecimal line,
      @Nullable String columnName,
      @Nullable String srcValue) {}

  /**
   * A record that contradicts the preferred one; of type DISCLOSURE, a public record in the place
   * of the preferred one and another that keeps confidential what it says.
   */
  public record Conflict(
      Word conflictType,
      @Nullable String severity,
      String preferredRecord,
      String preferredCollection,
      String preferredDataflow,
      @Nullable BigDecimal preferredValue,
      String otherRecord,
      String otherCollection,
      String otherDataflow,
      @Nullable BigDecimal otherValue,
      @Nullable BigDecimal absDiff,
      @Nullable BigDecimal relDiff) {}

  /** A step between two vintages of a table. */
  public record Revision(
      Word revisionType,
      String collection,
      String dataflow,
      String oldVintage,
      @Nullable BigDecimal oldValue,
      List<Word> oldStatus,
      String newVintage,
      @Nullable BigDecimal newValue,
      List<Word> newStatus,
      @Nullable BigDecimal difference) {}

  /**
   * A relation to another cell, or to members.
   *
   * @param inverse whether the relation is stated of the related cell; the name says it of this one
   * @param related the dimensions in which the related cell differs
   */
  public record Link(
      Word linkType,
      boolean inverse,
      String dimension,
      @Nullable String relatedCellKey,
      List<Part> related,
      @Nullable BigDecimal relatedValue,
      @Nullable String relatedLeadCollection,
      List<Word> members,
      @Nullable BigDecimal gap) {}

  /** That one collection takes figures of the cell from another. */
  public record Derivation(String child, String parent, String evidence) {}

  /**
   * @param order the criteria in the order in which records are compared
   */
  public record Policy(String policyHash, List<Word> order) {}
}
