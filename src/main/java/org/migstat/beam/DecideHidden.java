package org.migstat.beam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.core.suppression.Succession;
import org.migstat.core.suppression.Suppression;

/**
 * All figures that the public would see of one origin come together, and it is decided which of
 * them must be hidden. The decisions go back to the groups of the figures. GSBPM 6.4.
 */
final class DecideHidden
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private DecideHidden(RunPlan plan) {
    this.plan = plan;
  }

  static DecideHidden under(RunPlan plan) {
    return new DecideHidden(plan);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Integer, byte[]>> figures) {
    return figures
        .apply("GroupByOrigin", GroupByKey.create())
        .apply("Suppress", ParDo.of(new DecideFn(plan)))
        .setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()));
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
    public void decide(
        @Element KV<Integer, Iterable<byte[]>> origin, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      if (areas == null) {
        throw new IllegalStateException("set up first");
      }
      List<Tabled> now = new ArrayList<>();
      for (byte[] block : origin.getValue()) {
        now.addAll(FigureBlocks.read(origin.getKey(), block));
      }
      if (now.stream().noneMatch(DecideFn::mustBeHidden) && plan.previousPublic() == null) {
        return;
      }
      List<Tabled> before =
          new PreviousPublic(plan, areas, plan.clusters()).figures(origin.getKey());
      List<Published> figures =
          Succession.of(numbered(now, tables(before).size()), numbered(before, 0));
      long threshold = plan.disclosure().threshold() * Decimal.ONE;
      Map<Integer, DecisionBlocks> decisions = new TreeMap<>();
      Partitions partitions = new Partitions(areas, plan.buckets());
      new Suppression(areas, threshold)
          .hide(figures)
          .figures()
          .forEach(
              (figure, why) ->
                  decisions
                      .computeIfAbsent(partitions.of(figure.cell()), p -> new DecisionBlocks())
                      .add(figure.cell(), figure.origin(), why));
      decisions.forEach((partition, block) -> out.output(KV.of(partition, block.toBytes())));
    }

    private static boolean mustBeHidden(Tabled tabled) {
      Standing standing = tabled.figure().standing();
      return standing == Standing.PRIMARY || standing == Standing.PLACEHOLDER;
    }

    /**
     * @param from number of the oldest table
     */
    private static List<Published> numbered(List<Tabled> figures, int from) {
      Map<SubmissionKey, Integer> numbers = new HashMap<>();
      for (SubmissionKey table : tables(figures)) {
        numbers.put(table, from + numbers.size());
      }
      return figures.stream()
          .map(tabled -> tabled.in(numbers.getOrDefault(tabled.table(), from)))
          .toList();
    }

    /** Oldest first. */
    private static Set<SubmissionKey> tables(List<Tabled> figures) {
      Comparator<SubmissionKey> order =
          Comparator.comparing(SubmissionKey::vintage).thenComparing(Comparator.naturalOrder());
      return figures.stream()
          .map(Tabled::table)
          .collect(Collectors.toCollection(() -> new TreeSet<>(order)));
    }
  }
}
