package org.migstat.core.harmonise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Concept;
import org.migstat.core.definition.CollectionDefinition.ConceptSource;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Reason;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Sex;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;
import org.migstat.core.model.UnitMeasure;

/**
 * Reads the cell key of a row for one series of a definition and brings it to canonical form. It
 * goes on after the first unreadable dimension where it can, so that a refused row still has the
 * key of the sums it spoils.
 *
 * @see "UN/SDMX 1.2"
 */
final class KeyReader {
  private final String collection;
  private final InheritedDuration inherited;
  private final Map<Concept, ConceptSource> sources;
  private final EnumReader<Indicator> indicator;
  private final EnumReader<PopulationBasis> basis;
  private final EnumReader<CitizenshipGroup> group;
  private final EnumReader<Duration> duration;
  private final EnumReader<Reason> reason;
  private final EnumReader<Sex> sex;
  private final EnumReader<AgeDefinition> ageDefinition;
  private final EnumReader<UnitMeasure> unit;
  private final AgeReader age;
  private final Source timeSource;
  private final TimeReader time;
  private final AreaBinding refArea;
  private final AreaBinding counterpart;
  private final int total;
  private final int allForeigners;

  private @Nullable RuleId rule;
  private String column = "";
  private String detail = "";
  private @Nullable String outOfScope;
  private boolean durationInherited;

  KeyReader(
      CollectionDefinition definition,
      Map<Concept, ConceptSource> sources,
      Columns columns,
      AreaReader reader,
      AreaTable areas,
      InheritedDuration inherited) {
    this.collection = definition.collection();
    this.inherited = inherited;
    this.sources = sources;
    indicator = codes(Concept.INDICATOR, Indicator.class, columns);
    basis = codes(Concept.POP_BASIS, PopulationBasis.class, columns);
    group = codes(Concept.CITIZENSHIP_GRP, CitizenshipGroup.class, columns);
    duration = codes(Concept.DURATION, Duration.class, columns);
    reason = codes(Concept.REASON, Reason.class, columns);
    sex = codes(Concept.SEX, Sex.class, columns);
    ageDefinition = codes(Concept.AGE_DEF, AgeDefinition.class, columns);
    unit = codes(Concept.UNIT_MEASURE, UnitMeasure.class, columns);
    age = new AgeReader(source(Concept.AGE, columns));
    timeSource = source(Concept.TIME_PERIOD, columns);
    time = new TimeReader(timeSource.scheme());
    refArea = new AreaBinding(source(Concept.REF_AREA, columns), collection, reader, areas);
    counterpart =
        new AreaBinding(source(Concept.COUNTERPART_AREA, columns), collection, reader, areas);
    total = areas.position("_T");
    allForeigners = areas.position("_FOR_ALL");
  }

  /**
   * The key of the row; null if it has none. Then, and if {@link #rule()} is not null, the row is
   * refused; if {@link #outOfScope()} is not null, it is out of scope.
   */
  @Nullable CellKey read(Row row) {
    rule = null;
    outOfScope = null;
    durationInherited = false;
    refArea.forget();
    counterpart.forget();
    Indicator what = code(indicator, row, null, RuleId.V_CODE_IND, Concept.INDICATOR);
    TimePeriod period = time.read(timeSource.raw(row));
    if (period == null) {
      refuse(
          RuleId.V_CODE_TIME,
          timeSource,
          "found a period that cannot be read; expected " + expectedTime());
    } else if (what != null && !fits(what, period)) {
      refuse(RuleId.V_CODE_TIME, timeSource, misfit(what));
      return null;
    }
    PopulationBasis by =
        code(basis, row, PopulationBasis._U, RuleId.V_CODE_BASIS, Concept.POP_BASIS);
    if (what == null || period == null || by == null) {
      return null;
    }
    int ref = area(refArea, row, period, by, AreaBinding.UNREADABLE);
    if (ref < 0) {
      return null;
    }
    int other = counterpartOf(what, row, period, by, ref);
    return other < 0 ? null : rest(row, what, period, by, ref, other);
  }

