package org.migstat.cli;

import org.migstat.pipeline.Version;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ManifestVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"migstat " + Version.current()};
  }
}
