package org.migstat.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param cells printed cells, each origin's its own
 * @param hidden those of them whose figure we hide
 * @param findings in order of their cells
 * @param notFinished slices with figures of which it could not be told whether they are safe, in
 *     order
 */
public record AuditReport(
    long cells, long hidden, List<AuditFinding> findings, List<AuditSlice> notFinished) {
  public AuditReport {
    findings = List.copyOf(findings);
    notFinished = List.copyOf(notFinished);
  }

  /** Whether every hidden figure is known to be safe. */
  public boolean safe() {
    return notFinished.isEmpty() && findings.stream().noneMatch(found -> found.rule().blocks());
  }
}
