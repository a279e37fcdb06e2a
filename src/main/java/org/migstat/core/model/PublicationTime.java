package org.migstat.core.model;

import java.time.Instant;

/**
 * The years in which figures can be published, or an embargo on them can end: 1900 to 2999. What
 * lies outside is a slip of the pen or an attempt; no file format need hold it, and it never
 * releases anything.
 */
public final class PublicationTime {
  /** The bounds in words. */
  public static final String YEARS = "the years 1900 to 2999";

  private static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long END = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

  private PublicationTime() {}

  /**
   * @param epochSecond seconds since 1970-01-01T00:00:00Z
   */
  public static boolean isPlausible(long epochSecond) {
    return epochSecond >= FIRST && epochSecond < END;
  }
}