  private int counterpartOf(
      Indicator what, Row row, TimePeriod period, PopulationBasis by, int ref) {
    // Internal displacement has no other area: its counterpart is the area itself.
    return what == Indicator.IDP_STOCK ? ref : area(counterpart, row, period, by, ref);
  }

  private @Nullable CellKey rest(
      Row row, Indicator what, TimePeriod period, PopulationBasis by, int ref, int other) {
    CitizenshipGroup who =
        code(group, row, CitizenshipGroup._T, RuleId.V_CODE_GRP, Concept.CITIZENSHIP_GRP);
    Duration stay = code(duration, row, Duration._U, RuleId.V_CODE_DUR, Concept.DURATION);
    Reason why = code(reason, row, Reason._T, RuleId.V_CODE_REASON, Concept.REASON);
    // An unreadable sex or age stands as the total: that is the sum which the refused row spoils.
    Sex gender = orElse(code(sex, row, Sex._T, RuleId.V_CODE_SEX, Concept.SEX), Sex._T);
    AgeBand years = age(row);
    AgeDefinition counted =
        code(ageDefinition, row, AgeDefinition._U, RuleId.V_CODE_AGE, Concept.AGE_DEF);
    UnitMeasure of = code(unit, row, defaultUnit(what), RuleId.V_CODE_UNIT, Concept.UNIT_MEASURE);
    if (who == null
        || stay == null
        || why == null
        || counted == null
        || of == null
        || outOfScope != null) {
      return null;
    }
    boolean idp = what == Indicator.IDP_STOCK;
    if (other == total && who == CitizenshipGroup.FOR) {
      other = allForeigners;
      by = PopulationBasis.COC;
    }
    PopulationBasis basisOf = other == total || idp ? PopulationBasis._Z : by;
    CitizenshipGroup groupOf = basisOf == PopulationBasis.COC ? CitizenshipGroup._T : who;
    return CellKey.of(
        what,
        ref,
        other,
        basisOf,
        groupOf,
        duration(what, stay, ref, basisOf, period),
        why,
        gender,
        years,
        years.equals(AgeBand.TOTAL) ? AgeDefinition._Z : counted,
        of,
        timeType(what, period),
        period);
  }

  /** The reason why the row is out of scope, null if it is in scope. */
  @Nullable String outOfScope() {
    return outOfScope;
  }

  /** The first rule that the row broke, null if none. */
  @Nullable RuleId rule() {
    return rule;
  }

  String column() {
    return column;
  }

  String detail() {
    return detail;
  }

  boolean durationInherited() {
    return durationInherited;
  }

  /** Whether a zero in the row means that nothing was recorded. */
  boolean zeroIsFiller() {
    return refArea.zeroIsFiller() || counterpart.zeroIsFiller();
  }

  /** Whether an area of the row is read from a code that had lost its meaning. */
  boolean lateArea() {
    return refArea.late() || counterpart.late();
  }

  /** Writes the raw codes of the row into {@code codes}, by {@link SourceField}. */
  void sources(Row row, @Nullable String[] codes) {
    keep(codes, SourceField.INDICATOR, indicator.source(), row);
    keep(codes, SourceField.REF_AREA, refArea.source(), row);
    keep(codes, SourceField.COUNTERPART_AREA, counterpart.source(), row);
    keep(codes, SourceField.POP_BASIS, basis.source(), row);
    keep(codes, SourceField.CITIZENSHIP_GRP, group.source(), row);
    keep(codes, SourceField.DURATION, duration.source(), row);
    keep(codes, SourceField.REASON, reason.source(), row);
    keep(codes, SourceField.SEX, sex.source(), row);
    keep(codes, SourceField.AGE, age.source(), row);
    keep(codes, SourceField.AGE_DEF, ageDefinition.source(), row);
    keep(codes, SourceField.UNIT_MEASURE, unit.source(), row);
    keep(codes, SourceField.TIME, timeSource, row);
  }

  private static void keep(@Nullable String[] codes, SourceField field, Source source, Row row) {
    codes[field.ordinal()] = source.asReceived(row);
  }

