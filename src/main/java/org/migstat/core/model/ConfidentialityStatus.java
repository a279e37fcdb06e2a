package org.migstat.core.model;

/**
 * Confidentiality status (CONF_STATUS).
 *
 * @see "SDMX CL_CONF_STATUS, UN/SDMX 4.2"
 */
public enum ConfidentialityStatus {
  /** Primary confidentiality, small counts. */
  A,
  /** Confidential. */
  C,
  /** Secondary confidentiality set by the sender. */
  D,
  /** Under embargo, then free. */
  E,
  /** Free. */
  F,
  /** Dominance by one or two units. */
  G,
  /** Dominance, further rule. */
  M,
  /** Internal use only. */
  N,
  /** Dominance by one unit. */
  O,
  /** Secondary confidentiality set by the receiver. */
  S,
  /** Dominance by two units. */
  T;

  /**
   * How much it restricts: free, free after an embargo, kept from the public, internal,
   * confidential. The strictest of several wins.
   */
  public int strictness() {
    return switch (this) {
      case F -> 0;
      case S -> 1;
      case E -> 2;
      case N -> 3;
      case A, C, D, G, M, O, T -> 4;
    };
  }

  /** Whether passing it on needs an arrangement that names confidential data expressly. */
  public boolean confidential() {
    return strictness() == 4;
  }
}
