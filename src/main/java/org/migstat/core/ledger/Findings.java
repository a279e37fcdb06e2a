package org.migstat.core.ledger;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/**
 * What the rules found, counted: one entry for each rule, file, column and sentence, with the first
 * line on which it was seen. Kept by the tiers that see the records it is about, so that no tier
 * counts what it may not see.
 *
 * @see "UN/SDMX 3.1"
 */
public final class Findings implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * @param submission path of the file relative to the input root
   * @param tiers that see the records
   */
  public record Key(
      RuleId rule,
      String collection,
      String submission,
      String column,
      String detail,
      Set<Tier> tiers)
      implements Serializable, Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::submission)
            .thenComparing(Key::collection)
            .thenComparing(Key::rule)
            .thenComparing(Key::column)
            .thenComparing(Key::detail)
            .thenComparing(key -> new TreeSet<>(key.tiers).toString());

    public Key {
      tiers = Set.copyOf(tiers);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Stands for the line of a row in place of its number, for readers whom it would tell too much.
   */
  public static final long UNTOLD = -1;

  /** How often, and the first line; 0 where the whole file is meant. */
  public record Seen(long count, long firstLine) implements Serializable {
    Seen and(Seen other) {
      return new Seen(count + other.count, Math.min(firstLine, other.firstLine));
    }
  }

  private final TreeMap<Key, Seen> entries = new TreeMap<>();

  /** Notes one more; what no tier sees is kept for the operators of the run alone. */
  public void add(Key key, long line) {
    entries.merge(key, new Seen(1, line), Seen::and);
  }

  public void add(Findings other) {
    other.entries.forEach((key, seen) -> entries.merge(key, seen, Seen::and));
  }

  /** What was found, in order. */
  public Map<Key, Seen> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /** What a tier sees of it: which other tiers see the same is not for it to know. */
  public Findings of(Tier tier) {
    Findings own = new Findings();
    entries.forEach(
        (key, seen) -> {
          if (key.tiers().contains(tier)) {
            Key ownKey =
                new Key(
                    key.rule(),
                    key.collection(),
                    key.submission(),
                    key.column(),
                    key.detail(),
                    Set.of(tier));
            own.entries.merge(ownKey, seen, Seen::and);
          }
        });
    return own;
  }

  /** What only the operators of the run may know. */
  public Findings ofNoTier() {
    Findings own = new Findings();
    entries.forEach(
        (key, seen) -> {
          if (key.tiers().isEmpty()) {
            own.entries.put(key, seen);
          }
        });
    return own;
  }

  @Override
  public String toString() {
    return "Findings of " + entries.size() + " entries";
  }
}
