package org.migstat.core.model;

/**
 * The validation rules that records and files are held against.
 *
 * @see "UN/SDMX 3.2, 3.3, 3.4"
 */
public enum RuleId {
  V_FILE_01(
      "V-FILE-01",
      Severity.FATAL,
      "the file is readable, in its declared encoding, and its header fits the layout"),
  V_STR_01("V-STR-01", Severity.ERROR, "every mandatory column and value is present"),
  V_STR_02("V-STR-02", Severity.WARNING, Action.NOTE, "every column is named by the definition"),
  V_STR_03(
      "V-STR-03",
      Severity.ERROR,
      "the value is a decimal number or a symbol registered by the collection"),
  V_STR_04("V-STR-04", Severity.ERROR, "the row has as many fields as the header"),
  V_DUP_01("V-DUP-01", Severity.INFO, "no cell stands twice in a submission with the same value"),
  V_DUP_02(
      "V-DUP-02", Severity.ERROR, "no cell stands twice in a submission with different values"),
  V_DUP_03("V-DUP-03", Severity.WARNING, "two tables of a collection give a cell the same value"),
  V_CODE_IND("V-CODE-IND", Severity.ERROR, "the code maps to an indicator"),
  V_CODE_AREA("V-CODE-AREA", Severity.ERROR, "the code maps to an area"),
  V_CODE_BASIS("V-CODE-BASIS", Severity.ERROR, "the code maps to a population basis"),
  V_CODE_GRP("V-CODE-GRP", Severity.ERROR, "the code maps to a citizenship group"),
  V_CODE_REASON("V-CODE-REASON", Severity.ERROR, "the code maps to a reason"),
  V_CODE_SEX("V-CODE-SEX", Severity.ERROR, "the code maps to a sex"),
  V_CODE_AGE("V-CODE-AGE", Severity.ERROR, "the code maps to an age"),
  V_CODE_TIME("V-CODE-TIME", Severity.ERROR, "the code maps to a period that exists"),
  V_CODE_UNIT("V-CODE-UNIT", Severity.ERROR, "the code maps to a unit"),
  V_CODE_DUR("V-CODE-DUR", Severity.ERROR, "the code maps to a duration"),
  V_CODE_ATTR("V-CODE-ATTR", Severity.ERROR, "the attribute has a value of its code list"),
  V_CODE_DEC("V-CODE-DEC", Severity.WARNING, "DECIMALS is a number from 0 to 15"),
  V_AREA_AMBIG(
      "V-AREA-AMBIG", Severity.ERROR, "the area code has one meaning at the reference date"),
  V_AREA_TIME("V-AREA-TIME", Severity.WARNING, "the area existed at the reference date"),
  V_CODE_FLAG("V-CODE-FLAG", Severity.WARNING, "the flag is registered by the collection"),
  V_CODE_CONF(
      "V-CODE-CONF",
      Severity.ERROR,
      Action.FLAG,
      "confidentiality is written in codes of its lists"),
  V_CONF_01(
      "V-CONF-01",
      Severity.ERROR,
      Action.FLAG,
      "an embargo has a time and a status that goes with it"),
  V_CONF_02("V-CONF-02", Severity.WARNING, "the time of an embargo has a zone"),
  V_NEG("V-NEG", Severity.ERROR, "only a balance is negative"),
  V_INT("V-INT", Severity.WARNING, "a count is a whole number"),
  V_STATUS_01(
      "V-STATUS-01",
      Severity.ERROR,
      "a number does not stand beside a status that says there is none"),
  V_STATUS_02("V-STATUS-02", Severity.INFO, "an absent value has a status"),
  V_ROUND("V-ROUND", Severity.WARNING, "the value is a multiple of the declared rounding base"),
  V_DECIMALS("V-DECIMALS", Severity.INFO, "the value has no more decimals than DECIMALS says"),
  V_TIME_FUT("V-TIME-FUT", Severity.ERROR, "only a forecast is of a period after the vintage"),
  V_SELF("V-SELF", Severity.ERROR, "nobody moves from an area to itself"),
  V_CONS("V-CONS", Severity.ERROR, "indicator, basis and unit go together"),
  V_FREQ("V-FREQ", Severity.WARNING, "the period fits the stated frequency"),
  V_PART_INCOMPLETE("V-PART-INCOMPLETE", Severity.ERROR, "every part of a sum is a figure"),
  V_PART_COLUMN(
      "V-PART-COLUMN",
      Severity.FATAL,
      "parts of a cell differ only in columns that the definition names"),
  V_SUM_SEX("V-SUM-SEX", Severity.ERROR, Action.HOLD, "the total is the sum over sex"),
  V_SUM_AGE(
      "V-SUM-AGE", Severity.ERROR, Action.HOLD, "the total is the sum over a complete set of ages"),
  V_SUM_TIME(
      "V-SUM-TIME", Severity.ERROR, Action.HOLD, "the year is the sum of its quarters or months"),
  V_VINTAGE("V-VINTAGE", Severity.WARNING, "a table is published once in a vintage"),
  V_XCOL(
      "V-XCOL",
      Severity.WARNING,
      "no collection gives a cell a value that is far from the preferred one"),
  V_GEO("V-GEO", Severity.WARNING, "a count of an area is at least that of a part of the area"),
  V_AGG("V-AGG", Severity.WARNING, "a plain sum of a group is the sum of its published members"),
  V_SDC(
      "V-SDC",
      Severity.INFO,
      Action.NOTE,
      "what the public does not see it cannot work out; a slice for which that is not known is withheld"),
  V_DISCLOSE(
      "V-DISCLOSE",
      Severity.WARNING,
      Action.NOTE,
      "what is confidential in a collection no other of its origin publishes"),
  V_CORR_EXCLUDE(
      "V-CORR-EXCLUDE",
      Severity.INFO,
      Action.QUARANTINE,
      "no entry of the corrections register excludes the record"),
  V_CORR_EXPIRED(
      "V-CORR-EXPIRED",
      Severity.WARNING,
      Action.NOTE,
      "every entry of the corrections register is in force"),
  V_CORR_UNUSED(
      "V-CORR-UNUSED",
      Severity.WARNING,
      Action.NOTE,
      "every entry of the corrections register is the first to fit some record"),
  V_ENCODING("V-ENCODING", Severity.INFO, "the encoding is declared");

