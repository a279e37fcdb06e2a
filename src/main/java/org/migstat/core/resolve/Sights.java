package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.Tier;

/**
 * The sets of tiers that see records of a group, one bit for each tier, and which tiers therefore
 * see the same of it.
 *
 * @see "UN/SDMX 2.5 step 0, 4.3"
 */
final class Sights {
  private final Set<Tier> tiers;
  private final Set<Byte> sights = new HashSet<>();

  /**
   * @param tiers of the run
   */
  Sights(Set<Tier> tiers) {
    this.tiers = tiers;
  }

  /**
   * Notes that some record is seen by these tiers and no others.
   *
   * @return a bit for each of them that is of the run
   */
  byte add(Set<Tier> seeing) {
    byte bits = bits(seeing);
    sights.add(bits);
    return bits;
  }

  /** A bit for each tier of the run. */
  byte ofAll() {
    return bits(tiers);
  }

  private byte bits(Set<Tier> seeing) {
    int bits = 0;
    for (Tier tier : tiers) {
      bits |= seeing.contains(tier) ? bit(tier) : 0;
    }
    return (byte) bits;
  }

  static boolean sees(Tier tier, byte sight) {
    return (sight & bit(tier)) != 0;
  }

  private static int bit(Tier tier) {
    return 1 << tier.ordinal();
  }

  /** Whether every record is seen by the same tiers. */
  boolean areAlike() {
    return sights.size() == 1;
  }

  /** The tiers of the run, those together that see the same records. */
  List<Set<Tier>> together() {
    List<Set<Tier>> together = new ArrayList<>();
    Set<Tier> done = new HashSet<>();
    for (Tier tier : tiers) {
      if (done.add(tier)) {
        Set<Tier> same = new TreeSet<>(tiers);
        same.removeIf(other -> !seeTheSame(tier, other));
        done.addAll(same);
        together.add(same);
      }
    }
    return together;
  }

  private boolean seeTheSame(Tier one, Tier other) {
    return sights.stream().allMatch(sight -> sees(one, sight) == sees(other, sight));
  }
}
