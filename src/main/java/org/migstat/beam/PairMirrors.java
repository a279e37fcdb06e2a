package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.MirrorPair;
import org.migstat.core.resolve.RecordIds;
import org.migstat.io.parquet.MirrorTable;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.release.Section;

/**
 * What two areas report of the moves between them comes together and is written side by side, for
 * each tier what it sees.
 */
public final class PairMirrors
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private PairMirrors(RunPlan plan) {
    this.plan = plan;
  }

  public static PairMirrors under(RunPlan plan) {
    return new PairMirrors(plan);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> sides) {
    return sides
        .apply("GroupByAreas", GroupByKey.create())
        .apply("WriteMirrorPairs", ParDo.of(new PairMirrorsFn(plan)))
        .setCoder(BlockCoder.of());
  }

  private static final class PairMirrorsFn extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;
    private transient @Nullable ParquetTable<MirrorPair> table;

    PairMirrorsFn(RunPlan plan) {
      this.plan = plan;
    }

    @Setup
    public void loadCodelists() {
      AreaTable areas = plan.areas();
      table = MirrorTable.of(areas, new RecordIds(areas::code)::cellKey);
    }

    @ProcessElement
    public void pair(@Element KV<Integer, Iterable<byte[]>> sides, OutputReceiver<byte[]> out)
        throws IOException {
      Account account = new Account();
      for (Tier tier : plan.tiers()) {
        List<MirrorPair.Side> seen = new ArrayList<>();
        sides.getValue().forEach(block -> seen.addAll(MirrorSides.of(block, tier)));
        if (!seen.isEmpty()) {
          write(tier, sides.getKey(), MirrorPair.of(seen), account);
        }
      }
      out.output(account.toBytes());
    }

    private void write(Tier tier, int bucket, List<MirrorPair> pairs, Account account)
        throws IOException {
      if (table == null) {
        throw new IllegalStateException("set up first");
      }
      Section section = Section.of(tier);
      try (TableWriter<MirrorPair> writer =
          table.open(
              plan.staging().file(section, TierTables.MIRROR_PAIRS, null, bucket),
              TierTables.footer(TierTables.MIRROR_PAIRS, plan.policy().contentHash()))) {
        for (MirrorPair pair : pairs) {
          writer.write(pair);
        }
        account.files.add(plan.staging().entry(section, TierTables.MIRROR_PAIRS, writer.finish()));
      }
    }
  }
}
