package org.migstat.cli;

import picocli.CommandLine.Option;

/** The options that say how a command reports while it works. */
final class LogOptions {
  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How progress and messages look on standard error (default: text).")
  private LogFormat format = LogFormat.TEXT;

  /** To be called before the first line is logged. */
  void apply() {
    format.set();
  }
}
