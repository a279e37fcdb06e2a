package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Aggregates;
import org.migstat.core.relate.Aggregates.Aggregate;
import org.migstat.core.relate.Figure;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.MirrorPair;
import org.migstat.io.parquet.PairTables.LinkRow;

/**
 * What several areas report of one thing comes together: the moves between two of them, and a group
 * of areas beside its members. For each tier what it sees.
 */
public final class RelateAreas
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private RelateAreas(RunPlan plan) {
    this.plan = plan;
  }

  public static RelateAreas under(RunPlan plan) {
    return new RelateAreas(plan);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> crossings) {
    return crossings
        .apply("GroupByPlace", GroupByKey.create())
        .apply("WriteRelations", ParDo.of(new RelateAreasFn(plan)))
        .setCoder(BlockCoder.of());
  }

  private static final class RelateAreasFn extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient @Nullable TierTables tables;

    RelateAreasFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      tables = new TierTables(plan);
    }

    @ProcessElement
    public void relate(@Element KV<Integer, Iterable<byte[]>> place, OutputReceiver<byte[]> out)
        throws IOException {
      if (tables == null) {
        throw new IllegalStateException("set up first");
      }
      List<Crossing> crossings = new ArrayList<>();
      for (byte[] block : place.getValue()) {
        Crossing.read(block, crossings::add);
      }
      Account account = new Account();
      for (Tier tier : plan.tiers()) {
        List<Crossing> seen =
            crossings.stream().filter(crossing -> crossing.tiers().contains(tier)).toList();
        switch (Crossings.Purpose.of(place.getKey(), plan.buckets())) {
          case MIRROR -> mirror(tables, tier, place.getKey(), seen, account);
          case AGGREGATE -> aggregate(tables, tier, place.getKey(), seen, account);
        }
      }
      out.output(account.toBytes());
      StageCounts.related(account);
    }

    private void mirror(
        TierTables tables, Tier tier, int place, List<Crossing> seen, Account account)
        throws IOException {
      List<MirrorPair> pairs = MirrorPair.of(seen.stream().map(Crossing::figure).toList());
      try (var rows = new TierDataset<>(plan, Set.of(tier), place, tables.mirrorPairs);
          var links = links(tables, tier, place)) {
        pairs.forEach(pair -> rows.write(pair, pair.move().indicator()));
        pairs.stream()
            .flatMap(pair -> pair.link().stream())
            .sorted(Link.ORDER)
            .forEach(link -> links.write(tables.row(link), link.cell().indicator()));
        account.files.addAll(rows.finish());
        account.files.addAll(links.finish());
      }
    }

    /** Their numbers follow those of the groups that write links. */
    private TierDataset<LinkRow> links(TierTables tables, Tier tier, int place) {
      int part = Partitions.count(plan.buckets()) + place;
      return new TierDataset<>(plan, Set.of(tier), part, tables.links);
    }

    private void aggregate(
        TierTables tables, Tier tier, int place, List<Crossing> seen, Account account)
        throws IOException {
      Map<CellKey, Crossing> totals = new HashMap<>();
      seen.stream()
          .filter(crossing -> crossing.origin() != null)
          .forEach(crossing -> totals.put(crossing.figure().cell(), crossing));
      List<Figure> figures = seen.stream().map(Crossing::figure).toList();
      try (var links = links(tables, tier, place)) {
        for (Aggregate aggregate : tables.aggregates.of(figures)) {
          CellKey cell = aggregate.group().cell();
          links.write(tables.row(tables.aggregates.link(aggregate)), cell.indicator());
          Crossing total = totals.get(cell);
          if (total != null) {
            check(aggregate, total.origin(), tier, account);
          }
        }
        account.files.addAll(links.finish());
      }
    }

    private void check(
        Aggregate aggregate, Crossing.@Nullable Origin origin, Tier tier, Account account) {
      if (origin != null && origin.plainSum() && aggregate.differs()) {
        account.note(
            plan, origin.definition(plan), Aggregates.finding(origin.address()), Set.of(tier));
      }
    }
  }
}
