package org.migstat.io.release;

import org.migstat.core.model.Tier;

/**
 * A folder of a release that is an access right of its own: one for each tier, and three that only
 * the operators of the protected zone may read.
 *
 * @see "UN/SDMX 1.11, 4.3"
 */
public enum Section {
  UN("un", "rwxr-x---"),
  IOM("iom", "rwxr-x---"),
  JOINT("joint", "rwxr-x---"),
  PUBLIC("public", "rwxr-xr-x"),
  /** Code lists, areas, collections, derivations and policy: the whole snapshot. */
  REFERENCE("reference", "rwx------"),
  /** Refused rows as received. */
  QUARANTINE("quarantine", "rwx------"),
  /** What became of every line, row and record. */
  LEDGER("ledger", "rwx------");

  private final String folder;
  private final String permissions;

  Section(String folder, String permissions) {
    this.folder = folder;
    this.permissions = permissions;
  }

  public static Section of(Tier tier) {
    return switch (tier) {
      case UN -> UN;
      case IOM -> IOM;
      case JOINT -> JOINT;
      case PUBLIC -> PUBLIC;
    };
  }

  /** Name of its folder in a release. */
  public String folder() {
    return folder;
  }

  /** Whether only the owner may read it. */
  public boolean restricted() {
    return this == REFERENCE || this == QUARANTINE || this == LEDGER;
  }

  String permissions() {
    return permissions;
  }
}
