package org.migstat.core.relate;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Role;
import org.migstat.core.model.Rounding;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;

/**
 * How often two collections report the same figure of a cell. Agreement of two who do not copy
 * confirms a figure; agreement of two who always agree makes one suspect that one of them copies.
 * Counts only, added in any order; nothing is decided by them.
 *
 * @see "UN/SDMX 2.3, 5.4"
 */
public final class Agreements implements Serializable {
  private static final long serialVersionUID = 1;

  /** Smaller counts agree by chance. */
  private static final long LEAST_VALUE = 10 * Decimal.ONE;

  /** Fewer cells prove nothing. */
  private static final long ENOUGH_CELLS = 20;

  private static final double SUSPICIOUS_SHARE = 0.9;

  /**
   * @param first collection that sorts before the other
   */
  public record Pair(Indicator indicator, String first, String second)
      implements Serializable, Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::indicator)
            .thenComparing(Pair::first)
            .thenComparing(Pair::second);

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What the cells that both report give.
   *
   * @param cells that both report with a value
   * @param exact of these, with the same value
   * @param rounded of these, with values that rounding alone may have set apart
   * @param stale of these, where one is declared to copy the other and has what that published
   *     before
   * @param independent cells that tell whether one copies: neither a total of others, nor a small
   *     count, nor of two of whom one is declared to take its figures from the other
   * @param independentExact of these, with the same value
   */
  public record Counts(
      long cells, long exact, long rounded, long stale, long independent, long independentExact)
      implements Serializable {
    Counts and(Counts other) {
      return new Counts(
          cells + other.cells,
          exact + other.exact,
          rounded + other.rounded,
          stale + other.stale,
          independent + other.independent,
          independentExact + other.independentExact);
    }

    public long different() {
      return cells - exact - rounded - stale;
    }

    /** Whether one of both seems to copy the other, or both a third. */
    public boolean suspicious() {
      return independent >= ENOUGH_CELLS && independentExact >= SUSPICIOUS_SHARE * independent;
    }
  }

  private final TreeMap<Pair, Counts> pairs = new TreeMap<>();

  /** Counts the collections of one cell, each with the record that ranks first of its tables'. */
  public void add(ResolvedCell cell, Standing standing) {
    if (cell.ranked().size() == 1 || !cell.observation().hasValue()) {
      return;
    }
    List<Claim> ranked = cell.ranked();
    boolean total =
        standing.sex() == Place.TOTAL
            || standing.age() == Place.TOTAL
            || standing.counterpart() == Place.TOTAL;
    for (int i = 0; i < ranked.size(); i++) {
      for (int j = i + 1; j < ranked.size(); j++) {
        if (isFirstOfCollection(ranked, i) && isFirstOfCollection(ranked, j)) {
          inOrder(ranked.get(i), ranked.get(j), total);
        }
      }
    }
  }

  private static boolean isFirstOfCollection(List<Claim> ranked, int position) {
    for (int i = 0; i < position; i++) {
      if (collection(ranked.get(i)).equals(collection(ranked.get(position)))) {
        return false;
      }
    }
    return true;
  }

  private void inOrder(Claim one, Claim two, boolean total) {
    if (collection(one).compareTo(collection(two)) < 0) {
      compare(one, two, total);
    } else {
      compare(two, one, total);
    }
  }

  private static String collection(Claim claim) {
    return claim.observation().definition().collection();
  }

  /** Two claims in the order of their collections. */
  private void compare(Claim one, Claim two, boolean total) {
    Observation a = one.observation();
    Observation b = two.observation();
    boolean exact = a.value() == b.value();
    boolean rounded =
        !exact && Rounding.compatible(a.value(), a.rounding(), b.value(), b.rounding());
    boolean declared = one.declaredCopy(two);
    boolean behind = one.role() == Role.STALE_DUP || two.role() == Role.STALE_DUP;
    boolean stale = !exact && !rounded && declared && behind;
    boolean small = Math.min(Math.abs(a.value()), Math.abs(b.value())) < LEAST_VALUE;
    boolean independent = !total && !small && !declared;
    Counts counts =
        new Counts(
            1, one(exact), one(rounded), one(stale), one(independent), one(independent && exact));
    pairs.merge(
        new Pair(a.key().indicator(), collection(one), collection(two)), counts, Counts::and);
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  public void add(Agreements others) {
    others.pairs.forEach((pair, counts) -> pairs.merge(pair, counts, Counts::and));
  }

  /** All pairs, sorted. */
  public Map<Pair, Counts> pairs() {
    return Collections.unmodifiableMap(pairs);
  }

  @Override
  public String toString() {
    return "Agreements of " + pairs.size() + " pairs";
  }
}
