package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;

/**
 * Reads the reference period of a row and checks it against what is measured: stocks are of a
 * moment, or of a year if no more is known; what happens takes time.
 *
 * @see "UN/SDMX 1.8"
 */
final class PeriodReader {
  private final Source source;
  private final TimeReader time;
  private final Verdict verdict;

  PeriodReader(Source source, Verdict verdict) {
    this.source = source;
    this.time = new TimeReader(source.scheme());
    this.verdict = verdict;
  }

  Source source() {
    return source;
  }

  /**
   * The period; null, with the reason in the verdict, if the row has none that fits.
   *
   * @param what null if it cannot be read; then any period fits
   */
  @Nullable TimePeriod read(Row row, @Nullable Indicator what) {
    TimePeriod period = time.read(source.raw(row));
    if (period == null) {
      return refuse("found a period that cannot be read; expected " + expected());
    }
    return what == null || fits(what, period) ? period : refuse(misfit(what));
  }

  /** How the figure relates to the period. */
  static TimeType type(Indicator what, TimePeriod period) {
    if (!stock(what)) {
      return TimeType.PER;
    }
    return period.isInstant() ? TimeType.PIT : TimeType.UNK;
  }

  private static boolean fits(Indicator what, TimePeriod period) {
    return stock(what) ? period.isInstant() || period.isYear() : !period.isInstant();
  }

  private static String misfit(Indicator what) {
    return stock(what)
        ? "found a part of a year for a stock; expected a day, or a year"
        : "found a day for a flow; expected the period in which it was counted";
  }

  private static boolean stock(Indicator what) {
    return what.nature() == Indicator.Nature.STOCK;
  }

  private String expected() {
    return source.scheme() == null
        ? "an SDMX period that exists"
        : source.scheme() + " as declared";
  }

  private @Nullable TimePeriod refuse(String found) {
    verdict.refuse(RuleId.V_CODE_TIME, source.name(), found);
    return null;
  }
}
