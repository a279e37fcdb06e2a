package org.migstat.core.definition;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rounding;

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
    Rounding.Mode roundingMode,
    boolean zeroIsFiller,
    Map<String, Symbol> symbols)
    implements Serializable {

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
}
