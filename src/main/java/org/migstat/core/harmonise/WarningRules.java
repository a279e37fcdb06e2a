package org.migstat.core.harmonise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.CollectionDefinition.ValueSource;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;

/**
 * Rules that one record can break by itself and that flag it: what they find is noted, and the
 * record stays.
 *
 * @param frequency the stated frequency, null if the table states none
 * @param keys reader of the row's key, null for a series without one
 * @see "UN/SDMX 3.2"
 */
record WarningRules(
    AreaTable areas,
    ValueSource declared,
    String valueColumn,
    @Nullable Source frequency,
    String flagColumn,
    @Nullable KeyReader keys) {

  /** What the row is flagged with, whether or not it has a value. */
  QualityFlags of(Row row, CellKey key, StatusReader.Meaning meaning, List<Note> notes) {
    QualityFlags flags = QualityFlags.NONE;
    if (meaning.unregistered()) {
      notes.add(
          note(RuleId.V_CODE_FLAG, flagColumn, "found a flag that the definition does not list"));
      flags = flags.with(QualityFlag.FLAG_UNKNOWN);
    }
    if (areas.area(key.refArea()).type() == AreaType.GROUP
        || areas.area(key.counterpartArea()).type() == AreaType.GROUP) {
      flags = flags.with(QualityFlag.AGGREGATE);
    }
    Note existence = existence(key);
    if (existence != null) {
      notes.add(existence);
      flags = flags.with(QualityFlag.AREA_TIME);
    }
    if (frequency != null
        && !frequency.raw(row).isEmpty()
        && !frequency.raw(row).equals(key.frequency())) {
      notes.add(
          note(
              RuleId.V_FREQ,
              frequency.name(),
              "found a period that does not fit the stated frequency"));
      flags = flags.with(QualityFlag.FREQ_MISMATCH);
    }
    return flags;
  }

  /** What the value is flagged with. */
  QualityFlags ofValue(
      CellKey key,
      long value,
      NumberReader number,
      Rounding rounding,
      int stated,
      List<Note> notes) {
    QualityFlags flags = QualityFlags.NONE;
    if (stated >= 0 && number.decimals() > stated) {
      notes.add(
          note(
              RuleId.V_DECIMALS,
              valueColumn,
              "found more decimals than DECIMALS says; the value decides"));
    }
    if (number.rounded()) {
      flags = flags.with(QualityFlag.ROUNDED_4DP);
    }
    boolean raised = declared.roundingMode() == Rounding.Mode.RAISED;
    if (raised && rounding.step() > Decimal.ONE) {
      flags = flags.with(QualityFlag.SMALL_RAISED);
    }
    long base = declared.roundingStep() * Decimal.ONE;
    if (!raised && base > Decimal.ONE && value % base != 0) {
      notes.add(
          note(
              RuleId.V_ROUND,
              valueColumn,
              "found a value that is no multiple of the declared base"));
      flags = flags.with(QualityFlag.NOT_ROUNDED);
    }
    if (key.unit().counts() && rounding.step() == Decimal.ONE && !Decimal.isWhole(value)) {
      notes.add(note(RuleId.V_INT, valueColumn, "found a count that is not whole"));
      flags = flags.with(QualityFlag.NOT_INTEGRAL);
    }
    return flags;
  }

  private @Nullable Note existence(CellKey key) {
    boolean existed =
        RecordRules.existed(areas.area(key.refArea()), key.period(), key.basis(), false)
            && RecordRules.existed(
                areas.area(key.counterpartArea()), key.period(), key.basis(), true);
    if (!existed) {
      return note(RuleId.V_AREA_TIME, "", "found an area that did not exist at the time");
    }
    boolean late = keys != null && keys.lateArea();
    return late
        ? note(
            RuleId.V_AREA_TIME,
            "",
            "found the code of an area that is no more; read as a place of birth")
        : null;
  }

  private static Note note(RuleId rule, String column, String detail) {
    return new Note(rule, column, detail);
  }
}
