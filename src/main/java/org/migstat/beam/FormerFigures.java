package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.migstat.core.suppression.Published.Standing;

/**
 * What the earlier public releases printed, and what they hid, as {@link Standing#FORMER} or {@link
 * Standing#FORMER_HIDDEN}, by origin: readers keep it.
 *
 * @see "UN/SDMX 4.5 Time and linked tables"
 */
public final class FormerFigures extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  public static final TupleTag<KV<Integer, byte[]>> FIGURES = new TupleTag<>() {};

  /** Origins of which they hid something; some several times. */
  public static final TupleTag<Integer> EXPOSED_ORIGINS = new TupleTag<>() {};

  private final RunPlan plan;

  private FormerFigures(RunPlan plan) {
    this.plan = plan;
  }

  public static FormerFigures of(RunPlan plan) {
    return new FormerFigures(plan);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple read =
        begin
            .apply("ListFormer", Create.of(plan.formerRecords()).withCoder(StringUtf8Coder.of()))
            .apply(
                "ReadFormer",
                ParDo.of(new ReadFn(plan))
                    .withOutputTags(FIGURES, TupleTagList.of(EXPOSED_ORIGINS)));
    read.get(FIGURES).setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
    read.get(EXPOSED_ORIGINS).setCoder(VarIntCoder.of());
    return read;
  }

  private static final class ReadFn extends DoFn<String, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient @Nullable FormerRecords records;

    ReadFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      records = new FormerRecords(plan);
    }

    @ProcessElement
    public void read(@Element String file, MultiOutputReceiver out) throws IOException {
      if (records == null) {
        throw new IllegalStateException("set up first");
      }
      FormerRecords.Figures figures = records.of(Path.of(file));
      figures.blocks().forEach((origin, block) -> out.get(FIGURES).output(KV.of(origin, block)));
      figures.hiding().forEach(origin -> out.get(EXPOSED_ORIGINS).output(origin));
    }
  }
}
