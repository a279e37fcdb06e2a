package org.migstat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.migstat.pipeline.CheckReport;
import org.migstat.pipeline.CheckReport.CheckedCorrection;
import org.migstat.pipeline.CheckReport.CheckedDefinition;
import org.migstat.query.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code migstat check}: whether definitions hold, and what they make of a sample of their files.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    customSynopsis = {
      "migstat check JOB.yaml|COLLECTION.yaml [--input DIR]",
      "                     [--log-format text|json]"
    },
    description = {
      "Read definitions, map and validate a sample of their files, publish nothing.",
      "The sample is the first " + CheckReport.SAMPLE_ROWS + " rows in scope of each file,",
      "with the corrections of the job applied."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat check pipelines/sample.yaml",
      "  migstat check pipelines/collections/eurostat-tps00176-tsv.yaml --input data"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String SAMPLED =
      "A sample: the values of the first %d rows in scope of each file; run --dry-run tries all."
          .formatted(CheckReport.SAMPLE_ROWS);

  private static final String CORRECTED =
      "Values of the sample that the corrections register changes; run tells which entries fit none at all.";

  private final Engine engine;

  @Spec private CommandSpec spec;
  @Mixin private final LogOptions logging = new LogOptions();

  @Parameters(paramLabel = "FILE.yaml", description = "A job or a collection.")
  private Path file;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Where the files are (default: what the job says; none for a collection).")
  private @Nullable Path input;

  CheckCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws Exception {
    logging.apply();
    CheckReport report = engine.check(file, input);
    var out = spec.commandLine().getOut();
    lines(report).forEach(out::println);
    out.flush();
    return (report.rejectsAboveWarning() ? ExitCode.PUBLISHED_WITH_REJECTS : ExitCode.OK).code();
  }

  private static List<String> lines(CheckReport report) {
    var sample =
        new TextTable(
            List.of(
                "definition",
                "files",
                "rows",
                "values tried",
                "out of scope",
                "records",
                "rejected"));
    var refusals = new TextTable(List.of("definition", "rule", "times", "what must hold"));
    List<String> findings = new ArrayList<>();
    for (CheckedDefinition definition : report.collections()) {
      sample.add(sampled(definition));
      RunSummary.addRefusals(refusals, definition.definition(), definition.refusals());
      findings.addAll(definition.findings());
    }
    List<String> lines = new ArrayList<>(sample.lines());
    lines.add("");
    lines.add(SAMPLED);
    if (refusals.size() > 0) {
      lines.add("");
      lines.addAll(refusals.lines());
    }
    lines.addAll(corrections(report));
    if (!findings.isEmpty()) {
      lines.add("");
      lines.addAll(findings);
    }
    return lines;
  }

  private static List<String> corrections(CheckReport report) {
    var applied = new TextTable(List.of("correction", "collection", "action", "values"));
    for (CheckedCorrection correction : report.corrections()) {
      applied.add(
          List.of(
              correction.id(),
              correction.collection(),
              correction.action().name().toLowerCase(Locale.ROOT),
              Long.toString(correction.values())));
    }
    List<String> lines = new ArrayList<>();
    if (applied.size() > 0) {
      lines.addAll(List.of("", CORRECTED));
      lines.addAll(applied.lines());
    }
    if (!report.warnings().isEmpty()) {
      lines.add("");
      lines.addAll(report.warnings());
    }
    return lines;
  }

  private static List<String> sampled(CheckedDefinition definition) {
    return List.of(
        definition.definition(),
        Long.toString(definition.files()),
        Long.toString(definition.rows()),
        Long.toString(definition.outcomes()),
        Long.toString(definition.outOfScope()),
        Long.toString(definition.records()),
        Long.toString(definition.rejected()));
  }
}
