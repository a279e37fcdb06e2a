package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Observation;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.Unheard;

/**
 * Each group is unpacked, resolved separately for each tier on what the tier may see, and written.
 * GSBPM 5.3, 6.4.
 */
public final class ResolveAndProtect
    extends PTransform<PCollection<KV<Integer, Iterable<byte[]>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  public static final TupleTag<byte[]> ACCOUNTS = new TupleTag<>() {};

  /**
   * Figures that those of other reporting areas are compared with, by the place where they meet.
   */
  public static final TupleTag<KV<Integer, byte[]>> CROSSINGS = new TupleTag<>() {};

  /** Rows of groups of which the public sees only what others leave to be seen, by group. */
  public static final TupleTag<KV<Integer, byte[]>> EXPOSED = new TupleTag<>() {};

  /** Figures of these groups that the public would see, by origin. */
  public static final TupleTag<KV<Integer, byte[]>> FIGURES = new TupleTag<>() {};

  private final RunPlan plan;
  private final transient @Nullable PCollection<Integer> exposed;

  private ResolveAndProtect(RunPlan plan, @Nullable PCollection<Integer> exposed) {
    this.plan = plan;
    this.exposed = exposed;
  }

  public static ResolveAndProtect under(RunPlan plan) {
    return new ResolveAndProtect(plan, null);
  }

  /**
   * The same, if nothing of other origins has to be hidden: what the public sees of these is
   * resolved with what other tiers see.
   *
   * @param origins may repeat themselves
   */
  public ResolveAndProtect exposing(PCollection<Integer> origins) {
    return new ResolveAndProtect(plan, origins);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Iterable<byte[]>>> groups) {
    PCollectionView<List<Integer>> origins =
        exposed == null ? null : exposed.apply("ViewExposed", View.asList());
    PCollectionTuple resolved =
        groups.apply(
            "ResolveGroups",
            ParDo.of(new ResolveGroupFn(plan, origins))
                .withSideInputs(origins == null ? List.of() : List.of(origins))
                .withOutputTags(ACCOUNTS, TupleTagList.of(CROSSINGS).and(EXPOSED).and(FIGURES)));
    resolved.get(ACCOUNTS).setCoder(BlockCoder.of());
    for (TupleTag<KV<Integer, byte[]>> blocks : List.of(CROSSINGS, EXPOSED, FIGURES)) {
      resolved.get(blocks).setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    }
    return resolved;
  }

  private static final class ResolveGroupFn extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private final @Nullable PCollectionView<List<Integer>> exposed;
    private transient @Nullable GroupResolver resolver;
    private transient @Nullable TierTables tables;
    private transient @Nullable OriginClusters clusters;
    private transient @Nullable Exposure exposure;

    ResolveGroupFn(RunPlan plan, @Nullable PCollectionView<List<Integer>> exposed) {
      this.plan = plan;
      this.exposed = exposed;
    }

    @Setup
    public void loadCodelists() {
      TierTables own = new TierTables(plan);
      tables = own;
      resolver = plan.resolver(own);
      clusters = plan.clusters();
      exposure = new Exposure(plan, clusters);
    }

    @ProcessElement
    public void resolve(ProcessContext context, MultiOutputReceiver out)
        throws IOException, InterruptedException {
      if (exposure == null) {
        throw new IllegalStateException("set up first");
      }
      Set<Integer> origins =
          exposed == null ? exposure.origins() : new HashSet<>(context.sideInput(exposed));
      KV<Integer, Iterable<byte[]>> group = context.element();
      // Some runners hand a group over only once.
      List<byte[]> blocks = new ArrayList<>();
      group.getValue().forEach(blocks::add);
      long packed = blocks.stream().mapToLong(block -> block.length).sum();
      GroupMemory.HERE.take(packed);
      try {
        StageCounts.resolved(resolve(group.getKey(), blocks, origins, out), plan.tiers(), packed);
      } finally {
        GroupMemory.HERE.free(packed);
      }
    }

    private Account resolve(
        int partition, List<byte[]> blocks, Set<Integer> origins, MultiOutputReceiver out)
        throws IOException {
      if (resolver == null || tables == null || exposure == null) {
        throw new IllegalStateException("set up first");
      }
      List<Observation> rows = BlockReader.read(blocks, plan.definitions());
      try (GroupWriting writing = new GroupWriting(plan, tables, partition)) {
        boolean waits = exposure.of(rows, origins);
        resolver.resolve(rows, plan.tiers(waits), writing);
        Account account = writing.endTo(out);
        if (waits) {
          blocks.forEach(block -> out.get(EXPOSED).output(KV.of(partition, block)));
          Map<Integer, byte[]> figures = figures(rows);
          figures.keySet().retainAll(origins);
          figures.forEach((origin, block) -> out.get(FIGURES).output(KV.of(origin, block)));
        }
        return account;
      }
    }

    private Map<Integer, byte[]> figures(List<Observation> rows) {
      if (resolver == null || tables == null || clusters == null) {
        throw new IllegalStateException("set up first");
      }
      FigureBlocks figures = new FigureBlocks(clusters);
      resolver
          .forPublic(rows, tables.smallCells, plan.disclosure().strictChain(), new Unheard())
          .figures(figures::add);
      return figures.bytes();
    }
  }
}
