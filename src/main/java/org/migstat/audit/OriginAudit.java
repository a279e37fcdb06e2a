package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Vintage;

/**
 * Builds all relations of one origin's figures: within each table and vintage, within each
 * collection, across collections, and with the previous release.
 *
 * @see "UN/SDMX 4.5"
 */
final class OriginAudit {
  private final Territories territories;
  private final Knowledge knowledge;
  private final Relations relations;
  private final Set<CellKey> unfinished = new TreeSet<>();

  /** By the dimensions that a breakdown leaves out: keys of those with an open cell. */
  private final Map<List<Dimension>, Set<CellKey>> wantedBy = new HashMap<>();

  private @Nullable View everything;

  /** A table in one vintage. */
  private record Table(Vintage vintage, String collection, String dataflow)
      implements Comparable<Table> {
    private static final Comparator<Table> ORDER =
        Comparator.comparing(Table::vintage)
            .reversed()
            .thenComparing(Table::collection)
            .thenComparing(Table::dataflow);

    static Table of(Printed printed) {
      return new Table(printed.vintage(), printed.collection(), printed.dataflow());
    }

    @Override
    public int compareTo(Table other) {
      return ORDER.compare(this, other);
    }
  }

  OriginAudit(Territories territories, Knowledge knowledge) {
    this.territories = territories;
    this.knowledge = knowledge;
    this.relations = new Relations(knowledge);
  }

  /**
   * Newest figures first, so that of relations between the same unknown figures theirs count.
   *
   * @param now figures of this release, newest first
   * @param before figures of the previous release, newest first
   */
  Relations relations(List<Printed> now, List<Printed> before) {
    List<Printed> all = new ArrayList<>(now);
    all.addAll(before);
    everything = View.of(all);
    for (Collection<Printed> collection : split(now, Printed::collection)) {
      collectionAndTables(collection);
    }
    if (!now.isEmpty() && !isOne(now, Printed::collection)) {
      closed(View.of(now));
    }
    for (Collection<Printed> collection : split(before, Printed::collection)) {
      collectionAndTables(collection);
    }
    if (!before.isEmpty()) {
      closed(everything);
    }
    return relations;
  }

  /** Cells with so many breakdowns that not all were followed. */
  Set<CellKey> unfinished() {
    return unfinished;
  }

  private void collectionAndTables(Collection<Printed> figures) {
    split(figures, Table::of).forEach(table -> every(View.of(table)));
    if (!isOne(figures, Table::of)) {
      every(View.of(figures));
    }
  }

  /** All relations that a view shows by itself, its totals from elsewhere if it has none. */
  private void every(View view) {
    closed(view);
    var areas = new AreaParts(relations, territories);
    AreaParts.Elsewhere elsewhere = this::anywhere;
    each(
        view,
        group -> areas.counterparts(group, view.collection(), elsewhere),
        Dimension.COUNTERPART_AREA,
        Dimension.POP_BASIS);
    new Moves(relations).mirrors(view);
  }

  /** Relations whose parts are known by their codes, so that they may come from several tables. */
  private void closed(View view) {
    var categories = new Categories(relations);
    var intervals = new Intervals(relations, whole -> unfinished.add(whole.cell()));
    var areas = new AreaParts(relations, territories);
    String by = view.collection();
    each(view, group -> categories.sexes(group, by), Dimension.SEX);
    each(view, group -> intervals.ages(group, by), Dimension.AGE, Dimension.AGE_DEF);
    each(view, group -> intervals.times(group, by), Dimension.TIME_PERIOD);
    each(view, group -> categories.reasons(group, by), Dimension.REASON);
    each(view, group -> categories.citizenshipGroups(group, by), Dimension.CITIZENSHIP_GRP);
    each(view, group -> categories.durations(group, by), Dimension.DURATION);
    each(view, group -> areas.refAreas(group, by), Dimension.REF_AREA);
    new Moves(relations).net(view);
  }

  private interface Breakdown {
    void relate(List<Printed> group);
  }

  private void each(View view, Breakdown breakdown, Dimension... dimensions) {
    Set<CellKey> wanted =
        wantedBy.computeIfAbsent(
            List.of(dimensions),
            any ->
                knowledge.open().stream()
                    .map(cell -> cell.without(dimensions))
                    .collect(Collectors.toSet()));
    view.groups(wanted, cell -> cell.without(dimensions)).forEach(breakdown::relate);
  }

  private @Nullable Printed anywhere(CellKey cell) {
    return everything == null ? null : everything.figure(cell);
  }

  private static <K> boolean isOne(Collection<Printed> figures, Function<Printed, K> key) {
    K first = key.apply(figures.iterator().next());
    return figures.stream().allMatch(printed -> key.apply(printed).equals(first));
  }

  private static <K extends Comparable<K>> Collection<List<Printed>> split(
      Collection<Printed> figures, Function<Printed, K> key) {
    Map<K, List<Printed>> parts = new TreeMap<>();
    figures.forEach(
        printed ->
            parts.computeIfAbsent(key.apply(printed), any -> new ArrayList<>()).add(printed));
    return parts.values();
  }
}
