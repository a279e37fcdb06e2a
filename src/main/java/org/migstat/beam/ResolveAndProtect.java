package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Observation;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.core.resolve.GroupResolver;

/**
 * Each group is unpacked, resolved separately for each tier on what the tier may see, and written.
 * GSBPM 5.3, 6.4.
 */
public final class ResolveAndProtect
    extends PTransform<PCollection<KV<Integer, Iterable<byte[]>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Name of the counter that tells how far a run has come; only for display. */
  public static final String GROUPS_RESOLVED = "groups_resolved";

  public static final TupleTag<byte[]> ACCOUNTS = new TupleTag<>() {};

  /**
   * Figures that those of other reporting areas are compared with, by the place where they meet.
   */
  public static final TupleTag<KV<Integer, byte[]>> CROSSINGS = new TupleTag<>() {};

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
                .withOutputTags(ACCOUNTS, TupleTagList.of(CROSSINGS)));
    resolved.get(ACCOUNTS).setCoder(BlockCoder.of());
    resolved.get(CROSSINGS).setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    return resolved;
  }

  private static final class ResolveGroupFn extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private final Counter done = Metrics.counter(Harmonise.METRICS, GROUPS_RESOLVED);
    private transient @Nullable GroupResolver resolver;
    private transient @Nullable TierTables tables;

    ResolveGroupFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      TierTables own = new TierTables(plan);
      tables = own;
      resolver =
          new GroupResolver(
              plan.policy(),
              new DerivationRegistry(plan.derivations(), own.areas),
              plan.audience(),
              own.ids);
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, Iterable<byte[]>> group, MultiOutputReceiver out)
        throws IOException, InterruptedException {
      // Some runners hand a group over only once.
      List<byte[]> blocks = new ArrayList<>();
      group.getValue().forEach(blocks::add);
      long packed = blocks.stream().mapToLong(block -> block.length).sum();
      GroupMemory.HERE.take(packed);
      try {
        resolve(group.getKey(), blocks, out);
      } finally {
        GroupMemory.HERE.free(packed);
      }
      done.inc();
    }

    private void resolve(int partition, List<byte[]> blocks, MultiOutputReceiver out)
        throws IOException {
      if (resolver == null || tables == null) {
        throw new IllegalStateException("set up first");
      }
      List<Observation> rows = new ArrayList<>();
      for (byte[] block : blocks) {
        new BlockReader(block, plan.definitions()).readInto(rows);
      }
      try (GroupWriting writing = new GroupWriting(plan, tables, partition)) {
        resolver.resolve(rows, plan.tiers(), writing);
        out.get(ACCOUNTS).output(writing.end().toBytes());
        for (Map.Entry<Integer, List<byte[]>> place : writing.crossings().entrySet()) {
          for (byte[] block : place.getValue()) {
            out.get(CROSSINGS).output(KV.of(place.getKey(), block));
          }
        }
      }
    }
  }
}
