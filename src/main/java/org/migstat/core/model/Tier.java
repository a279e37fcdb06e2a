package org.migstat.core.model;

/**
 * An audience, with a release folder of its own because it is an access right of its own.
 *
 * @see "UN/SDMX 4.3"
 */
public enum Tier {
  UN,
  IOM,
  JOINT,
  PUBLIC;

  /** The folder of the tier in a release: its name in lower case. */
  public String folder() {
    return switch (this) {
      case UN -> "un";
      case IOM -> "iom";
      case JOINT -> "joint";
      case PUBLIC -> "public";
    };
  }
}
