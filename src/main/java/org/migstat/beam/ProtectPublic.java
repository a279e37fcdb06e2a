package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.PublicGroup;

/**
 * Groups whose figures disclosure control may have to hide are resolved for the public: first it is
 * decided over all of them what is hidden, then each is resolved on what is left, and written. What
 * is hidden is never written for the public at all. GSBPM 6.4.
 *
 * @see "UN/SDMX 4.3, 4.5"
 */
public final class ProtectPublic extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  private static final TupleTag<byte[]> ROWS = new TupleTag<>() {};
  private static final TupleTag<byte[]> DECISIONS = new TupleTag<>() {};

  private final RunPlan plan;
  private final transient @Nullable PCollection<KV<Integer, byte[]>> former;

  private ProtectPublic(RunPlan plan, @Nullable PCollection<KV<Integer, byte[]>> former) {
    this.plan = plan;
    this.former = former;
  }

  public static ProtectPublic under(RunPlan plan) {
    return new ProtectPublic(plan, null);
  }

  /** The same for readers who have these {@linkplain FormerFigures figures}, too. */
  public ProtectPublic after(PCollection<KV<Integer, byte[]>> figures) {
    return new ProtectPublic(plan, figures);
  }

  /** Takes the outputs of {@link ResolveAndProtect}; gives accounts and crossings like it. */
  @Override
  public PCollectionTuple expand(PCollectionTuple resolved) {
    PCollectionTuple decided = figures(resolved).apply("DecideHidden", DecideHidden.under(plan));
    PCollectionTuple written =
        KeyedPCollectionTuple.of(ROWS, resolved.get(ResolveAndProtect.EXPOSED))
            .and(DECISIONS, decided.get(DecideHidden.DECISIONS))
            .apply("GroupWithDecisions", CoGroupByKey.create())
            .apply(
                "ResolvePublic",
                ParDo.of(new ResolvePublicFn(plan))
                    .withOutputTags(
                        ResolveAndProtect.ACCOUNTS, TupleTagList.of(ResolveAndProtect.CROSSINGS)));
    written.get(ResolveAndProtect.ACCOUNTS).setCoder(BlockCoder.of());
    written
        .get(ResolveAndProtect.CROSSINGS)
        .setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    PCollection<byte[]> accounts =
        PCollectionList.of(written.get(ResolveAndProtect.ACCOUNTS))
            .and(decided.get(ResolveAndProtect.ACCOUNTS))
            .apply("AccountsOfPublic", Flatten.pCollections());
    return PCollectionTuple.of(ResolveAndProtect.ACCOUNTS, accounts)
        .and(ResolveAndProtect.CROSSINGS, written.get(ResolveAndProtect.CROSSINGS));
  }

  private PCollection<KV<Integer, byte[]>> figures(PCollectionTuple resolved) {
    PCollection<KV<Integer, byte[]>> now = resolved.get(ResolveAndProtect.FIGURES);
    return former == null
        ? now
        : PCollectionList.of(now).and(former).apply("FiguresOfBoth", Flatten.pCollections());
  }

  private static final class ResolvePublicFn extends DoFn<KV<Integer, CoGbkResult>, byte[]> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient @Nullable GroupResolver resolver;
    private transient @Nullable TierTables tables;
    private transient @Nullable OriginClusters clusters;
    private transient @Nullable Seams seams;

    ResolvePublicFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      TierTables own = new TierTables(plan);
      tables = own;
      resolver = plan.resolver(own);
      clusters = plan.clusters();
      seams = new Seams(own.areas);
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, CoGbkResult> group, MultiOutputReceiver out)
        throws IOException, InterruptedException {
      if (seams == null) {
        throw new IllegalStateException("set up first");
      }
      try (GroupMemory.Share memory = GroupMemory.HERE.begin()) {
        List<byte[]> blocks = new ArrayList<>();
        for (byte[] block : group.getValue().getAll(ROWS)) {
          memory.gather(block.length);
          blocks.add(block);
        }
        PackedGroup rows = new PackedGroup(blocks, plan, seams, GroupMemory.HERE.mostOfPart());
        memory.work(rows.need());
        resolve(group.getKey(), rows, group.getValue().getAll(DECISIONS), out);
      }
    }

    private void resolve(
        int partition, PackedGroup rows, Iterable<byte[]> decisions, MultiOutputReceiver out)
        throws IOException {
      if (resolver == null || tables == null || clusters == null) {
        throw new IllegalStateException("set up first");
      }
      try (GroupWriting writing = new GroupWriting(plan, tables, partition)) {
        TierWriting tier = writing.tiers(Set.of(Tier.PUBLIC));
        PublicGroup.Decisions decided = DecisionBlocks.read(decisions, clusters);
        for (PackedGroup.Part part : rows.parts()) {
          resolver
              .forPublic(part, tables.smallCells, plan.disclosure().strictChain(), tier)
              .resolve(decided, tier);
          tier.endPart();
        }
        StageCounts.protectedForPublic(writing.endTo(out));
      }
    }
  }
}
