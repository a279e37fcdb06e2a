package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.ValueSource;
import org.migstat.core.definition.ValueSource.Symbol;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.UnitMeasure;

/**
 * Reads the figure of a row: OBS_VALUE or the symbol in its place, UNIT_MULT and DECIMALS. What it
 * read stands in it until the next row: {@link #find} first, then {@link #read}, then {@link
 * #readDecimals}.
 *
 * @see "UN/SDMX 1.9"
 */
final class FigureReader {
  private static final int MOST_MULTIPLIER = 12;
  private static final int MOST_DECIMALS = 15;

  private final ValueSource declared;
  private final boolean blankIsNull;
  private final Source source;
  private final IntegerAttribute unitMultiplier;
  private final IntegerAttribute decimals;
  private final NumberReader number;
  private final Verdict verdict;
  private final Notes notes;
  private String text = "";
  private @Nullable Symbol symbol;
  private long value = Decimal.NONE;
  private int multiplier;
  private int stated;

  /**
   * @param source the value column
   */
  FigureReader(RowContext context, Source source, BoundConcepts concepts) {
    this.declared = context.definition.value();
    this.blankIsNull = context.definition.layout().format() == Layout.Format.SDMX_CSV;
    this.source = source;
    this.verdict = context.verdict;
    this.notes = context.notes;
    number = new NumberReader(declared.decimalMark(), declared.thousandsMark());
    unitMultiplier =
        IntegerAttribute.of(
            Concept.UNIT_MULT, concepts, declared.unitMultiplier(), MOST_MULTIPLIER);
    decimals = IntegerAttribute.of(Concept.DECIMALS, concepts, declared.decimals(), MOST_DECIMALS);
  }

  /** Finds the text of the row and the symbol that it may be. */
  void find(Row row) {
    text = source.raw(row);
    symbol = declared.symbols().get(text);
  }

  /**
   * Whether the text says that nothing was recorded.
   *
   * @param zeroIsFiller whether a zero with the areas of the row says so
   */
  boolean isFiller(boolean zeroIsFiller) {
    if (symbol != null) {
      return symbol.meaning() == Symbol.Meaning.FILLER;
    }
    return (zeroIsFiller || declared.zeroIsFiller())
        && number.read(text, 0) == null
        && number.value() == 0
        && !number.rounded();
  }

  /**
   * Reads the value; the verdict says if it cannot be read.
   *
   * @param deletion whether the row withdraws its figure, whatever it prints
   */
  void read(Row row, boolean deletion) {
    value = Decimal.NONE;
    multiplier = unitMultiplier.read(row);
    if (multiplier == IntegerAttribute.MALFORMED) {
      verdict.refuse(RuleId.V_CODE_ATTR, unitMultiplier.column(), unitMultiplier.problem());
    } else if (deletion) {
      return;
    } else if (symbol != null) {
      if (symbol.meaning() == Symbol.Meaning.ZERO) {
        readNumber("0");
      }
    } else if (!text.isEmpty()) {
      readNumber(text);
    } else if (!blankIsNull) {
      verdict.refuse(RuleId.V_STR_01, column(), "found no value; expected one");
    }
  }

  private void readNumber(String printed) {
    String problem = number.read(printed, multiplier);
    if (problem == null) {
      value = number.value();
    } else {
      verdict.refuse(RuleId.V_STR_03, column(), problem);
    }
  }

  /** Reads DECIMALS; one that cannot be read is noted and counts as not stated. */
  void readDecimals(Row row) {
    stated = decimals.read(row);
    if (stated == IntegerAttribute.MALFORMED) {
      stated = -1;
      notes.add(RuleId.V_CODE_DEC, decimals.column(), decimals.problem() + "; read as not stated");
    }
  }

  /** How far the value may stand from the true one. */
  Rounding rounding(UnitMeasure unit) {
    if (!hasValue()) {
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

  /** Header of the value column. */
  String column() {
    return source.name();
  }

  @Nullable String asReceived(Row row) {
    return source.asReceived(row);
  }

  boolean hasValue() {
    return value != Decimal.NONE;
  }

  /** In ten-thousandths of a unit, or {@link Decimal#NONE}. */
  long value() {
    return value;
  }

  int multiplier() {
    return multiplier;
  }

  /** DECIMALS, -1 if it is not stated. */
  int statedDecimals() {
    return stated;
  }

  /** Whether the value is printed with more decimals than DECIMALS says. */
  boolean exceedsDecimals() {
    return stated >= 0 && number.decimals() > stated;
  }

  /** Whether the value had more decimals than are kept. */
  boolean rounded() {
    return number.rounded();
  }

  /** The status that the symbol carries, null if none. */
  @Nullable ObservationStatus status() {
    return symbol == null ? null : symbol.status();
  }

  /** The confidentiality that the symbol carries, null if none. */
  @Nullable ConfidentialityStatus confidentiality() {
    return symbol == null ? null : symbol.confidentiality();
  }
}
