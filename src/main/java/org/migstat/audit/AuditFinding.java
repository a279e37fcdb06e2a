package org.migstat.audit;

import java.util.Comparator;

/**
 * A hidden figure that readers of PUBLIC can find out; never the figure itself.
 *
 * @param rule what is wrong
 * @param cellKey the cell whose figure comes back
 * @param relation how: a relation that the cell is in
 * @param total the cell that the relation adds up to; the cell itself where it is printed elsewhere
 * @param collection who prints the relation, or the other figure
 */
public record AuditFinding(
    AuditRule rule, String cellKey, RelationKind relation, String total, String collection)
    implements Comparable<AuditFinding> {
  private static final Comparator<AuditFinding> ORDER =
      Comparator.comparing(AuditFinding::cellKey)
          .thenComparing(AuditFinding::rule)
          .thenComparing(AuditFinding::relation)
          .thenComparing(AuditFinding::total)
          .thenComparing(AuditFinding::collection);

  @Override
  public int compareTo(AuditFinding other) {
    return ORDER.compare(this, other);
  }
}
