package org.migstat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the keys of encrypted tiers are; a key itself is never given. */
final class KeyOptions {
  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "${env:MIGSTAT_KEYS}",
      description = "Folder of un.key, iom.key, joint.key, operator.key (default: $MIGSTAT_KEYS).")
  private @Nullable Path folder;

  /** Null if nothing is encrypted. */
  @Nullable Path folder() {
    return folder;
  }
}
