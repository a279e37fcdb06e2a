package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.ValueSource;
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
 * @see "UN/SDMX 3.2"
 */
final class WarningRules {
  private final AreaTable areas;
  private final ValueSource declared;
  private final String flagColumn;
  private final Notes notes;
  private final KeyReader keys;
  private final FigureReader figure;
  private final @Nullable Source frequency;

  /**
   * @param frequency the stated frequency, null if the table states none
   */
  WarningRules(
      RowContext context, KeyReader keys, FigureReader figure, @Nullable Source frequency) {
    this.areas = context.areas;
    this.declared = context.definition.value();
    this.flagColumn = context.status.column();
    this.notes = context.notes;
    this.keys = keys;
    this.figure = figure;
    this.frequency = frequency;
  }

  /** What the row that the readers have read is flagged with. */
  QualityFlags of(Row row, CellKey key, StatusReader.Meaning meaning, Rounding rounding) {
    QualityFlags flags = ofRow(row, key, meaning);
    return figure.hasValue() ? ofValue(key, rounding, flags) : flags;
  }

  private QualityFlags ofRow(Row row, CellKey key, StatusReader.Meaning meaning) {
    QualityFlags flags = QualityFlags.NONE;
    if (meaning.unregistered()) {
      notes.add(RuleId.V_CODE_FLAG, flagColumn, "found a flag that the definition does not list");
      flags = flags.with(QualityFlag.FLAG_UNKNOWN);
    }
    if (areas.area(key.refArea()).type() == AreaType.GROUP
        || areas.area(key.counterpartArea()).type() == AreaType.GROUP) {
      flags = flags.with(QualityFlag.AGGREGATE);
    }
    String time = existence(key);
    if (time != null) {
      notes.add(RuleId.V_AREA_TIME, "", time);
      flags = flags.with(QualityFlag.AREA_TIME);
    }
    if (frequency != null
        && !frequency.raw(row).isEmpty()
        && !frequency.raw(row).equals(key.frequency())) {
      notes.add(
          RuleId.V_FREQ, frequency.name(), "found a period that does not fit the stated frequency");
      flags = flags.with(QualityFlag.FREQ_MISMATCH);
    }
    return keys.durationInherited() ? flags.with(QualityFlag.DEF_INHERITED) : flags;
  }

  private QualityFlags ofValue(CellKey key, Rounding rounding, QualityFlags ofRow) {
    QualityFlags flags = ofRow;
    if (figure.exceedsDecimals()) {
      notes.add(
          RuleId.V_DECIMALS,
          figure.column(),
          "found more decimals than DECIMALS says; the value decides");
    }
    if (figure.rounded()) {
      flags = flags.with(QualityFlag.ROUNDED_4DP);
    }
    boolean raised = declared.roundingMode() == Rounding.Mode.RAISED;
    if (raised && rounding.step() > Decimal.ONE) {
      flags = flags.with(QualityFlag.SMALL_RAISED);
    }
    long base = declared.roundingStep() * Decimal.ONE;
    if (!raised && base > Decimal.ONE && figure.value() % base != 0) {
      notes.add(
          RuleId.V_ROUND,
          figure.column(),
          "found a value that is no multiple of the declared base");
      flags = flags.with(QualityFlag.NOT_ROUNDED);
    }
    if (key.unit().counts() && rounding.step() == Decimal.ONE && !Decimal.isWhole(figure.value())) {
      notes.add(RuleId.V_INT, figure.column(), "found a count that is not whole");
      flags = flags.with(QualityFlag.NOT_INTEGRAL);
    }
    return flags;
  }

  /** What is wrong with an area of the key at its time; null if nothing is. */
  private @Nullable String existence(CellKey key) {
    boolean existed =
        RecordRules.existed(areas.area(key.refArea()), key.period(), key.basis(), false)
            && RecordRules.existed(
                areas.area(key.counterpartArea()), key.period(), key.basis(), true);
    if (!existed) {
      return "found an area that did not exist at the time";
    }
    return keys.lateArea()
        ? "found the code of an area that is no more; read as a place of birth"
        : null;
  }
}
