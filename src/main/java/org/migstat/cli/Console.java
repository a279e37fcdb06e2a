package org.migstat.cli;

import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Where a command prints: its result to standard output, how it gets on to standard error.
 *
 * @param terminal whether somebody watches standard error, so that a line may be rewritten
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  /** Set by the launcher, which can see what standard error is connected to. */
  private static final String TERMINAL = "migstat.terminal";

  static Console of(CommandLine line) {
    return new Console(line.getOut(), line.getErr(), Boolean.getBoolean(TERMINAL));
  }

  /** Says on standard error what somebody should look at. */
  void warn(String sentence) {
    if (LogFormat.JSON.isSet()) {
      LoggerFactory.getLogger(Console.class).warn(sentence);
    } else {
      err.println(sentence);
    }
  }

  ProgressPrinter progress() {
    if (LogFormat.JSON.isSet()) {
      return ProgressPrinter.logging();
    }
    return terminal ? ProgressPrinter.rewriting(err) : ProgressPrinter.plain(err);
  }
}