  /**
   * How bad a failure is. FATAL refuses the file, ERROR quarantines the record, WARNING flags it,
   * INFO notes it.
   */
  public enum Severity {
    FATAL,
    ERROR,
    WARNING,
    INFO
  }

  /** What is done on a failure: the strictest that fits, down to no more than saying so. */
  public enum Action {
    REJECT_FILE,
    QUARANTINE,
    /** The records of a group rank behind others. */
    HOLD,
    /** The record stays, with a flag or under a stricter reading. */
    FLAG,
    NOTE
  }

  private final String id;
  private final Severity severity;
  private final Action action;
  private final String expression;

  RuleId(String id, Severity severity, String expression) {
    this(id, severity, usual(severity), expression);
  }

  RuleId(String id, Severity severity, Action action, String expression) {
    this.id = id;
    this.severity = severity;
    this.action = action;
    this.expression = expression;
  }

  private static Action usual(Severity severity) {
    return switch (severity) {
      case FATAL -> Action.REJECT_FILE;
      case ERROR -> Action.QUARANTINE;
      case WARNING -> Action.FLAG;
      case INFO -> Action.NOTE;
    };
  }

  /** The published id, such as {@code V-DUP-02}. */
  public String id() {
    return id;
  }

  /** How bad a failure is in a record. */
  public Severity severity() {
    return severity;
  }

  /**
   * How bad a failure is: of a rule that refuses records, FATAL where it is broken by the whole
   * file, such as by a mandatory column that is absent.
   */
  public Severity severity(boolean wholeFile) {
    return wholeFile && action == Action.QUARANTINE ? Severity.FATAL : severity;
  }

  /** What is done on a failure, in a record or in the whole file. */
  public Action action(boolean wholeFile) {
    return wholeFile && action == Action.QUARANTINE ? Action.REJECT_FILE : action;
  }

  /** What holds when the rule passes, in words. */
  public String expression() {
    return expression;
  }

  @Override
  public String toString() {
    return id;
  }
}
