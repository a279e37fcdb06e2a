package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Concept;
import org.migstat.core.definition.CollectionDefinition.ConceptSource;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.CollectionDefinition.Symbol;
import org.migstat.core.definition.CollectionDefinition.ValueSource;
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
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.UnitMeasure;
import org.migstat.core.model.Vintage;

/** Harmonises one series of a definition: each row gives exactly one outcome. */
final class SeriesHarmoniser {
  private static final StatusSet ABSENT_FOR_A_REASON =
      StatusSet.of(
          ObservationStatus.L, ObservationStatus.M, ObservationStatus.Q, ObservationStatus.H);

  private static final int MALFORMED = Integer.MIN_VALUE;
  private static final int MOST_MULTIPLIER = 12;
  private static final int MOST_DECIMALS = 15;

  private final RowContext context;
  private final CollectionDefinition definition;
  private final ValueSource declared;
  private final @Nullable String outOfScope;
  private final Source.Condition when;
  private final int valueColumn;
  private final String valueName;
  private final @Nullable KeyReader keys;
  private final NumberReader number;
  private final @Nullable Source unitMultiplier;
  private final @Nullable Source decimals;
  private final @Nullable Source frequency;
  private final @Nullable Source action;
  private final AreaTable areas;
  private final long asOf;
  private final WarningRules warnings;
  private final List<Note> notes = new ArrayList<>();

  private SeriesHarmoniser(
      Series series,
      @Nullable String column,
      RowContext context,
      Columns columns,
      TableHarmoniser.Setting setting) {
    this.context = context;
    this.definition = context.definition;
    this.declared = definition.value();
    this.outOfScope = series.outOfScope();
    this.when = Source.Condition.of(series.when(), columns);
    String name = column == null ? declared.column() : column;
    this.valueName = name == null ? "" : name;
    this.valueColumn = name == null ? 0 : columns.require(name);
    this.number = new NumberReader(declared.decimalMark(), declared.thousandsMark());
    this.areas = setting.areas();
    this.asOf = setting.asOf().getEpochSecond();
    Map<Concept, ConceptSource> sources = new EnumMap<>(Concept.class);
    sources.putAll(definition.concepts());
    sources.putAll(series.concepts());
    keys =
        outOfScope == null
            ? new KeyReader(
                definition, sources, columns, setting.reader(), areas, setting.inherited())
            : null;
    unitMultiplier = optional(sources, Concept.UNIT_MULT, columns);
    decimals = optional(sources, Concept.DECIMALS, columns);
    frequency = optional(sources, Concept.FREQ, columns);
    action = optional(sources, Concept.ACTION, columns);
    warnings =
        new WarningRules(areas, declared, valueName, frequency, context.status.column(), keys);
  }

  /** One harmoniser for each value column of the series. */
  static List<SeriesHarmoniser> of(
      Series series, RowContext context, Columns columns, TableHarmoniser.Setting setting) {
    if (series.columns().isEmpty()) {
      return List.of(new SeriesHarmoniser(series, null, context, columns, setting));
    }
    List<SeriesHarmoniser> all = new ArrayList<>();
    series
        .columns()
        .forEach(c -> all.add(new SeriesHarmoniser(series, c, context, columns, setting)));
    return all;
  }

  void row(Row row) {
    if (outOfScope != null || keys == null) {
      context.sink.outOfScope(outOfScope == null ? "" : outOfScope);
      return;
    }
    if (!when.holds(row)) {
      context.sink.outOfScope("row of another series");
      return;
    }
    Vintage vintage = context.vintage(row);
    if (vintage != null && vintage.epochSecond() > asOf) {
      context.sink.outOfScope("VINTAGE after as_of");
      return;
    }
    notes.clear();
    CellKey key = keys.read(row);
    String text = row.field(valueColumn).strip();
    Symbol symbol = declared.symbols().get(text);
    if (filler(text, symbol)) {
      context.sink.outOfScope("FILLER_ZERO");
    } else if (keys.outOfScope() != null && keys.rule() == null) {
      context.sink.outOfScope(keys.outOfScope());
    } else if (keys.rule() != null || key == null) {
      refuse(row, key, ruleOf(keys), keys.column(), keys.detail());
    } else {
      claim(row, key, vintage, text, symbol);
    }
  }

  private static RuleId ruleOf(KeyReader keys) {
    RuleId rule = keys.rule();
    if (rule == null) {
      throw new IllegalStateException("a row without key must have broken a rule");
    }
    return rule;
  }

