package org.migstat.pipeline;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollectionList;
import org.migstat.beam.CloseBooks;
import org.migstat.beam.FormerFigures;
import org.migstat.beam.Harmonise;
import org.migstat.beam.InputFile;
import org.migstat.beam.ProtectPublic;
import org.migstat.beam.RelateAreas;
import org.migstat.beam.ResolveAndProtect;
import org.migstat.beam.RunPlan;
import org.migstat.beam.TellExposed;

/** The joint run as a graph. */
final class JointPipeline {
  private JointPipeline() {}

  /** Builds the graph of one run; runs nothing. The order of the lines is the order of the work. */
  static void assemble(Pipeline pipeline, RunPlan plan, List<List<InputFile>> batches) {
    var coder = ListCoder.of(SerializableCoder.of(InputFile.class));
    var files = pipeline.apply("ListInputs", Create.of(batches).withCoder(coder));
    var spread = files.apply("SpreadFiles", Reshuffle.viaRandomKey());
    var harmonised = spread.apply("Harmonise", Harmonise.under(plan));
    var former = pipeline.apply("ReadFormerFigures", FormerFigures.of(plan));
    var exposed =
        PCollectionList.of(harmonised.get(Harmonise.EXPOSED_ORIGINS))
            .and(former.get(FormerFigures.EXPOSED_ORIGINS))
            .apply("AllExposed", Flatten.pCollections())
            .apply("TellExposed", TellExposed.under(plan));
    var groups =
        PCollectionList.of(harmonised.get(Harmonise.BLOCKS))
            .and(exposed)
            .apply("AllBlocks", Flatten.pCollections())
            .apply("GroupByPartition", GroupByKey.create());
    var resolved = groups.apply("ResolveAndProtect", ResolveAndProtect.under(plan));
    var published =
        resolved.apply(
            "ProtectPublic", ProtectPublic.under(plan).after(former.get(FormerFigures.FIGURES)));
    var related =
        PCollectionList.of(resolved.get(ResolveAndProtect.CROSSINGS))
            .and(published.get(ResolveAndProtect.CROSSINGS))
            .apply("AllCrossings", Flatten.pCollections())
            .apply("RelateAreas", RelateAreas.under(plan));

    PCollectionList.of(harmonised.get(Harmonise.ACCOUNTS))
        .and(resolved.get(ResolveAndProtect.ACCOUNTS))
        .and(published.get(ResolveAndProtect.ACCOUNTS))
        .and(related)
        .apply("AllAccounts", Flatten.pCollections())
        .apply("CloseBooks", CloseBooks.of(plan));
  }
}
