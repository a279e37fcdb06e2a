package org.migstat.core.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An age or a band of ages in completed years, as a half-open interval: {@code Y15T19} is [15,20),
 * {@code Y_GE85} is [85,∞). All ages ({@code _T}) and unknown age ({@code _U}) are no intervals:
 * {@code _T} includes unknown ages, {@code Y_GE0} does not.
 *
 * @param packed 0 for {@code _T}, 1 for {@code _U}, else 65536 + 256 × lower + upper, 255 for no
 *     upper bound
 * @see "SDMX CL_AGE, UN/SDMX 1.7"
 */
public record AgeBand(int packed) implements Comparable<AgeBand> {
  public static final AgeBand TOTAL = new AgeBand(0);
  public static final AgeBand UNKNOWN = new AgeBand(1);

  private static final TextCache TEXTS = new TextCache(packed -> new AgeBand(packed).text());
  private static final int INTERVAL = 1 << 16;
  private static final int OPEN = 255;
  private static final Pattern BAND = Pattern.compile("Y?(\\d{1,3})(?:(?:-|T|–)Y?(\\d{1,3}))?");
  private static final Pattern OPEN_ENDED =
      Pattern.compile("(?:Y_?GE|>=|≥)(\\d{1,3})|(\\d{1,3})\\+");
  private static final Pattern UNDER = Pattern.compile("(?:Y_?LT|<)(\\d{1,3})");

  /**
   * @throws IllegalArgumentException unless 0 ≤ lower &lt; upper ≤ 254
   */
  public static AgeBand between(int lower, int upperExclusive) {
    if (lower < 0 || upperExclusive <= lower || upperExclusive >= OPEN) {
      throw new IllegalArgumentException(
          "Cannot make an age band: expected 0 ≤ lower < upper < 255");
    }
    return new AgeBand(INTERVAL | lower << 8 | upperExclusive);
  }

  public static AgeBand from(int lower) {
    if (lower < 0 || lower >= OPEN) {
      throw new IllegalArgumentException("Cannot make an age band: expected 0 ≤ lower < 255");
    }
    return new AgeBand(INTERVAL | lower << 8 | OPEN);
  }

  /**
   * Reads SDMX and Eurostat forms ({@code Y15T19, Y15-19, 15-19, Y_LT15, Y_GE85, 85+, TOTAL, UNK});
   * empty if none fits.
   */
  public static Optional<AgeBand> parse(String text) {
    switch (text) {
      case "_T", "TOTAL", "T":
        return Optional.of(TOTAL);
      case "_U", "UNK":
        return Optional.of(UNKNOWN);
      default:
    }
    Matcher band = BAND.matcher(text);
    if (band.matches()) {
      int lower = Integer.parseInt(band.group(1));
      int last = band.group(2) == null ? lower : Integer.parseInt(band.group(2));
      return last < lower || last >= OPEN - 1
          ? Optional.empty()
          : Optional.of(between(lower, last + 1));
    }
    Matcher open = OPEN_ENDED.matcher(text);
    if (open.matches()) {
      int lower = Integer.parseInt(open.group(1) == null ? open.group(2) : open.group(1));
      return lower >= OPEN ? Optional.empty() : Optional.of(from(lower));
    }
    Matcher under = UNDER.matcher(text);
    if (under.matches()) {
      int upper = Integer.parseInt(under.group(1));
      return upper == 0 || upper >= OPEN ? Optional.empty() : Optional.of(between(0, upper));
    }
    return Optional.empty();
  }

  public boolean isInterval() {
    return packed >= INTERVAL;
  }

  /** First age of the interval; only for {@link #isInterval()}. */
  public int lower() {
    return packed >> 8 & 0xFF;
  }

  /**
   * First age after the interval, {@link Integer#MAX_VALUE} if it has no end; only for {@link
   * #isInterval()}.
   */
  public int upperExclusive() {
    int upper = packed & 0xFF;
    return upper == OPEN ? Integer.MAX_VALUE : upper;
  }

  @Override
  public int compareTo(AgeBand other) {
    return Integer.compare(packed, other.packed);
  }

  /** The canonical code. */
  @Override
  public String toString() {
    return TEXTS.text(packed);
  }

  private String text() {
    if (packed == 0) {
      return "_T";
    }
    if (packed == 1) {
      return "_U";
    }
    if ((packed & 0xFF) == OPEN) {
      return "Y_GE" + lower();
    }
    int last = upperExclusive() - 1;
    return last == lower() ? "Y" + last : "Y" + lower() + "T" + last;
  }
}
