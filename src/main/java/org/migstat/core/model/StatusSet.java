package org.migstat.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of observation statuses, in code order; empty means A (normal), and A beside others says
 * nothing.
 *
 * @param bits one bit for each {@link ObservationStatus}, by ordinal
 * @see "UN/SDMX 1.9 OBS_STATUS"
 */
public record StatusSet(int bits) {
  public static final StatusSet NORMAL = new StatusSet(0);

  private static final ObservationStatus[] ALL = ObservationStatus.values();
  private static final int MISSING = missingBits();

  public StatusSet {
    bits &= ~1;
  }

  public static StatusSet of(ObservationStatus... statuses) {
    StatusSet set = NORMAL;
    for (ObservationStatus status : statuses) {
      set = set.with(status);
    }
    return set;
  }

  public StatusSet with(ObservationStatus status) {
    return new StatusSet(bits | 1 << status.ordinal());
  }

  public StatusSet union(StatusSet other) {
    return new StatusSet(bits | other.bits);
  }

  public boolean has(ObservationStatus status) {
    return (bits & 1 << status.ordinal()) != 0;
  }

  /** Whether any of them says that there is no value. */
  public boolean missing() {
    return (bits & MISSING) != 0;
  }

  private static int missingBits() {
    int missing = 0;
    for (ObservationStatus status : ALL) {
      missing |= status.missing() ? 1 << status.ordinal() : 0;
    }
    return missing;
  }

  /** Worst tier of the statuses, 0 (final) to 4 (forecast). */
  public int tier() {
    int worst = 0;
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      worst = Math.max(worst, ALL[Integer.numberOfTrailingZeros(rest)].tier());
    }
    return worst;
  }

  /** The codes in order; {@code [A]} if the set is empty. */
  public List<ObservationStatus> list() {
    if (bits == 0) {
      return List.of(ObservationStatus.A);
    }
    List<ObservationStatus> list = new ArrayList<>();
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      list.add(ALL[Integer.numberOfTrailingZeros(rest)]);
    }
    return list;
  }
}