  private boolean filler(String text, @Nullable Symbol symbol) {
    if (symbol != null) {
      return symbol.meaning() == Symbol.Meaning.FILLER;
    }
    boolean fillsWithZero = declared.zeroIsFiller() || keys != null && keys.zeroIsFiller();
    return fillsWithZero
        && number.read(text, 0) == null
        && number.value() == 0
        && !number.rounded();
  }

  private void claim(
      Row row, CellKey key, @Nullable Vintage vintage, String text, @Nullable Symbol symbol) {
    if (vintage == null) {
      refuse(
          row,
          key,
          RuleId.V_STR_01,
          context.vintageColumnName(),
          "found no publication date; expected one");
      return;
    }
    boolean deletion = action != null && action.raw(row).equals("D");
    String flags = orEmpty(context.status.asReceived(row));
    StatusReader.Meaning meaning = context.status.read(flags);
    long value = Decimal.NONE;
    int multiplier = integer(unitMultiplier, row, declared.unitMultiplier(), MOST_MULTIPLIER);
    if (multiplier == MALFORMED) {
      refuse(
          row,
          key,
          RuleId.V_CODE_ATTR,
          name(unitMultiplier),
          "found a UNIT_MULT that is no number from 0 to 12");
      return;
    }
    if (deletion) {
      number.read("0", 0);
    } else if (symbol == null && !(text.isEmpty() && blankIsNull())) {
      String problem =
          text.isEmpty() ? "found no value; expected one" : number.read(text, multiplier);
      if (problem != null) {
        refuse(row, key, text.isEmpty() ? RuleId.V_STR_01 : RuleId.V_STR_03, valueName, problem);
        return;
      }
      value = number.value();
    } else if (symbol != null && symbol.meaning() == Symbol.Meaning.ZERO) {
      value = 0;
      number.read("0", 0);
    }
    StatusSet statuses = statuses(row, meaning, symbol, value, deletion);
    RuleId broken = deletion ? null : RecordRules.broken(key, value, statuses, vintage, areas);
    if (broken != null) {
      refuse(row, key, broken, valueName, RecordRules.detail(broken));
      return;
    }
    accept(row, key, vintage, value, multiplier, statuses, meaning, symbol, deletion);
  }

  private void accept(
      Row row,
      CellKey key,
      Vintage vintage,
      long value,
      int multiplier,
      StatusSet statuses,
      StatusReader.Meaning meaning,
      @Nullable Symbol symbol,
      boolean deletion) {
    int stated = stated(row);
    Rounding rounding = rounding(key.unit(), value, multiplier, stated);
    QualityFlags flags = warnings.of(row, key, meaning, notes);
    if (keys != null && keys.durationInherited()) {
      flags = flags.with(QualityFlag.DEF_INHERITED);
    }
    if (value != Decimal.NONE) {
      flags = flags.union(warnings.ofValue(key, value, number, rounding, stated, notes));
    }
    ConfidentialityStatus flagged =
        StatusReader.strictest(
            meaning.confidentiality(), symbol == null ? null : symbol.confidentiality());
    Confidentiality confidentiality =
        context.confidentiality.read(
            row, flagged, (rule, column, detail) -> notes.add(new Note(rule, column, detail)));
    for (Note note : notes) {
      if (note.rule() == RuleId.V_CODE_CONF) {
        flags = flags.with(QualityFlag.CONF_UNKNOWN);
      }
    }
    boolean lowers = statuses.has(ObservationStatus.D) || statuses.has(ObservationStatus.W);
    int conformity = Math.max(context.conformity(row), lowers ? 1 : 0);
    Observation observation =
        new Observation(
            key,
            definition,
            context.dataflow(row),
            vintage,
            new Address(context.submission, row.line(), addressColumn(row)),
            context.parts(row),
            context.undeclared(row),
            value,
            rounding,
            multiplier,
            stated,
            statuses,
            confidentiality,
            flags,
            context.status.footnotes(row),
            conformity,
            deletion ? Kind.DELETION : Kind.REPORT,
            sources(row));
    context.sink.observation(observation);
    report(row, observation);
  }

  private void report(Row row, Observation observation) {
    if (notes.isEmpty()) {
      return;
    }
    Set<Party> audience = context.audience.of(observation);
    for (Note note : notes) {
      context.sink.finding(
          new Rejection(
              observation.address().column(printed(row, note.column())),
              note.rule(),
              note.detail()),
          audience);
    }
  }

