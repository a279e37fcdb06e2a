package org.migstat.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Intervals that tile another one: ages, periods. There may be exponentially many tilings; those
 * that matter are the finest, and each in which no run of neighbours is itself tiled into a printed
 * interval, because the others follow from them.
 */
final class Tilings {
  /** More than any published table has, and few enough to search. */
  private static final int MOST_STEPS = 20_000;

  private static final int MOST_TILINGS = 200;

  private static final Comparator<Interval> WIDE_FIRST =
      Comparator.comparing(Interval::from)
          .thenComparing(Comparator.comparing(Interval::to).reversed());

  private final TreeMap<Integer, List<Interval>> byStart = new TreeMap<>();
  private final Set<List<Interval>> found = new LinkedHashSet<>();
  private final int from;
  private final int to;
  private int steps;

  /**
   * A printed figure of an interval.
   *
   * @param to exclusive
   */
  record Interval(int from, int to, Printed figure) {
    boolean within(int from, int to) {
      return this.from >= from && this.to <= to;
    }
  }

  private Tilings(List<Interval> intervals, int from, int to) {
    this.from = from;
    this.to = to;
    intervals.stream()
        .filter(part -> part.within(from, to) && (part.from > from || part.to < to))
        .sorted(WIDE_FIRST)
        .forEach(part -> byStart.computeIfAbsent(part.from, any -> new ArrayList<>()).add(part));
  }

  /**
   * Tilings of an interval by narrower ones.
   *
   * @param all printed intervals, no two alike
   * @param incomplete called if there are more than can be searched
   */
  static Set<List<Interval>> of(List<Interval> all, int from, int to, Runnable incomplete) {
    Tilings tilings = new Tilings(all, from, to);
    tilings.extend(new ArrayList<>(), from);
    if (tilings.exhausted()) {
      incomplete.run();
    }
    List<Interval> finest = tilings.finest();
    if (finest != null) {
      tilings.found.add(finest);
    }
    return tilings.found;
  }

  private boolean exhausted() {
    return steps >= MOST_STEPS || found.size() >= MOST_TILINGS;
  }

  private void extend(List<Interval> begun, int at) {
    if (at == to) {
      found.add(List.copyOf(begun));
      return;
    }
    for (Interval next : byStart.getOrDefault(at, List.of())) {
      if (exhausted()) {
        return;
      }
      steps++;
      if (!endsAWiderOne(begun, next)) {
        begun.add(next);
        extend(begun, next.to);
        begun.remove(begun.size() - 1);
      }
    }
  }

  /** Whether the last few and the next one together tile another printed interval. */
  private boolean endsAWiderOne(List<Interval> begun, Interval next) {
    for (Interval earlier : begun) {
      for (Interval wide : byStart.getOrDefault(earlier.from, List.of())) {
        if (wide.to == next.to) {
          return true;
        }
      }
    }
    return false;
  }

  /** Most intervals that tile the whole; null if none do. */
  private @Nullable List<Interval> finest() {
    TreeMap<Integer, List<Interval>> best = new TreeMap<>();
    best.put(from, List.of());
    for (int at = from; at != to; ) {
      List<Interval> before = best.get(at);
      if (before != null) {
        for (Interval next : byStart.getOrDefault(at, List.of())) {
          List<Interval> there = best.get(next.to);
          if (there == null || there.size() <= before.size()) {
            List<Interval> longer = new ArrayList<>(before);
            longer.add(next);
            best.put(next.to, longer);
          }
        }
      }
      Integer further = best.higherKey(at);
      if (further == null) {
        return null;
      }
      at = further;
    }
    return best.get(to);
  }
}
