package org.migstat.beam;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import org.migstat.core.harmonise.TableHarmoniser;
import org.migstat.core.resolve.OriginClusters;

/**
 * Batches of files become blocks of observations by partition. Reading, mapping and keying are one
 * step, so that no row travels as an object of its own. GSBPM 5.1, 5.2.
 */
public final class Harmonise extends PTransform<PCollection<List<InputFile>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  public static final TupleTag<KV<Integer, byte[]>> BLOCKS = new TupleTag<>() {};
  public static final TupleTag<byte[]> ACCOUNTS = new TupleTag<>() {};

  /** Origins of which something may have to be hidden from the public; some several times. */
  public static final TupleTag<Integer> EXPOSED_ORIGINS = new TupleTag<>() {};

  private final RunPlan plan;

  private Harmonise(RunPlan plan) {
    this.plan = plan;
  }

  public static Harmonise under(RunPlan plan) {
    return new Harmonise(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<List<InputFile>> files) {
    PCollectionTuple harmonised =
        files.apply(
            "HarmoniseFiles",
            ParDo.of(new HarmoniseFilesFn(plan))
                .withOutputTags(BLOCKS, TupleTagList.of(ACCOUNTS).and(EXPOSED_ORIGINS)));
    harmonised.get(BLOCKS).setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    harmonised.get(ACCOUNTS).setCoder(BlockCoder.of());
    harmonised.get(EXPOSED_ORIGINS).setCoder(VarIntCoder.of());
    return harmonised;
  }

  private static final class HarmoniseFilesFn extends DoFn<List<InputFile>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient TableHarmoniser.@Nullable Setting setting;
    private transient @Nullable Partitions partitions;
    private transient @Nullable OriginClusters clusters;
    private transient @Nullable Exposure exposure;

    HarmoniseFilesFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      TableHarmoniser.Setting made = plan.setting(plan.corrections().inForce(plan.asOf()));
      setting = made;
      partitions = new Partitions(made.areas(), plan.buckets());
      clusters = plan.clusters();
      exposure = new Exposure(plan, clusters);
    }

    @ProcessElement
    public void harmonise(@Element List<InputFile> files, MultiOutputReceiver out)
        throws IOException {
      if (setting == null || partitions == null || clusters == null || exposure == null) {
        throw new IllegalStateException("set up first");
      }
      for (InputFile file : files) {
        FileHarmonising harmonising =
            new FileHarmonising(file, plan, setting, partitions, exposure, Long.MAX_VALUE);
        Account account = harmonising.end(harmonising.read());
        out.get(ACCOUNTS).output(account.toBytes());
        if (harmonising.exposing()) {
          String collection = plan.definitions().get(file.definition()).collection();
          out.get(EXPOSED_ORIGINS).output(clusters.of(collection));
        }
        for (Map.Entry<Integer, List<byte[]>> blocks : harmonising.blocks().entrySet()) {
          for (byte[] block : blocks.getValue()) {
            out.get(BLOCKS).output(KV.of(blocks.getKey(), block));
          }
        }
        StageCounts.harmonised(account);
      }
    }
  }
}
