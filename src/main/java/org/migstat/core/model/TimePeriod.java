package org.migstat.core.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, half-year, quarter, month, an instant (00:00 of a day), or an interval of months from a
 * day, in the canonical form of ISO 8601 as SDMX uses it: {@code 2019}, {@code 2019-S1}, {@code
 * 2019-Q3}, {@code 2019-01}, {@code 2020-01-01}, {@code 2018-07-01/P1Y}.
 *
 * @param packed from the high bits: year (12), kind (3), month (4) or number in the year, day (5),
 *     length in months (8). Comparing as unsigned numbers orders by year, then kind, then date.
 * @see "SDMX TIME_PERIOD, UN/SDMX 1.8"
 */
public record TimePeriod(int packed) implements Comparable<TimePeriod> {
  private static final int YEAR = 0;
  private static final int SEMESTER = 1;
  private static final int QUARTER = 2;
  private static final int MONTH = 3;
  private static final int INSTANT = 4;
  private static final int INTERVAL = 5;

  private static final TextCache TEXTS = new TextCache(packed -> new TimePeriod(packed).text());

  private static final Pattern CANONICAL =
      Pattern.compile(
          "(\\d{4})(?:-(?:S([12])|Q([1-4])|(\\d{2})(?:-(\\d{2})(?:/P(\\d{1,2})([MY]))?)?))?");

  private static TimePeriod of(int year, int kind, int month, int day, int months) {
    return new TimePeriod(year << 20 | kind << 17 | month << 13 | day << 8 | months);
  }

  /**
   * @throws DateTimeException unless 1 ≤ year ≤ 4095
   */
  public static TimePeriod year(int year) {
    return of(checked(year), YEAR, 1, 1, 12);
  }

  /**
   * @throws DateTimeException unless the half-year is 1 or 2
   */
  public static TimePeriod semester(int year, int semester) {
    return part(year, SEMESTER, semester, 2);
  }

  /**
   * @throws DateTimeException unless the quarter is 1 to 4
   */
  public static TimePeriod quarter(int year, int quarter) {
    return part(year, QUARTER, quarter, 4);
  }

  /**
   * @throws DateTimeException unless the month is 1 to 12
   */
  public static TimePeriod month(int year, int month) {
    return part(year, MONTH, month, 12);
  }

  /** 00:00 of the day. */
  public static TimePeriod instant(LocalDate day) {
    return of(checked(day.getYear()), INSTANT, day.getMonthValue(), day.getDayOfMonth(), 0);
  }

  /**
   * The months from the day on; a calendar year, half-year, quarter or month is returned as such.
   */
  public static TimePeriod interval(LocalDate start, int months) {
    if (months < 1 || months > 255) {
      throw new DateTimeException("an interval has 1 to 255 months");
    }
    int month = start.getMonthValue();
    if (start.getDayOfMonth() == 1 && 12 % months == 0 && (month - 1) % months == 0) {
      int number = (month - 1) / months + 1;
      switch (months) {
        case 12:
          return year(start.getYear());
        case 6:
          return semester(start.getYear(), number);
        case 3:
          return quarter(start.getYear(), number);
        case 1:
          return month(start.getYear(), number);
        default:
      }
    }
    return of(checked(start.getYear()), INTERVAL, month, start.getDayOfMonth(), months);
  }

  /** Reads the canonical forms; empty for anything else, such as month 13 or 30 February. */
  public static Optional<TimePeriod> parse(String text) {
    Matcher m = CANONICAL.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(m.group(1));
      if (m.group(2) != null) {
        return Optional.of(semester(year, Integer.parseInt(m.group(2))));
      }
      if (m.group(3) != null) {
        return Optional.of(quarter(year, Integer.parseInt(m.group(3))));
      }
      if (m.group(4) == null) {
        return Optional.of(year(year));
      }
      int month = Integer.parseInt(m.group(4));
      if (m.group(5) == null) {
        return Optional.of(month(year, month));
      }
      LocalDate day = LocalDate.of(year, month, Integer.parseInt(m.group(5)));
      if (m.group(6) == null) {
        return Optional.of(instant(day));
      }
      int length = Integer.parseInt(m.group(6)) * (m.group(7).equals("Y") ? 12 : 1);
      return Optional.of(interval(day, length));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static TimePeriod part(int year, int kind, int number, int parts) {
    if (number < 1 || number > parts) {
      throw new DateTimeException("a year has " + parts + " such parts");
    }
    int months = 12 / parts;
    return of(checked(year), kind, (number - 1) * months + 1, 1, months);
  }

  private static int checked(int year) {
    if (year < 1 || year > 4095) {
      throw new DateTimeException("a year is 1 to 4095");
    }
    return year;
  }

  private int kind() {
    return packed >> 17 & 7;
  }

  /** Calendar year of the first day. */
  public int year() {
    return packed >>> 20;
  }

  private int monthOfStart() {
    return packed >> 13 & 15;
  }

  /** Length in months; 0 for an instant. */
  public int months() {
    return packed & 0xFF;
  }

  public boolean isInstant() {
    return kind() == INSTANT;
  }

  /** A calendar year. */
  public boolean isYear() {
    return kind() == YEAR;
  }

  /** First day; of an instant, the day at whose 00:00 it stands. */
  public LocalDate start() {
    return LocalDate.of(year(), monthOfStart(), packed >> 8 & 31);
  }

  /** First day after the period; of an instant, its own day. */
  public LocalDate endExclusive() {
    return start().plusMonths(months());
  }

  @Override
  public int compareTo(TimePeriod other) {
    return Integer.compareUnsigned(packed, other.packed);
  }

  /** The canonical form. */
  @Override
  public String toString() {
    return TEXTS.text(packed);
  }

  private String text() {
    String year = Integer.toString(10_000 + year()).substring(1);
    return switch (kind()) {
      case YEAR -> year;
      case SEMESTER -> year + "-S" + ((monthOfStart() - 1) / 6 + 1);
      case QUARTER -> year + "-Q" + ((monthOfStart() - 1) / 3 + 1);
      case MONTH -> start().toString().substring(0, 7);
      case INSTANT -> start().toString();
      default ->
          start() + (months() % 12 == 0 ? "/P" + months() / 12 + "Y" : "/P" + months() + "M");
    };
  }
}
