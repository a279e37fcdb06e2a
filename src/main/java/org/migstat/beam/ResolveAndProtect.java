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
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.Unheard;

/**
 * Each group is unpacked, resolved separately for each tier on what the tier may see, and written.
 * Of origins that a group is not {@linkplain TellExposed told} of nothing has to be hidden: what
 * the public sees of these is resolved with what other tiers see. GSBPM 5.3, 6.4.
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

  private ResolveAndProtect(RunPlan plan) {
    this.plan = plan;
  }

  public static ResolveAndProtect under(RunPlan plan) {
    return new ResolveAndProtect(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Iterable<byte[]>>> groups) {
    PCollectionTuple resolved =
        groups.apply(
            "ResolveGroups",
            ParDo.of(new ResolveGroupFn(plan))
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
    private transient @Nullable GroupResolver resolver;
    private transient @Nullable TierTables tables;
    private transient @Nullable OriginClusters clusters;
    private transient @Nullable Exposure exposure;
    private transient @Nullable Seams seams;

    ResolveGroupFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      TierTables own = new TierTables(plan);
      tables = own;
      resolver = plan.resolver(own);
      clusters = plan.clusters();
      exposure = new Exposure(plan, clusters);
      seams = new Seams(own.areas);
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, Iterable<byte[]>> element, MultiOutputReceiver out)
        throws IOException, InterruptedException {
      if (seams == null) {
        throw new IllegalStateException("set up first");
      }
      try (GroupMemory.Share memory = GroupMemory.HERE.begin()) {
        Set<Integer> origins = new HashSet<>();
        List<byte[]> rows = new ArrayList<>();
        for (byte[] block : element.getValue()) {
          if (TellExposed.isOrigin(block)) {
            origins.add(TellExposed.origin(block));
          } else {
            memory.gather(block.length);
            rows.add(block);
          }
        }
        if (rows.isEmpty()) {
          return;
        }
        PackedGroup group = new PackedGroup(rows, plan, seams, GroupMemory.HERE.mostOfPart());
        memory.work(group.need());
        Account account = resolve(element.getKey(), group, origins, out);
        StageCounts.resolved(account, plan.tiers(), group.bytes());
      }
    }

    private Account resolve(
        int partition, PackedGroup group, Set<Integer> origins, MultiOutputReceiver out)
        throws IOException {
      if (resolver == null || tables == null || exposure == null) {
        throw new IllegalStateException("set up first");
      }
      try (GroupWriting writing = new GroupWriting(plan, tables, partition)) {
        boolean waits = exposure.of(group, origins);
        resolver.resolve(group.parts(), plan.tiers(waits), writing);
        Account account = writing.endTo(out);
        if (waits) {
          group.blocks().forEach(block -> out.get(EXPOSED).output(KV.of(partition, block)));
          Map<Integer, byte[]> figures = figures(group);
          figures.keySet().retainAll(origins);
          figures.forEach((origin, block) -> out.get(FIGURES).output(KV.of(origin, block)));
        }
        return account;
      }
    }

    private Map<Integer, byte[]> figures(PackedGroup group) {
      if (resolver == null || tables == null || clusters == null) {
        throw new IllegalStateException("set up first");
      }
      FigureBlocks figures = new FigureBlocks(clusters);
      for (PackedGroup.Part part : group.parts()) {
        resolver
            .forPublic(part, tables.smallCells, plan.disclosure().strictChain(), new Unheard())
            .figures(figures::add);
      }
      return figures.bytes();
    }
  }
}
