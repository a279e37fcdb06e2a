package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
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
    Set<String> ignore)
    implements Serializable {

  /**
   * Dimensions and attributes that a definition can map. The constants are the SDMX concept ids.
   */
  public enum Concept {
    INDICATOR,
    REF_AREA,
    COUNTERPART_AREA,
    POP_BASIS,
    CITIZENSHIP_GRP,
    DURATION,
    REASON,
    SEX,
    AGE,
    AGE_DEF,
    UNIT_MEASURE,
    TIME_PERIOD,
    FREQ,
    UNIT_MULT,
    DECIMALS,
    CONF_STATUS,
    CONF_REDIST,
    EMBARGO_TIME,
    ACTION
  }

  /** Dimensions whose totals may be added up (UN/SDMX 1.10). */
  public enum RollUp {
    SEX,
    AGE,
    TIME
  }

  /** The table's name: {@code constant}, or the values of {@code columns} joined by " / ". */
  public record Dataflow(@Nullable String constant, List<String> columns) implements Serializable {}

  /**
   * How the publication date is known.
   *
   * @param basis DECLARED by the definition, STATED in a column, or in the FILE_NAME
   * @param declared seconds since 1970 UTC, for DECLARED
   * @param column for STATED
   * @param pattern regular expression with one group, for FILE_NAME
   * @param format date pattern of java.time for STATED and FILE_NAME
   */
  public record VintageSource(
      Basis basis,
      @Nullable Long declared,
      @Nullable String column,
      @Nullable String pattern,
      @Nullable String format)
      implements Serializable {
    public enum Basis {
      DECLARED,
      STATED,
      FILE_NAME
    }
  }

  /**
   * How bytes become rows.
   *
   * @param format CSV, EUROSTAT_TSV or SDMX_CSV
   * @param encoding a Java charset name; null to detect it, with a finding
   * @param delimiter field separator; for SDMX-CSV null means the one its header shows
   * @param headerRows physical rows of the header
   * @param skipRows numbers of physical rows, from 1, that are neither header nor data
   * @param unpivot columns that hold one dimension's codes in their headers; null if the table is
   *     long
   */
  public record Layout(
      Format format,
      @Nullable String encoding,
      @Nullable Character delimiter,
      int headerRows,
      Set<Integer> skipRows,
      @Nullable Unpivot unpivot)
      implements Serializable {
    public enum Format {
      CSV,
      EUROSTAT_TSV,
      SDMX_CSV
    }
  }

  /**
   * Wide columns whose headers match {@code columns} become rows: header in {@code names}, cell in
   * {@code values}.
   */
  public record Unpivot(String columns, String names, String values) implements Serializable {}

  /**
   * How one concept is read from a row: a constant, or a column, or the first case that applies. A
   * raw code is looked up in {@code codes} first, then read by {@code scheme}.
   *
   * @param constant raw code of every row
   * @param column header of the column
   * @param cases conditions in order, for concepts that several columns decide
   * @param codes code map: raw code to what it means
   * @param scheme how codes outside the map are read; null means only the map counts, or the
   *     canonical code
   */
  public record ConceptSource(
      @Nullable String constant,
      @Nullable String column,
      List<Case> cases,
      CodeMap codes,
      @Nullable Scheme scheme)
      implements Serializable {}

  /** A code for the rows whose columns hold one of the listed values, all columns together. */
  public record Case(Map<String, Set<String>> when, String code) implements Serializable {}

  /** How raw codes are read that no code map lists. */
  public enum Scheme {
    /** Area by three-letter ISO code at the reference date. */
    ISO3,
    /** Area by two-letter ISO code at the reference date. */
    ISO2,
    /** Area by M49 number or canonical code. */
    M49,
    /** Area by name, in the language of the definition's {@code language}. */
    NAME_EN,
    NAME_DE,
    NAME_FR,
    NAME_ES,
    /** Calendar year: 2019. Of a stock it says that only the year is known. */
    YEAR,
    /** Stock at the end of the year: 2019 is 2020-01-01. */
    END_OF_YEAR,
    /** Stock at 1 January of the year. */
    START_OF_YEAR,
    /** Stock in the middle of the year: 2019 is 2019-07-01. */
    MID_YEAR,
    /** Stock at 00:00 of the day: 2019-03-30, with or without a time. */
    DATE,
    /** Stock at the end of the day: 2019-12-31 is 2020-01-01. */
    END_OF_DAY,
    /** Flow of a quarter: 2001 Q1, Q1 2001, 2001-Q1. */
    QUARTER,
    /** Flow of a month: 2001-03. */
    MONTH,
    /** Flow of a year from 1 July: 2018-19, 2018/2019, with or without words after it. */
    FISCAL_JULY,
    /** The canonical SDMX forms; of a stock a date, of a flow a period. */
    SDMX
  }

  /**
   * How a printed value becomes a number.
   *
   * @param column null where each series names its own
   * @param decimalMark '.' or ','; null if numbers have no fraction
   * @param thousandsMark null if numbers are not grouped
   * @param unitMultiplier power of ten, where no column says it
   * @param decimals DECIMALS, where no column says it; -1 if unknown
   * @param roundingStep declared rounding base in units
   * @param roundingMode NEAREST, RANDOM, TRUNC or RAISED
   * @param zeroIsFiller whether a printed zero means that nothing was recorded
   * @param symbols texts that are not numbers: filler, or a status without value, or zero
   */
  public record ValueSource(
      @Nullable String column,
      @Nullable Character decimalMark,
      @Nullable Character thousandsMark,
      int unitMultiplier,
      int decimals,
      long roundingStep,
      org.migstat.core.model.Rounding.Mode roundingMode,
      boolean zeroIsFiller,
      Map<String, Symbol> symbols)
      implements Serializable {}

  /** What a text in place of a number means; the statuses are null where it carries none. */
  public record Symbol(
      Meaning meaning,
      @Nullable ObservationStatus status,
      @Nullable ConfidentialityStatus confidentiality)
      implements Serializable {
    public enum Meaning {
      /** Nothing was recorded: out of scope. */
      FILLER,
      /** No value, with the status. */
      MISSING,
      /** Zero, with the status if there is one. */
      ZERO
    }
  }

  /**
   * How OBS_STATUS is read.
   *
   * @param constants statuses of every row
   * @param column flags, null if there are none
   * @param flags what each flag means, by the provider's letter or label
   * @param separateLetters whether every letter of a text is a flag of its own
   * @param when statuses and footnotes of the rows that a condition names
   */
  public record StatusSource(
      List<ObservationStatus> constants,
      @Nullable String column,
      Map<String, Flag> flags,
      boolean separateLetters,
      List<StatusWhen> when)
      implements Serializable {}

  /**
   * @param statuses none if the flag only keeps its source text
   * @param onlyWithoutValue whether the statuses hold only where there is no value
   * @param confidentiality CONF_STATUS that the flag carries, null if none
   */
  public record Flag(
      List<ObservationStatus> statuses,
      boolean onlyWithoutValue,
      @Nullable ConfidentialityStatus confidentiality)
      implements Serializable {}

  public record StatusWhen(
      Map<String, Set<String>> when, List<ObservationStatus> statuses, @Nullable String footnote)
      implements Serializable {}

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

  /** Address and identity only. */
  @Override
  public String toString() {
    return "CollectionDefinition " + id;
  }
}
