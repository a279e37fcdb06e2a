package org.migstat.core.definition;

import java.io.Serializable;
import java.util.Map;
import org.migstat.core.model.Indicator;

/**
 * How small counts are protected before they are public.
 *
 * @param contentHash SHA-256 of the policy file, in hexadecimal; empty for the policy that holds
 *     without a file
 * @param threshold counts below it, zero apart, are not shown; in units
 * @param respectProviderF whether a record on which the provider itself wrote F needs no protection
 * @param protectZeros whether a zero counts as small
 * @param strictChain whether a public figure is withheld that another source of the same origin
 *     keeps confidential
 * @param treatments of the indicators that the file names
 * @see "UN/SDMX 4.4, 4.5"
 */
public record DisclosurePolicy(
    String contentHash,
    int threshold,
    boolean respectProviderF,
    boolean protectZeros,
    boolean strictChain,
    Map<Indicator, Treatment> treatments)
    implements Serializable {
  private static final Treatment SUPPRESS = new Treatment(Method.SUPPRESS, "");
  private static final Treatment NONE = new Treatment(Method.NONE, "");

  /** What holds where a job names no file. */
  public static final DisclosurePolicy USUAL =
      new DisclosurePolicy("", 5, true, false, true, Map.of());

  /** What is done to an indicator. */
  public enum Method {
    /** Small counts are hidden, and as many others as it takes that nobody can work them out. */
    SUPPRESS,
    /** Every figure is rounded to the nearest 5 by itself. */
    ROUND5,
    /** Every figure is rounded up or down to a multiple of 3, by chance, always alike in a cell. */
    RR3,
    /** Nothing. */
    NONE
  }

  /**
   * @param series label of the series that the method makes; another method needs another label,
   *     because the difference of two releases discloses
   */
  public record Treatment(Method method, String series) implements Serializable {}

  /**
   * What is done to an indicator: as the file says, else counts that need disclosure control are
   * suppressed.
   */
  public Treatment treatment(Indicator indicator) {
    return treatments.getOrDefault(indicator, indicator.sensitive() ? SUPPRESS : NONE);
  }

  /** Whether any indicator is treated by the method. */
  public boolean uses(Method method) {
    for (Indicator indicator : Indicator.values()) {
      if (treatment(indicator).method() == method) {
        return true;
      }
    }
    return false;
  }
}
