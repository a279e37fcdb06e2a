package org.migstat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.AuditFinding;
import org.migstat.audit.AuditReport;
import org.migstat.audit.AuditSlice;
import org.migstat.audit.PublicAudit;
import org.migstat.core.model.Tier;
import org.migstat.query.Json;
import org.migstat.query.QueryException;
import org.migstat.query.TextTable;
import org.migstat.query.TierFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code migstat audit}: whether the public tier gives back what it hides. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    customSynopsis = {
      "migstat audit OUTPUT [--release ID] [--previous ID] [--threshold N]",
      "                     [--format text|json]"
    },
    description = {
      "Try to find out what tier PUBLIC of a release hides, from what it and the previous release",
      "print: sums over sex, age, areas, time, reasons, and the same figures elsewhere.",
      "Ends with 1 if a hidden figure comes back, or if that could not be told."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat audit out",
      "  migstat audit out --release r000002 --previous r000001 --format json"
    })
final class AuditCommand implements Callable<Integer> {
  /** How the report is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private final ReleaseOptions release = new ReleaseOptions();

  @Option(
      names = "--previous",
      paramLabel = "ID",
      description = "The release that readers know from before (default: none).")
  private @Nullable String previous;

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description =
          "Least distance of the possible values of a hidden figure (default: that of the"
              + " release's policy, or else 5).")
  private @Nullable Integer threshold;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    if (threshold != null && threshold < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot audit with threshold %d: expected 1 or more.".formatted(threshold));
    }
    AuditReport report =
        PublicAudit.of(
            publicTier(release.release()),
            previous == null ? null : publicTier(previous),
            threshold);
    if (format == Format.JSON) {
      spec.commandLine().getOut().print(Json.lines(report));
      spec.commandLine().getOut().flush();
    } else {
      lines(report).forEach(spec.commandLine().getOut()::println);
    }
    return (report.safe() ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private static List<String> lines(AuditReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Cells printed: %d, of them hidden: %d.".formatted(report.cells(), report.hidden()));
    if (!report.findings().isEmpty()) {
      var found = new TextTable(List.of("rule", "cell", "by", "of", "collection"));
      for (AuditFinding finding : report.findings()) {
        found.add(
            List.of(
                finding.rule().name(),
                finding.cellKey(),
                finding.relation().name(),
                finding.total(),
                finding.collection()));
      }
      lines.add("");
      lines.addAll(found.lines());
    }
    if (!report.notFinished().isEmpty()) {
      var open = new TextTable(List.of("not finished", "ref_area", "time_period"));
      for (AuditSlice slice : report.notFinished()) {
        open.add(List.of(slice.indicator(), slice.refArea(), slice.timePeriod()));
      }
      lines.add("");
      lines.addAll(open.lines());
    }
    if (report.safe()) {
      lines.add("No hidden figure comes back.");
    }
    return lines;
  }

  private Path publicTier(@Nullable String id) throws IOException, QueryException {
    return TierFolder.of(release.output(), id, Tier.PUBLIC).path();
  }
}
