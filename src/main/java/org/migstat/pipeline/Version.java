package org.migstat.pipeline;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** As the jar's manifest states it; {@code development} outside of a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
