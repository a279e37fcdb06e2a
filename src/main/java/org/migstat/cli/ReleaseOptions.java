package org.migstat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which release a command reads. */
final class ReleaseOptions {
  @Parameters(index = "0", paramLabel = "OUTPUT", description = "The folder that a run wrote to.")
  private Path output;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description = "Which release (default: the current one).")
  private @Nullable String release;

  Path output() {
    return output;
  }

  /** Its id; null for the current one. */
  @Nullable String release() {
    return release;
  }
}
