package org.migstat.core.harmonise;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
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
  private final Verdict verdict;
  private final DimensionReader<Indicator> indicator;
  private final DimensionReader<PopulationBasis> basis;
  private final DimensionReader<CitizenshipGroup> group;
  private final DimensionReader<Duration> duration;
  private final DimensionReader<Reason> reason;
  private final DimensionReader<Sex> sex;
  private final DimensionReader<AgeDefinition> ageDefinition;
  private final DimensionReader<UnitMeasure> unit;
  private final AgeReader age;
  private final PeriodReader time;
  private final AreaBinding refArea;
  private final AreaBinding counterpart;
  private final int total;
  private final int allForeigners;
  private boolean durationInherited;

  KeyReader(RowContext context, BoundConcepts concepts, TableHarmoniser.Setting setting) {
    collection = context.definition.collection();
    inherited = setting.inherited();
    verdict = context.verdict;
    indicator = codes(Concept.INDICATOR, RuleId.V_CODE_IND, Indicator.class, concepts);
    basis = codes(Concept.POP_BASIS, RuleId.V_CODE_BASIS, PopulationBasis.class, concepts);
    group = codes(Concept.CITIZENSHIP_GRP, RuleId.V_CODE_GRP, CitizenshipGroup.class, concepts);
    duration = codes(Concept.DURATION, RuleId.V_CODE_DUR, Duration.class, concepts);
    reason = codes(Concept.REASON, RuleId.V_CODE_REASON, Reason.class, concepts);
    sex = codes(Concept.SEX, RuleId.V_CODE_SEX, Sex.class, concepts);
    ageDefinition = codes(Concept.AGE_DEF, RuleId.V_CODE_AGE, AgeDefinition.class, concepts);
    unit = codes(Concept.UNIT_MEASURE, RuleId.V_CODE_UNIT, UnitMeasure.class, concepts);
    age = new AgeReader(concepts.source(Concept.AGE), verdict);
    time = new PeriodReader(concepts.source(Concept.TIME_PERIOD), verdict);
    refArea = areas(Concept.REF_AREA, concepts, setting);
    counterpart = areas(Concept.COUNTERPART_AREA, concepts, setting);
    total = context.areas.position("_T");
    allForeigners = context.areas.position("_FOR_ALL");
  }

  private <E extends Enum<E>> DimensionReader<E> codes(
      Concept concept, RuleId rule, Class<E> type, BoundConcepts concepts) {
    return new DimensionReader<>(concept, rule, type, concepts, verdict);
  }

  private AreaBinding areas(
      Concept concept, BoundConcepts concepts, TableHarmoniser.Setting setting) {
    return new AreaBinding(concepts.source(concept), collection, setting.reader(), setting.areas());
  }

  /**
   * The key of the row; null if it has none. The verdict says whether the row is refused or out of
   * scope, which a row without key always is.
   */
  @Nullable CellKey read(Row row) {
    durationInherited = false;
    refArea.forget();
    counterpart.forget();
    Indicator what = indicator.read(row, null);
    TimePeriod period = time.read(row, what);
    PopulationBasis by = basis.read(row, PopulationBasis._U);
    if (what == null || period == null || by == null) {
      return null;
    }
    int ref = area(refArea, row, period, by, AreaBinding.UNREADABLE);
    if (ref < 0) {
      return null;
    }
    // Internal displacement has no other area: its counterpart is the area itself.
    int other = what == Indicator.IDP_STOCK ? ref : area(counterpart, row, period, by, ref);
    return other < 0 ? null : key(row, what, period, by, ref, other);
  }

  private int area(AreaBinding binding, Row row, TimePeriod period, PopulationBasis by, int ref) {
    Source source = binding.source();
    String raw = source.raw(row);
    if (raw.isEmpty() && !source.codes().entries().containsKey("")) {
      verdict.refuse(RuleId.V_STR_01, source.name(), "found no area; expected a code");
      return AreaBinding.UNREADABLE;
    }
    int position = binding.read(raw, period, by, ref);
    if (position == AreaBinding.OUT_OF_SCOPE) {
      verdict.outOfScope(binding == refArea ? "REF_AREA code" : "COUNTERPART_AREA code");
    } else if (position < 0) {
      verdict.refuse(binding.rule(), source.name(), binding.problem());
    }
    return position;
  }

  /** Reads the other dimensions and joins all in canonical form. */
  private @Nullable CellKey key(
      Row row, Indicator what, TimePeriod period, PopulationBasis by, int ref, int other) {
    CitizenshipGroup who = group.read(row, CitizenshipGroup._T);
    Duration stay = duration.read(row, Duration._U);
    Reason why = reason.read(row, Reason._T);
    Sex gender = sex.read(row, Sex._T);
    AgeBand years = age.read(row);
    AgeDefinition counted = ageDefinition.read(row, AgeDefinition._U);
    UnitMeasure of = unit.read(row, defaultUnit(what));
    if (who == null
        || stay == null
        || why == null
        || counted == null
        || of == null
        || verdict.outOfScope() != null) {
      return null;
    }
    // All foreigners are one counterpart, not a group within the total.
    boolean foreigners = other == total && who == CitizenshipGroup.FOR;
    int from = foreigners ? allForeigners : other;
    PopulationBasis basisOf = basisOf(what, from, foreigners ? PopulationBasis.COC : by);
    return CellKey.of(
        what,
        ref,
        from,
        basisOf,
        basisOf == PopulationBasis.COC ? CitizenshipGroup._T : who,
        durationOf(what, stay, ref, basisOf, period),
        why,
        // An unreadable sex, as an age, stands as the total: the sum which the refused row spoils.
        gender == null ? Sex._T : gender,
        years,
        years.equals(AgeBand.TOTAL) ? AgeDefinition._Z : counted,
        of,
        PeriodReader.type(what, period),
        period);
  }

  private PopulationBasis basisOf(Indicator what, int other, PopulationBasis by) {
    return other == total || what == Indicator.IDP_STOCK ? PopulationBasis._Z : by;
  }

  private Duration durationOf(
      Indicator what, Duration stay, int ref, PopulationBasis by, TimePeriod period) {
    if (!what.hasDuration()) {
      return Duration._Z;
    }
    if (stay != Duration._U || duration.named()) {
      return stay;
    }
    Optional<Duration> parents = inherited.of(collection, ref, what, by, period.year());
    durationInherited = parents.isPresent();
    return parents.orElse(Duration._U);
  }

  private static UnitMeasure defaultUnit(Indicator what) {
    boolean permits = what == Indicator.PERMIT_FIRST || what == Indicator.PERMIT_STOCK;
    return permits ? UnitMeasure.PMT : UnitMeasure.PS;
  }

  /** Whether the key that was read last has the DURATION of the collection's parents. */
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
    keep(codes, SourceField.TIME, time.source(), row);
  }

  private static void keep(@Nullable String[] codes, SourceField field, Source source, Row row) {
    codes[field.ordinal()] = source.asReceived(row);
  }
}
