package org.migstat.core.harmonise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.TimePeriod;

/**
 * Reads a provider's periods: end-of-year stocks as the instant after the year, quarters, fiscal
 * years. Results are kept, since a table has few periods and many rows.
 *
 * @see "UN/SDMX 1.8"
 */
final class TimeReader {
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern QUARTER =
      Pattern.compile("(\\d{4})[- ]?Q([1-4])|Q([1-4])[- ](\\d{4})");
  private static final Pattern FISCAL = Pattern.compile("(\\d{4})[-/–](\\d{2}|\\d{4})(?:\\D.*)?");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?");

  private final Scheme scheme;
  private final KnownTexts<Optional<TimePeriod>> known = new KnownTexts<>(this::parse);

  TimeReader(@Nullable Scheme scheme) {
    this.scheme = scheme == null ? Scheme.SDMX : scheme;
  }

  /** The canonical period; null if the text is none. */
  @Nullable TimePeriod read(String text) {
    return known.read(text).orElse(null);
  }

  private Optional<TimePeriod> parse(String text) {
    try {
      return switch (scheme) {
        case YEAR -> year(text).map(TimePeriod::year);
        case END_OF_YEAR -> year(text).map(y -> TimePeriod.instant(LocalDate.of(y + 1, 1, 1)));
        case START_OF_YEAR -> year(text).map(y -> TimePeriod.instant(LocalDate.of(y, 1, 1)));
        case MID_YEAR -> year(text).map(y -> TimePeriod.instant(LocalDate.of(y, 7, 1)));
        case DATE -> date(text).map(TimePeriod::instant);
        case END_OF_DAY -> date(text).map(d -> TimePeriod.instant(d.plusDays(1)));
        case QUARTER -> quarter(text);
        case FISCAL_JULY -> fiscal(text);
        case MONTH -> TimePeriod.parse(text).filter(period -> period.months() == 1);
        default -> TimePeriod.parse(text);
      };
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> year(String text) {
    return YEAR.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    Matcher m = DATE.matcher(text);
    return m.matches() ? Optional.of(LocalDate.parse(m.group(1))) : Optional.empty();
  }

  private static Optional<TimePeriod> quarter(String text) {
    Matcher m = QUARTER.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    boolean yearFirst = m.group(1) != null;
    int year = Integer.parseInt(yearFirst ? m.group(1) : m.group(4));
    int quarter = Integer.parseInt(yearFirst ? m.group(2) : m.group(3));
    return Optional.of(TimePeriod.quarter(year, quarter));
  }

  private static Optional<TimePeriod> fiscal(String text) {
    Matcher m = FISCAL.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    boolean next = m.group(2).length() == 4 ? second == first + 1 : second == (first + 1) % 100;
    return next
        ? Optional.of(TimePeriod.interval(LocalDate.of(first, 7, 1), 12))
        : Optional.empty();
  }
}
