package org.migstat.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.migstat.query.CsvFormat;
import org.migstat.query.JsonFormat;
import org.migstat.query.RowFormat;
import org.migstat.query.TableFormat;
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

  @Spec private CommandSpec spec;
  @Mixin private final TierOptions tier = new TierOptions();

  @Parameters(index = "1", paramLabel = "SQL", description = "One SELECT, in DuckDB's SQL.")
  private String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: table).")
  private Format format = Format.TABLE;

  @Override
  public Integer call() throws Exception {
    try (var database = tier.open()) {
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