  private Duration duration(
      Indicator what, Duration stay, int ref, PopulationBasis by, TimePeriod period) {
    if (!what.hasDuration()) {
      return Duration._Z;
    }
    if (stay != Duration._U || sources.containsKey(Concept.DURATION)) {
      return stay;
    }
    Optional<Duration> parents = inherited.of(collection, ref, what, by, period.year());
    durationInherited = parents.isPresent();
    return parents.orElse(Duration._U);
  }

  private static TimeType timeType(Indicator what, TimePeriod period) {
    if (what.nature() != Indicator.Nature.STOCK) {
      return TimeType.PER;
    }
    return period.isInstant() ? TimeType.PIT : TimeType.UNK;
  }

  private static UnitMeasure defaultUnit(Indicator what) {
    boolean permits = what == Indicator.PERMIT_FIRST || what == Indicator.PERMIT_STOCK;
    return permits ? UnitMeasure.PMT : UnitMeasure.PS;
  }

  /** Stocks are of a moment, or of a year if no more is known; what happens takes time. */
  private static boolean fits(Indicator what, TimePeriod period) {
    boolean stock = what.nature() == Indicator.Nature.STOCK;
    return stock ? period.isInstant() || period.isYear() : !period.isInstant();
  }

  private static String misfit(Indicator what) {
    return what.nature() == Indicator.Nature.STOCK
        ? "found a part of a year for a stock; expected a day, or a year"
        : "found a day for a flow; expected the period in which it was counted";
  }

  private String expectedTime() {
    return timeSource.scheme() == null
        ? "an SDMX period that exists"
        : timeSource.scheme() + " as declared";
  }

  private AgeBand age(Row row) {
    String raw = age.source().raw(row);
    AgeBand band = age.read(raw);
    if (band == null) {
      if (EnumReader.isOutOfScope(age.source().codes(), raw)) {
        outOfScope = "AGE code";
      } else {
        refuse(RuleId.V_CODE_AGE, age.source(), "no age is written as " + AreaBinding.shown(raw));
      }
      return AgeBand.TOTAL;
    }
    return band;
  }

  private int area(AreaBinding binding, Row row, TimePeriod period, PopulationBasis by, int ref) {
    String raw = binding.source().raw(row);
    int position =
        raw.isEmpty() && !binding.source().codes().entries().containsKey("")
            ? missing(binding.source())
            : binding.read(raw, period, by, ref);
    if (position == AreaBinding.OUT_OF_SCOPE) {
      outOfScope = binding == refArea ? "REF_AREA code" : "COUNTERPART_AREA code";
    } else if (position < 0) {
      refuse(binding.rule(), binding.source(), binding.problem());
    }
    return position;
  }

  private int missing(Source source) {
    refuse(RuleId.V_STR_01, source, "found no area; expected a code");
    return AreaBinding.UNREADABLE;
  }

  private <E extends Enum<E>> @Nullable E code(
      EnumReader<E> reader, Row row, @Nullable E absent, RuleId broken, Concept concept) {
    if (!sources.containsKey(concept)) {
      return absent;
    }
    String raw = reader.source().raw(row);
    E code = reader.read(raw);
    if (code == null && reader.outOfScope(raw)) {
      outOfScope = concept + " code";
    } else if (code == null) {
      refuse(broken, reader.source(), "no " + concept + " is written as " + AreaBinding.shown(raw));
    }
    return code;
  }

  private void refuse(RuleId broken, Source source, String found) {
    if (rule == null) {
      rule = broken;
      column = source.name();
      detail = found;
    }
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private <E extends Enum<E>> EnumReader<E> codes(Concept concept, Class<E> type, Columns columns) {
    return new EnumReader<>(source(concept, columns), type);
  }

  private Source source(Concept concept, Columns columns) {
    ConceptSource source = sources.get(concept);
    return source == null ? absent(concept) : Source.of(source, columns);
  }

  /**
   * What a concept is read from that the definition does not name: total where the table has no
   * such breakdown.
   */
  private static Source absent(Concept concept) {
    String constant = concept == Concept.AGE || concept == Concept.COUNTERPART_AREA ? "_T" : null;
    return new Source("", -1, constant, List.of(), CodeMap.EMPTY, null);
  }
}
