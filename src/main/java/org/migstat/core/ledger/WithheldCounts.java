package org.migstat.core.ledger;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;

/**
 * How many records tiers do not see although they may know that there are such. Counts add up in
 * any order.
 *
 * @see "UN/SDMX 4.6"
 */
public final class WithheldCounts implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * @param tier that does not see the records
   * @param baseArea code of the country or territory that the reporting area belongs to
   * @param year in which the period of the records begins
   */
  public record Key(Tier tier, Indicator indicator, String baseArea, int year, WithheldRule rule)
      implements Serializable, Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::tier)
            .thenComparing(Key::indicator)
            .thenComparing(Key::baseArea)
            .thenComparing(Key::year)
            .thenComparing(Key::rule);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Key, Long> counts = new TreeMap<>();

  public void add(Key key) {
    counts.merge(key, 1L, Math::addExact);
  }

  public void add(WithheldCounts other) {
    other.counts.forEach((key, count) -> counts.merge(key, count, Math::addExact));
  }

  /** What the tier does not see, sorted. */
  public Map<Key, Long> of(Tier tier) {
    TreeMap<Key, Long> own = new TreeMap<>(counts);
    own.keySet().removeIf(key -> key.tier() != tier);
    return own;
  }
}
