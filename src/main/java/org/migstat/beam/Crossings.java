package org.migstat.beam;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Aggregates;
import org.migstat.core.relate.Figure;
import org.migstat.core.relate.MirrorPair;
import org.migstat.core.resolve.ResolvedCell;

/**
 * Collects the figures of a group of the run that other reporting areas' figures are compared with,
 * in blocks by the places where they meet: moves between two areas by the pair of areas, members
 * and totals of a group of areas by the cell but for the area.
 */
final class Crossings {
  /** What figures meet for. Each has places of its own. */
  enum Purpose {
    MIRROR,
    AGGREGATE;

    /** Number of a place, of all purposes. */
    int place(int bucket, int buckets) {
      return ordinal() * buckets + bucket;
    }

    static Purpose of(int place, int buckets) {
      return values()[place / buckets];
    }
  }

  private static final int BLOCK_BYTES = 1 << 18;

  private final RunPlan plan;
  private final AreaTable areas;
  private final Aggregates aggregates;
  private final Map<Integer, Blocks> places = new TreeMap<>();

  /** Blocks for one place, the last of them open. */
  private static final class Blocks {
    private final List<byte[]> full = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void add(Crossing crossing) throws IOException {
      crossing.write(out);
      if (bytes.size() >= BLOCK_BYTES) {
        cut();
      }
    }

    private void cut() {
      full.add(bytes.toByteArray());
      bytes.reset();
    }

    List<byte[]> all() {
      if (bytes.size() > 0) {
        cut();
      }
      return full;
    }
  }

  Crossings(RunPlan plan, AreaTable areas, Aggregates aggregates) {
    this.plan = plan;
    this.areas = areas;
    this.aggregates = aggregates;
  }

  /**
   * Takes a cell along if figures of other areas may have to do with it.
   *
   * @param tiers that see the same records of the cell
   */
  void add(Set<Tier> tiers, ResolvedCell cell) {
    Observation observation = cell.observation();
    CellKey key = cell.key();
    if (observation.hasValue() && MirrorPair.takesPart(key)) {
      send(Purpose.MIRROR, pair(key), new Crossing(tiers, Figure.of(observation), null));
    }
    if (aggregates.isGroup(key.refArea())) {
      Crossing total = new Crossing(tiers, Figure.of(observation), origin(observation));
      send(Purpose.AGGREGATE, Aggregates.slice(key).hashCode(), total);
    } else if (observation.hasValue() && aggregates.takesPart(key.refArea())) {
      Crossing member = new Crossing(tiers, Figure.of(observation), null);
      send(Purpose.AGGREGATE, Aggregates.slice(key).hashCode(), member);
    }
  }

  private void send(Purpose purpose, int hash, Crossing crossing) {
    int place = purpose.place(Math.floorMod(hash, plan.buckets()), plan.buckets());
    try {
      places.computeIfAbsent(place, p -> new Blocks()).add(crossing);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The same for both sides: destination, then origin. */
  private int pair(CellKey cell) {
    boolean in = cell.indicator() == Indicator.IMM;
    String destination = areas.code(in ? cell.refArea() : cell.counterpartArea());
    String origin = areas.code(in ? cell.counterpartArea() : cell.refArea());
    return (destination + " " + origin).hashCode();
  }

  private Crossing.Origin origin(Observation observation) {
    return new Crossing.Origin(
        plan.definitions().indexOf(observation.definition()),
        observation.address().submission(),
        observation.address().line(),
        observation.aggMethod() == AggMethod.ARITHMETIC);
  }

  /** The blocks by place. */
  Map<Integer, List<byte[]>> blocks() {
    Map<Integer, List<byte[]>> blocks = new TreeMap<>();
    places.forEach((place, of) -> blocks.put(place, of.all()));
    return blocks;
  }
}
