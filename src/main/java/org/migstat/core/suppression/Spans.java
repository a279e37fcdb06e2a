package org.migstat.core.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identities among intervals of age or time. There can be very many: a year of months, quarters and
 * half-years can be put together in many ways. Those found here are few, and all others follow from
 * them: each interval that closes a circle with narrower ones gives one identity.
 */
final class Spans {
  /** The half-open interval from {@code lower} to {@code upper}. */
  record Span(int lower, int upper) {
    private long width() {
      return (long) upper - lower;
    }

    /** Whether another one lies in it. */
    boolean holds(Span other) {
      return !equals(other) && lower <= other.lower && other.upper <= upper;
    }

    /** Whether another one begins before it does and ends in it. */
    boolean crosses(Span other) {
      return other.lower < lower && lower < other.upper;
    }
  }

  /** One interval on the way from one end to another, walked along or against its direction. */
  private record Step(int span, int from, int to, boolean forward) {}

  private final List<Span> spans;
  private final Map<Integer, List<Step>> steps = new HashMap<>();
  private final List<Identity> identities = new ArrayList<>();

  private Spans(List<Span> spans) {
    this.spans = spans;
  }

  /** Positions are those in {@code spans}, which are all different. */
  static List<Identity> identities(List<Span> spans) {
    Spans search = new Spans(spans);
    List<Integer> narrowFirst = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      narrowFirst.add(i);
    }
    narrowFirst.sort(
        Comparator.comparing((Integer i) -> spans.get(i).width())
            .thenComparing(i -> spans.get(i).lower()));
    narrowFirst.forEach(search::add);
    return search.identities;
  }

  private void add(int span) {
    Span own = spans.get(span);
    List<Step> way = way(own, true);
    way = way == null ? way(own, false) : way;
    if (way != null) {
      List<Integer> wholes = new ArrayList<>(List.of(span));
      List<Integer> parts = new ArrayList<>();
      way.forEach(step -> (step.forward() ? parts : wholes).add(step.span()));
      identities.add(new Identity(wholes, parts, true));
    }
    connect(new Step(span, own.lower(), own.upper(), true));
    connect(new Step(span, own.upper(), own.lower(), false));
  }

  private void connect(Step step) {
    steps.computeIfAbsent(step.from(), f -> new ArrayList<>()).add(step);
  }

  /** The fewest intervals that lead from one end to the other; null if none do. */
  private @Nullable List<Step> way(Span own, boolean onlyForward) {
    Map<Integer, Step> arrival = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(own.lower()));
    while (!open.isEmpty() && !arrival.containsKey(own.upper())) {
      int from = open.remove();
      for (Step step : steps.getOrDefault(from, List.of())) {
        boolean usable = step.forward() || !onlyForward;
        if (usable && step.to() != own.lower() && !arrival.containsKey(step.to())) {
          arrival.put(step.to(), step);
          open.add(step.to());
        }
      }
    }
    List<Step> way = new ArrayList<>();
    int at = own.upper();
    while (at != own.lower()) {
      Step step = arrival.get(at);
      if (step == null) {
        return null;
      }
      way.add(step);
      at = step.from();
    }
    Collections.reverse(way);
    return way;
  }
}
