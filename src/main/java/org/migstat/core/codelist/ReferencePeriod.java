package org.migstat.core.codelist;

import java.time.LocalDate;

/** The days an observation refers to, both included; one day for an instant. */
record ReferencePeriod(LocalDate first, LocalDate last) {

  /** Whether the area existed on some of the days. */
  boolean touches(Area area) {
    LocalDate begin = area.validFrom();
    return !area.endedBy(first) && (begin == null || !last.isBefore(begin));
  }

  /** The year or years, for messages. */
  String years() {
    String begin = String.valueOf(first.getYear());
    return first.getYear() == last.getYear() ? begin : begin + " to " + last.getYear();
  }

  /** The day or days, for messages. */
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
