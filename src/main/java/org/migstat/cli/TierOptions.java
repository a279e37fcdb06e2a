package org.migstat.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.migstat.core.model.Tier;
import org.migstat.query.QueryException;
import org.migstat.query.TierDatabase;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which tier of which release a command reads, and where its key is. */
final class TierOptions {
  static final Tier DEFAULT = Tier.JOINT;

  @Mixin private final ReleaseOptions release = new ReleaseOptions();
  @Mixin private final KeyOptions keys = new KeyOptions();

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "un, iom, joint or public (default: joint).")
  private Tier tier = DEFAULT;

  Path output() {
    return release.output();
  }

  TierDatabase open() throws IOException, QueryException {
    return TierDatabase.open(release.output(), release.release(), tier, keys.folder());
  }
}
