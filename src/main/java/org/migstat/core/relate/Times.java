package org.migstat.core.relate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.TimePeriod;

/**
 * Cells that are equal but for their time: moments near each other, periods within and across each
 * other, and the stretches between breaks.
 *
 * @see "UN/SDMX 1.8, 2.1 kinds 11 and 13"
 */
final class Times {
  /** Days that near moments are apart at most. */
  private static final long NEAR = 184;

  private static final Comparator<Dated> BY_START =
      Comparator.comparing(Dated::start).thenComparing(Comparator.comparing(Dated::end).reversed());

  /** A cell with the days of its period. */
  private record Dated(Node node, LocalDate start, LocalDate end) {
    static Dated of(Node node) {
      TimePeriod period = node.key.period();
      return new Dated(node, period.start(), period.endExclusive());
    }
  }

  private Times() {}

  static void link(List<Node> nodes, Consumer<Link> links) {
    Siblings.forEach(
        nodes,
        siblings -> {
          neighbours(siblings, links);
          numberSegments(siblings);
        },
        Dimension.TIME_PERIOD);
  }

  private static void neighbours(List<Node> siblings, Consumer<Link> links) {
    List<Dated> moments = new ArrayList<>();
    List<Dated> periods = new ArrayList<>();
    for (Node node : siblings) {
      (node.key.period().isInstant() ? moments : periods).add(Dated.of(node));
    }
    near(moments, links);
    overlaps(periods, links);
  }

  private static void near(List<Dated> moments, Consumer<Link> links) {
    moments.sort(BY_START);
    for (int i = 0; i < moments.size(); i++) {
      Dated one = moments.get(i);
      for (int j = i + 1;
          j < moments.size() && ChronoUnit.DAYS.between(one.start, moments.get(j).start) <= NEAR;
          j++) {
        link(one, Link.Type.TIME_NEAR, moments.get(j), links);
      }
    }
  }

  private static void overlaps(List<Dated> periods, Consumer<Link> links) {
    periods.sort(BY_START);
    List<Dated> open = new ArrayList<>();
    for (Dated later : periods) {
      open.removeIf(earlier -> !earlier.end.isAfter(later.start));
      for (Dated earlier : open) {
        boolean inside = !later.end.isAfter(earlier.end);
        if (inside) {
          link(later, Link.Type.TIME_PART_OF, earlier, links);
        } else {
          link(earlier, Link.Type.TIME_OVERLAP, later, links);
        }
      }
      open.add(later);
    }
  }

  private static void link(Dated cell, Link.Type type, Dated related, Consumer<Link> links) {
    links.accept(Link.between(cell.node.key, type, Dimension.TIME_PERIOD, related.node.key));
  }

  /** Numbers the stretches between breaks, separately for each length of period. */
  private static void numberSegments(List<Node> siblings) {
    Map<Integer, List<Node>> series = new TreeMap<>();
    for (Node node : siblings) {
      series.computeIfAbsent(node.key.period().months(), m -> new ArrayList<>()).add(node);
    }
    series.values().forEach(Times::number);
  }

  private static void number(List<Node> series) {
    List<Node> ordered = new ArrayList<>(series);
    ordered.sort(Comparator.comparing(node -> node.key.period().start()));
    int segment = 1;
    for (Node node : ordered) {
      segment += node.cell.statuses().has(ObservationStatus.B) ? 1 : 0;
      node.segment = segment;
    }
  }
}
