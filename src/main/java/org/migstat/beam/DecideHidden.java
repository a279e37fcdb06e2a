package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.suppression.Hidden.Kind;
import org.migstat.core.suppression.Published.Standing;

/**
 * All figures that the public would see of one origin come together, and it is decided which of
 * them must be hidden. The decisions go back to the groups of the figures. GSBPM 6.4.
 */
final class DecideHidden extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Figures that are hidden, by their group. */
  static final TupleTag<KV<Integer, byte[]>> DECISIONS = new TupleTag<>() {};

  private final RunPlan plan;

  private DecideHidden(RunPlan plan) {
    this.plan = plan;
  }

  static DecideHidden under(RunPlan plan) {
    return new DecideHidden(plan);
  }

  /** Gives the decisions and, as accounts, what was withheld for want of a smaller protection. */
  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> figures) {
    PCollectionTuple decided =
        figures
            .apply("GroupByOrigin", GroupByKey.create())
            .apply(
                "Suppress",
                ParDo.of(new DecideFn(plan))
                    .withOutputTags(DECISIONS, TupleTagList.of(ResolveAndProtect.ACCOUNTS)));
    decided.get(DECISIONS).setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    decided.get(ResolveAndProtect.ACCOUNTS).setCoder(BlockCoder.of());
    return decided;
  }

  private static final class DecideFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient @Nullable AreaTable areas;

    DecideFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      areas = plan.areas();
    }

    @ProcessElement
    public void decide(@Element KV<Integer, Iterable<byte[]>> origin, MultiOutputReceiver out)
        throws IOException {
      if (areas == null) {
        throw new IllegalStateException("set up first");
      }
      List<Tabled> now = new ArrayList<>();
      // Releases repeat most figures.
      Set<Tabled> before = new HashSet<>();
      for (byte[] block : origin.getValue()) {
        for (Tabled tabled : FigureBlocks.read(origin.getKey(), block)) {
          (isFormer(tabled) ? before : now).add(tabled);
        }
      }
      if (now.isEmpty() || before.isEmpty() && now.stream().noneMatch(DecideFn::mustBeHidden)) {
        return;
      }
      Protection protection = new Protection(plan, areas, now, new ArrayList<>(before));
      Map<Integer, DecisionBlocks> decisions = new TreeMap<>();
      Partitions partitions = new Partitions(areas, plan.buckets());
      NavigableMap<CellKey, Kind> hidden = protection.hide();
      hidden.forEach(
          (cell, why) ->
              decisions
                  .computeIfAbsent(partitions.of(cell), p -> new DecisionBlocks())
                  .add(cell, origin.getKey(), why));
      for (CellKey cell : protection.withheldCells()) {
        decisions
            .computeIfAbsent(partitions.of(cell), p -> new DecisionBlocks())
            .addWithheld(cell, origin.getKey());
      }
      decisions.forEach(
          (partition, block) -> out.get(DECISIONS).output(KV.of(partition, block.toBytes())));
      Account account = new Account();
      protection.withheld().forEach(slice -> account.withheld(slice));
      out.get(ResolveAndProtect.ACCOUNTS).output(account.toBytes());
      StageMetric.PROTECT_FIGURES_HIDDEN.add(hidden.size());
      StageMetric.PROTECT_SLICES_WITHHELD.add(protection.withheld().size());
    }

    private static boolean isFormer(Tabled tabled) {
      Standing standing = tabled.figure().standing();
      return standing == Standing.FORMER || standing == Standing.FORMER_HIDDEN;
    }

    private static boolean mustBeHidden(Tabled tabled) {
      Standing standing = tabled.figure().standing();
      return switch (standing) {
        case PRIMARY, PLACEHOLDER, UNSEEN -> true;
        case FREE, DETAIL, KNOWN, FORMER, FORMER_HIDDEN -> false;
      };
    }
  }
}
