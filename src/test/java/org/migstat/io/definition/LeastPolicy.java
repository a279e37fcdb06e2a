package org.migstat.io.definition;

/** The least that the policy files of a job can say: nobody republishes, shares or keeps back. */
public final class LeastPolicy {
  public static final String RESOLUTION =
      """
      order: [STATUS, RECORD_ID]
      stale_days: 365
      severity: {minor_up_to: 0.01, moderate_up_to: 0.1}
      """;

  public static final String DERIVATIONS = "derivations: []\n";
  public static final String ARRANGEMENTS = "sharing: []\nwithhold: []\n";

  private LeastPolicy() {}
}
