package org.migstat.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. {@code migstat --help} tells the rest. */
@Command(
    name = "migstat",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Joint UN and IOM migration statistics: harmonise, resolve overlaps, protect, publish.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat run pipelines/sample.yaml",
      "  migstat check pipelines/joint.yaml",
      "  migstat query out \"SELECT * FROM obs_resolved LIMIT 10\"",
      "  migstat explain out --indicator IMM --ref-area GBR --time 2019",
      "  migstat audit out",
      "  source <(migstat completion)",
      "",
      "Each command has its own --help, with examples."
    },
    exitCodeListHeading = "%nExit codes:%n")
public final class Migstat {
  private Migstat() {}

  public static void main(String[] arguments) {
    CommandLine line = commandLine(new JointEngine(), Clock.systemUTC());
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    line.setOut(new PrintWriter(output, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int code = line.execute(arguments);
    line.getOut().flush();
    // What a run publishes is in its release; the other commands print all that comes of them.
    boolean printed = arguments.length == 0 || !arguments[0].equals("run");
    System.exit(output.judge(code, printed, line.getErr()));
  }

  static CommandLine commandLine(Engine engine, Clock clock) {
    CommandLine line =
        new CommandLine(new Migstat())
            .addSubcommand(new RunCommand(engine, clock))
            .addSubcommand(new CheckCommand(engine))
            .addSubcommand(new QueryCommand())
            .addSubcommand(new ExplainCommand())
            .addSubcommand(new AuditCommand())
            .addSubcommand(
                new CommandLine(new AutoComplete.GenerateCompletion())
                    .setCommandName("completion"));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(Complaints::wrongUse);
    line.setExecutionExceptionHandler(Complaints::ended);
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
      command.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    }
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line;
  }

  private static Map<String, String> exitCodes() {
    Function<ExitCode, String> number = code -> " " + code.code();
    return Arrays.stream(ExitCode.values())
        .collect(
            Collectors.toMap(number, ExitCode::meaning, (a, b) -> a, java.util.LinkedHashMap::new));
  }
}
