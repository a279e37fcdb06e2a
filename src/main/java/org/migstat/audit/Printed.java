package org.migstat.audit;

import java.util.Comparator;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;

/**
 * One record as the tier PUBLIC prints it.
 *
 * @param submission the file it came in; orders records that are equal otherwise
 * @param value in {@linkplain Decimal ten-thousandths} of a unit, {@link Decimal#NONE} if there is
 *     none
 * @param hidden whether we hide the value; a value that the provider does not give is no secret
 * @param publishedDetail whether the provider publishes the table cell by cell anyway
 * @param summed whether the figure is the sum of the parts that its table prints
 * @param consolidated whether moves between the members of a group are left out, so that it is no
 *     sum of theirs
 * @see "UN/SDMX 1.9, 4.5"
 */
public record Printed(
    CellKey cell,
    String collection,
    String dataflow,
    Vintage vintage,
    String submission,
    long value,
    boolean hidden,
    Rounding rounding,
    boolean publishedDetail,
    boolean summed,
    boolean consolidated) {

  /** Newest first; a total order, so that what is taken first depends on no order of reading. */
  static final Comparator<Printed> NEWEST_FIRST =
      Comparator.comparing(Printed::vintage)
          .reversed()
          .thenComparing(Printed::collection)
          .thenComparing(Printed::dataflow)
          .thenComparing(Printed::submission)
          .thenComparing(Printed::hidden)
          .thenComparing(printed -> printed.rounding().step())
          .thenComparing(Printed::value);

  boolean hasValue() {
    return value != Decimal.NONE;
  }

  /** How far the true figure may be from the value at most, in ten-thousandths. */
  long slack() {
    if (rounding.step() <= Decimal.ONE) {
      return 0;
    }
    return rounding.mode() == Rounding.Mode.NEAREST ? rounding.step() / 2 : rounding.step();
  }

  /** The table only: the value is not for every reader of a text. */
  @Override
  public String toString() {
    return "Printed of " + collection + " " + dataflow + " " + vintage;
  }
}
