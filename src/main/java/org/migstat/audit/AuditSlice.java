package org.migstat.audit;

import java.util.Comparator;

/**
 * Figures that belong together: of one indicator, reporting area and period.
 *
 * @param indicator code
 * @param refArea code
 * @param timePeriod in canonical form
 */
public record AuditSlice(String indicator, String refArea, String timePeriod)
    implements Comparable<AuditSlice> {
  private static final Comparator<AuditSlice> ORDER =
      Comparator.comparing(AuditSlice::indicator)
          .thenComparing(AuditSlice::refArea)
          .thenComparing(AuditSlice::timePeriod);

  @Override
  public int compareTo(AuditSlice other) {
    return ORDER.compare(this, other);
  }
}