  /** A refused row; where rows are added, its place is kept so that the sum is refused too. */
  private void refuse(Row row, @Nullable CellKey key, RuleId rule, String column, String detail) {
    Address address = new Address(context.submission, row.line(), printed(row, column));
    context.sink.rejected(new Rejection(address, rule, detail));
    Vintage vintage = context.vintage(row);
    if (key != null && vintage != null && definition.adds()) {
      context.sink.observation(
          new Observation(
              key,
              definition,
              context.dataflow(row),
              vintage,
              address.column(addressColumn(row)),
              context.parts(row),
              "",
              Decimal.NONE,
              Rounding.EXACT,
              0,
              -1,
              StatusSet.NORMAL,
              new Confidentiality(ConfidentialityStatus.C, null, Set.of()),
              QualityFlags.NONE,
              List.of(),
              0,
              Kind.REFUSED,
              SourceCodes.NONE));
    }
  }

  private boolean blankIsNull() {
    return definition.layout().format() == CollectionDefinition.Layout.Format.SDMX_CSV;
  }

  private StatusSet statuses(
      Row row,
      StatusReader.Meaning meaning,
      @Nullable Symbol symbol,
      long value,
      boolean deletion) {
    boolean present = value != Decimal.NONE;
    StatusSet statuses =
        context.status.extra(row).union(present ? meaning.withValue() : meaning.withoutValue());
    ObservationStatus said = symbol == null ? null : symbol.status();
    boolean explained = (statuses.bits() & ABSENT_FOR_A_REASON.bits()) != 0;
    // ":" says no more than that there is no value; a flag may say why.
    if (said != null && !(said == ObservationStatus.O && explained)) {
      statuses = statuses.with(said);
    }
    if (!present && !deletion && !statuses.missing()) {
      notes.add(
          new Note(RuleId.V_STATUS_02, valueName, "found no value and no status; read as missing"));
      statuses = statuses.with(ObservationStatus.O);
    }
    return statuses;
  }

  private Rounding rounding(UnitMeasure unit, long value, int multiplier, int stated) {
    if (value == Decimal.NONE) {
      return Rounding.EXACT;
    }
    long base = declared.roundingStep();
    if (declared.roundingMode() == Rounding.Mode.RAISED) {
      // Only the value that stands for 1 to r is imprecise.
      base = value == base * Decimal.ONE ? base : 1;
    }
    long step =
        NumberReader.step(multiplier, Math.max(stated, number.decimals()), base, unit.counts());
    return step == Decimal.ONE ? Rounding.EXACT : new Rounding(step, declared.roundingMode());
  }

  private SourceCodes sources(Row row) {
    @Nullable String[] codes = new @Nullable String[SourceField.values().length];
    if (keys != null) {
      keys.sources(row, codes);
    }
    codes[SourceField.FREQ.ordinal()] = frequency == null ? null : frequency.asReceived(row);
    codes[SourceField.VALUE.ordinal()] = row.field(valueColumn);
    codes[SourceField.FLAGS.ordinal()] = context.status.asReceived(row);
    codes[SourceField.CONF_STATUS.ordinal()] = context.confidentiality.asReceived(row);
    return new SourceCodes(codes);
  }

  private String addressColumn(Row row) {
    return row instanceof PivotedRow pivoted ? pivoted.wideColumn() : valueName;
  }

  /** DECIMALS, -1 if it is not stated or cannot be read. */
  private int stated(Row row) {
    int stated = integer(decimals, row, declared.decimals(), MOST_DECIMALS);
    if (stated != MALFORMED) {
      return stated;
    }
    notes.add(
        new Note(
            RuleId.V_CODE_ATTR,
            name(decimals),
            "found a DECIMALS that is no number from 0 to 15; read as not stated"));
    return -1;
  }

  /**
   * A number from 0 to {@code most}, {@link #MALFORMED} for something else, {@code otherwise} if
   * the row has none.
   */
  private static int integer(@Nullable Source source, Row row, int otherwise, int most) {
    String raw = source == null ? "" : source.raw(row);
    int length = raw.length();
    if (length == 0) {
      return otherwise;
    }
    char last = raw.charAt(length - 1);
    boolean one = length == 1 && last >= '0' && last <= '9';
    boolean two = length == 2 && raw.charAt(0) == '1' && last >= '0' && last <= '0' + most - 10;
    return one || two ? Integer.parseInt(raw) : MALFORMED;
  }

  private static String name(@Nullable Source source) {
    return source == null ? "" : source.name();
  }

  /** The provider's own name of a column of the row. */
  private static String printed(Row row, String column) {
    return row instanceof PivotedRow pivoted ? pivoted.printed(column) : column;
  }

  private static @Nullable Source optional(
      Map<Concept, ConceptSource> sources, Concept concept, Columns columns) {
    ConceptSource source = sources.get(concept);
    return source == null ? null : Source.of(source, columns);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
