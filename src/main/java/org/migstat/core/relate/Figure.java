package org.migstat.core.relate;

import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;

/**
 * The figure of a cell, without how it came about: all that cells of other reporting areas need.
 *
 * @param value in ten-thousandths; {@link Decimal#NONE} if the cell has none
 * @param step by how much rounding may have moved the value, doubled; 0 for an exact one
 */
public record Figure(CellKey cell, long value, long step) implements Addend {
  public static Figure of(Observation observation) {
    return new Figure(observation.key(), observation.value(), doubledRounding(observation));
  }

  static long doubledRounding(Observation observation) {
    long step = observation.rounding().step();
    return step > Decimal.ONE ? step : 0;
  }

  @Override
  public boolean hasValue() {
    return value != Decimal.NONE;
  }

  /** The cell only: a value never reaches a log or a message. */
  @Override
  public String toString() {
    return "Figure of " + cell;
  }
}
