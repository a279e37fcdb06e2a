package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.migstat.core.suppression.Published.Standing;

/**
 * What the last public release printed, and what it hid, as {@link Standing#FORMER} or {@link
 * Standing#FORMER_HIDDEN}, by origin: readers keep it.
 *
 * @see "UN/SDMX 4.5 Time and linked tables"
 */
final class FormerFigures extends PTransform<PBegin, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private FormerFigures(RunPlan plan) {
    this.plan = plan;
  }

  static FormerFigures of(RunPlan plan) {
    return new FormerFigures(plan);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PBegin begin) {
    return begin
        .apply("ListFormer", Create.of(plan.formerRecords()).withCoder(StringUtf8Coder.of()))
        .apply("ReadFormer", ParDo.of(new ReadFn(plan)))
        .setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
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
    public void read(@Element String file, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      Objects.requireNonNull(records, "set up first")
          .figuresOf(Path.of(file))
          .forEach((origin, block) -> out.output(KV.of(origin, block)));
    }
  }
}
