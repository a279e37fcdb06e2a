package org.migstat.core.model;

/**
 * Observation status: normal, break, definition differs, estimated, forecast, experimental, missing
 * holiday, imputed by a receiving agency, derogation, included elsewhere, not collected, cannot
 * exist, not significant, missing, provisional, suppressed, strike, low reliability, unvalidated,
 * includes another category.
 *
 * @see "SDMX CL_OBS_STATUS 2.2"
 */
public enum ObservationStatus {
  A,
  B,
  D,
  E,
  F,
  G,
  H,
  I,
  J,
  K,
  L,
  M,
  N,
  O,
  P,
  Q,
  S,
  U,
  V,
  W;

  /**
   * Whether it says that there is no value, so that a number beside it contradicts it
   * (V-STATUS-01).
   */
  public boolean missing() {
    return this == H || this == L || this == M || this == O || this == Q;
  }

  /**
   * How far from a final report: 0 final, 1 provisional, 2 estimated, unreliable or unvalidated, 3
   * imputed by a receiving agency, 4 forecast.
   *
   * @see "UN/SDMX 2.5"
   */
  public int tier() {
    return switch (this) {
      case P -> 1;
      case E, G, U, V -> 2;
      case I -> 3;
      case F -> 4;
      default -> 0;
    };
  }
}
