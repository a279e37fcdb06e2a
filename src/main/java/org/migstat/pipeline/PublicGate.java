package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.AuditFinding;
import org.migstat.audit.AuditReport;
import org.migstat.audit.PublicAudit;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Staging;

/**
 * The audit that every public tier passes before it is published, on the files that readers would
 * get.
 *
 * @param previous folder of the last public tier, null if there is none
 * @see "UN/SDMX 4.5"
 */
record PublicGate(@Nullable Path previous) implements Staging.Gate<RunFailedException> {
  @Override
  public void inspect(Path release) throws IOException, RunFailedException {
    Path tier = release.resolve(Tier.PUBLIC.folder());
    if (!Files.isDirectory(tier)) {
      return;
    }
    AuditReport report = PublicAudit.of(tier, previous, null);
    if (!report.safe()) {
      throw new RunFailedException(problem(report));
    }
  }

  /** Names cells and relations, never a figure. */
  private static String problem(AuditReport report) {
    List<AuditFinding> found =
        report.findings().stream().filter(finding -> finding.rule().blocks()).toList();
    String first =
        found.isEmpty()
            ? "the first is %s %s %s"
                .formatted(
                    report.notFinished().get(0).indicator(),
                    report.notFinished().get(0).refArea(),
                    report.notFinished().get(0).timePeriod())
            : "the first is %s by %s of %s in %s"
                .formatted(
                    found.get(0).cellKey(),
                    found.get(0).relation(),
                    found.get(0).total(),
                    found.get(0).collection());
    return "Cannot publish: it is not known that readers of tier PUBLIC cannot work out what it hides: %d figures come back, %d slices could not be judged; %s. Nothing was published. Leave the table out, or tell the maintainers."
        .formatted(found.size(), report.notFinished().size(), first);
  }
}
