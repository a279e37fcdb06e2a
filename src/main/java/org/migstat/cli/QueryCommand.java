package org.migstat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.query.CsvFormat;
import org.migstat.query.JsonFormat;
import org.migstat.query.RowFormat;
import org.migstat.query.TableFormat;
import org.migstat.query.TierDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migstat query}: SQL over one tier of a release. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    customSynopsis = {
      "migstat query OUTPUT \"SQL\" [--tier TIER] [--release ID]",
      "                     [--format table|csv|json] [--keys DIR]"
    },
    description = "Answer one SELECT over the data sets of a tier; each data set is a view.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat query out \"SHOW TABLES\"",
      "  migstat query out \"SELECT role, count(*) FROM obs_all GROUP BY ALL\"",
      "  migstat query out \"DESCRIBE obs_resolved\" --tier un",
      "  migstat query out \"FROM conflicts\" --release r000001 --format csv"
    })
final class QueryCommand implements Callable<Integer> {
  /** How a result is printed. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  static final Tier DEFAULT_TIER = Tier.JOINT;

  @Spec private CommandSpec spec;
  @Mixin private final KeyOptions keys = new KeyOptions();

  @Parameters(index = "0", paramLabel = "OUTPUT", description = "The folder that a run wrote to.")
  private Path output;

  @Parameters(index = "1", paramLabel = "SQL", description = "One SELECT, in DuckDB's SQL.")
  private String sql;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "un, iom, joint or public (default: joint).")
  private Tier tier = DEFAULT_TIER;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description = "Which release (default: the current one).")
  private @Nullable String release;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: table).")
  private Format format = Format.TABLE;

  @Override
  public Integer call() throws Exception {
    try (var database = TierDatabase.open(output, release, tier, keys.folder())) {
      database.answer(sql, rowFormat(spec.commandLine().getOut()));
    }
    return ExitCode.OK.code();
  }

  private RowFormat rowFormat(PrintWriter out) {
    return switch (format) {
      case TABLE -> new TableFormat(out);
      case CSV -> new CsvFormat(out);
      case JSON -> new JsonFormat(out);
    };
  }
}
