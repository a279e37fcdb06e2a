package org.migstat.core.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When a collection published or transmitted the figures, stated by the data or declared by the
 * definition; never a processing or file time.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z; a date alone is its 00:00 UTC
 * @see "UN/SDMX 1.9 VINTAGE"
 */
public record Vintage(long epochSecond) implements Comparable<Vintage> {
  public static Vintage of(LocalDate day) {
    return of(day.atStartOfDay());
  }

  public static Vintage of(LocalDateTime time) {
    return new Vintage(time.toEpochSecond(ZoneOffset.UTC));
  }

  public boolean isAfter(Instant asOf) {
    return Instant.ofEpochSecond(epochSecond).isAfter(asOf);
  }

  public LocalDateTime time() {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }

  @Override
  public int compareTo(Vintage other) {
    return Long.compare(epochSecond, other.epochSecond);
  }

  /** The date, with the time if it is not 00:00. */
  @Override
  public String toString() {
    LocalDateTime time = time();
    return time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : time + "Z";
  }
}
