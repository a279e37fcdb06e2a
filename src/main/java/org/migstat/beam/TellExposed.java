package org.migstat.beam;

import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Distinct;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Tells every group of which origins something may have to be hidden from the public, by a block
 * beside those of its rows. As a side input this would make Flink hand over each group as a single
 * message, of which it keeps several copies in memory.
 */
public final class TellExposed
    extends PTransform<PCollection<Integer>, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private TellExposed(RunPlan plan) {
    this.plan = plan;
  }

  public static TellExposed under(RunPlan plan) {
    return new TellExposed(plan);
  }

  /** Takes origins, some several times. */
  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<Integer> origins) {
    return origins
        .apply("EachOnce", Distinct.create())
        .apply("ToGroups", ParDo.of(new ToGroupsFn(Partitions.count(plan.buckets()))))
        .setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
  }

  /** Whether a block tells of an origin: the key of a row alone takes more bytes. */
  static boolean isOrigin(byte[] block) {
    return block.length == Integer.BYTES;
  }

  static byte[] block(int origin) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(origin).array();
  }

  static int origin(byte[] block) {
    return ByteBuffer.wrap(block).getInt();
  }

  private static final class ToGroupsFn extends DoFn<Integer, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1;

    private final int groups;

    ToGroupsFn(int groups) {
      this.groups = groups;
    }

    @ProcessElement
    public void tell(@Element Integer origin, OutputReceiver<KV<Integer, byte[]>> out) {
      byte[] block = block(origin);
      for (int group = 0; group < groups; group++) {
        out.output(KV.of(group, block));
      }
    }
  }
}
