package org.migstat.audit;

/**
 * What may be wrong with the protection of a figure.
 *
 * @see "UN/SDMX 4.4, 4.5"
 */
public enum AuditRule {
  /** Only one value is possible. */
  SDC_DETERMINED(true),
  /** The possible values are closer together than the threshold. */
  SDC_NARROW(true),
  /** The previous release printed it, which cannot be taken back; told, not acted on. */
  SDC_FORMER(false),
  /** Protected versions of one figure leave few possibilities together; told, not acted on. */
  SDC_INTERSECTION(false);

  private final boolean blocks;

  AuditRule(boolean blocks) {
    this.blocks = blocks;
  }

  /** Whether a release with such a finding must not go out. */
  public boolean blocks() {
    return blocks;
  }
}
