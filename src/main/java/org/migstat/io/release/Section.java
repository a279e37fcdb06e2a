package org.migstat.io.release;

import org.migstat.core.model.Party;
import org.migstat.core.model.Tier;

/**
 * A folder of a release that is an access right of its own: one for each tier, three that only the
 * operators of the protected zone may read, and one for each party's confidentiality officer.
 *
 * @see "UN/SDMX 1.11, 4.3, 4.6"
 */
public enum Section {
  UN("un", "rwxr-x---"),
  IOM("iom", "rwxr-x---"),
  JOINT("joint", "rwxr-x---"),
  PUBLIC("public", "rwxr-xr-x"),
  /** Code lists, areas, collections, derivations and policy: the whole snapshot. */
  REFERENCE("reference", Section.OWNER_ALONE),
  /** Refused rows as received. */
  QUARANTINE("quarantine", Section.OWNER_ALONE),
  /** What became of every line, row and record. */
  LEDGER("ledger", Section.OWNER_ALONE),
  /** Which of the records that the UN received others do not see. */
  WITHHELD_UN("withheld-un", Section.OWNER_ALONE),
  /** Which of the records that IOM received others do not see. */
  WITHHELD_IOM("withheld-iom", Section.OWNER_ALONE);

  private static final String OWNER_ALONE = "rwx------";

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

  /** Where the log of what is withheld of a party's records stands. */
  public static Section withheldOf(Party party) {
    return switch (party) {
      case UN -> WITHHELD_UN;
      case IOM -> WITHHELD_IOM;
    };
  }

  /** Name of its folder in a release. */
  public String folder() {
    return folder;
  }

  /** Whether only the owner may read it. */
  public boolean restricted() {
    return permissions.equals(OWNER_ALONE);
  }

  String permissions() {
    return permissions;
  }
}
