package org.migstat.core.resolve;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Vintage;

/**
 * Builds one row of a collection for tests, with the conventions of the worked examples for what is
 * not said.
 */
public final class Rows {
  private final CollectionDefinition definition;
  private final Map<Cells.Part, String> key = new EnumMap<>(Cells.Part.class);
  private String dataflow = "MAIN";
  private String vintage = "2020-01-01";
  private String submission = "";
  private long line;
  private String column = "value";
  private String parts = "";
  private String extra = "";
  private long value = Decimal.NONE;
  private long step = Decimal.ONE;
  private Rounding.Mode mode = Rounding.Mode.NEAREST;
  private StatusSet statuses = StatusSet.NORMAL;
  private ConfidentialityStatus confidentiality = ConfidentialityStatus.F;
  private @Nullable Long embargo;
  private boolean stated;
  private Set<Party> redistribution = Set.of();
  private List<String> footnotes = List.of();
  private int conformity;
  private Kind kind = Kind.REPORT;
  private String printed = "";
  private int unitMultiplier;
  private int decimals;
  private @Nullable String correction;

  private Rows(CollectionDefinition definition) {
    this.definition = definition;
  }

  public static Rows row(CollectionDefinition definition) {
    return new Rows(definition);
  }

  /** Another row that says the same so far. */
  public Rows copy() {
    Rows copy = new Rows(definition);
    copy.key.putAll(key);
    copy.dataflow = dataflow;
    copy.vintage = vintage;
    copy.submission = submission;
    copy.line = line;
    copy.column = column;
    copy.parts = parts;
    copy.extra = extra;
    copy.value = value;
    copy.step = step;
    copy.mode = mode;
    copy.statuses = statuses;
    copy.confidentiality = confidentiality;
    copy.embargo = embargo;
    copy.stated = stated;
    copy.redistribution = redistribution;
    copy.footnotes = footnotes;
    copy.conformity = conformity;
    copy.kind = kind;
    copy.printed = printed;
    copy.unitMultiplier = unitMultiplier;
    copy.decimals = decimals;
    copy.correction = correction;
    return copy;
  }

  public Rows with(Cells.Part part, String code) {
    key.put(part, code);
    return this;
  }

  public Rows sex(String code) {
    return with(Cells.Part.SEX, code);
  }

  public Rows age(String code) {
    return with(Cells.Part.AGE, code);
  }

  public Rows period(String code) {
    return with(Cells.Part.TIME_PERIOD, code);
  }

  public Rows dataflow(String name) {
    dataflow = name;
    return this;
  }

  public Rows vintage(String date) {
    vintage = date;
    return this;
  }

  public Rows submission(String path) {
    submission = path;
    return this;
  }

  public Rows line(long number) {
    line = number;
    return this;
  }

  public Rows column(String name) {
    column = name;
    return this;
  }

  /** The codes of the columns that are summed over. */
  public Rows parts(String codes) {
    parts = codes;
    return this;
  }

  /**
   * Columns that the definition does not name, as {@code name=value}, each ended by a unit
   * separator.
   */
  public Rows extra(String... columns) {
    extra = String.join("\u001f", columns) + "\u001f";
    return this;
  }

  /** In units, such as 4120 or 0.5. */
  public Rows value(String number) {
    value = Decimal.of(new BigDecimal(number));
    printed = number;
    return this;
  }

  public Rows value(long number) {
    return value(Long.toString(number));
  }

  /** No value, with the statuses that say why. */
  public Rows missing(ObservationStatus... why) {
    value = Decimal.NONE;
    printed = "";
    return status(why);
  }

  /** How the table writes the value, where that differs from the value. */
  public Rows printedAs(String text) {
    printed = text;
    return this;
  }

  /** Power of ten in which the table counts: 3 for thousands. */
  public Rows unitMultiplier(int power) {
    unitMultiplier = power;
    return this;
  }

  public Rows decimals(int digits) {
    decimals = digits;
    return this;
  }

  /** Entry of the corrections register that was applied. */
  public Rows correction(String id) {
    correction = id;
    return this;
  }

  /** In units: 1000 for thousands. */
  public Rows step(String units) {
    step = Decimal.of(new BigDecimal(units));
    return this;
  }

  public Rows step(long units) {
    return step(Long.toString(units));
  }

  public Rows step(long units, Rounding.Mode how) {
    mode = how;
    return step(units);
  }

  public Rows status(ObservationStatus... codes) {
    statuses = StatusSet.of(codes);
    return this;
  }

  public Rows conf(ConfidentialityStatus status) {
    confidentiality = status;
    return this;
  }

  /** A status that the row itself carries, as its table writes it. */
  public Rows stated(ConfidentialityStatus status) {
    stated = true;
    return conf(status);
  }

  public Rows embargoed(String until) {
    confidentiality = ConfidentialityStatus.E;
    return embargoTime(until);
  }

  public Rows embargoTime(String until) {
    embargo = Instant.parse(until).getEpochSecond();
    return this;
  }

  public Rows redistribution(Party... parties) {
    redistribution = Set.of(parties);
    return this;
  }

  public Rows footnotes(String... texts) {
    footnotes = List.of(texts);
    return this;
  }

  public Rows conformity(int level) {
    conformity = level;
    return this;
  }

  /** The collection takes the cell back. */
  public Rows deletion() {
    kind = Kind.DELETION;
    return missing();
  }

  /** The corrections register excludes it. */
  public Rows excluded() {
    kind = Kind.EXCLUDED;
    return this;
  }

  /** The place of a row that was refused, as the harmonisation leaves it. */
  /** As the harmonised row has it. */
  private QualityFlags flags() {
    boolean group =
        Stream.of(Cells.Part.REF_AREA, Cells.Part.COUNTERPART_AREA)
            .map(part -> key.getOrDefault(part, "_T"))
            .anyMatch(
                code -> Cells.AREAS.area(Cells.AREAS.position(code)).type() == AreaType.GROUP);
    return group ? QualityFlags.NONE.with(QualityFlag.AGGREGATE) : QualityFlags.NONE;
  }

  public Rows refused() {
    kind = Kind.REFUSED;
    extra = "";
    confidentiality = ConfidentialityStatus.C;
    embargo = null;
    redistribution = Set.of();
    footnotes = List.of();
    conformity = 0;
    step = Decimal.ONE;
    return missing();
  }

  /**
   * @param position of the row in its group, which gives it a line of its own unless it has one
   */
  public Observation observation(int position) {
    return new Observation(
        cell(),
        definition,
        dataflow,
        Vintage.of(LocalDate.parse(vintage)),
        new Address(path(), line == 0 ? position + 2 : line, column),
        parts,
        extra,
        value,
        new Rounding(step, mode),
        unitMultiplier,
        decimals,
        statuses,
        new Confidentiality(confidentiality, embargo, redistribution),
        flags(),
        footnotes,
        conformity,
        kind,
        source(),
        correction);
  }

  public CellKey cell() {
    return Cells.key(key);
  }

  private String path() {
    return submission.isEmpty()
        ? definition.id() + "/" + dataflow + "-" + vintage + ".csv"
        : submission;
  }

  private SourceCodes source() {
    @Nullable String[] codes = new String[SourceField.values().length];
    codes[SourceField.VALUE.ordinal()] = printed;
    codes[SourceField.CONF_STATUS.ordinal()] = stated ? confidentiality.name() : null;
    return SourceCodes.of(codes);
  }
}
