package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.SpecCase;
import org.migstat.core.resolve.SpecRelease;
import org.migstat.core.resolve.SpecRelease.Finding;
import org.migstat.core.resolve.SpecRelease.Place;
import org.migstat.io.release.StagingFolder;

/**
 * The cases of the standard by the transforms that resolve, relate and write: packed, in blocks, in
 * any order, some of them twice. All cases are branches of one pipeline.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecPipelineTest {
  @TempDir static Path folder;

  private final List<SpecCase> cases;

  SpecPipelineTest() throws IOException {
    cases = SpecCase.all();
  }

  List<SpecCase> cases() {
    return cases;
  }

  @BeforeAll
  void resolveAll() throws IOException {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    for (int i = 0; i < cases.size(); i++) {
      branch(pipeline, i);
    }
    pipeline.run().waitUntilFinish();
  }

  private Path staging(int number) {
    return folder.resolve("case-" + number);
  }

  private void branch(TestPipeline pipeline, int number) throws IOException {
    SpecCase spec = cases.get(number);
    String staging = Files.createDirectory(staging(number)).toString();
    RunPlan plan = plan(spec, staging);
    PCollectionTuple resolved =
        pipeline
            .apply(
                "Rows" + number,
                Create.of(groups(spec, plan))
                    .withCoder(KvCoder.of(VarIntCoder.of(), IterableCoder.of(BlockCoder.of()))))
            .apply("Resolve" + number, ResolveAndProtect.under(plan));
    PCollectionTuple published = resolved.apply("Protect" + number, ProtectPublic.under(plan));
    PCollection<byte[]> related =
        PCollectionList.of(resolved.get(ResolveAndProtect.CROSSINGS))
            .and(published.get(ResolveAndProtect.CROSSINGS))
            .apply("Crossings" + number, Flatten.pCollections())
            .apply("RelateAreas" + number, RelateAreas.under(plan));
    PCollectionList.of(resolved.get(ResolveAndProtect.ACCOUNTS))
        .and(published.get(ResolveAndProtect.ACCOUNTS))
        .and(related)
        .apply("All" + number, Flatten.pCollections())
        .apply("Keep" + number, ParDo.of(new KeepFn(staging)));
  }

  /** Keeps the account of each group beside its files. */
  private static final class KeepFn extends DoFn<byte[], Void> {
    private static final long serialVersionUID = 1;

    private final String folder;

    KeepFn(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void keep(@Element byte[] account) throws IOException {
      Files.write(Files.createTempFile(Path.of(folder), "account-", ""), account);
    }
  }

  private static RunPlan plan(SpecCase spec, String staging) {
    Map<String, CollectionDefinition> definitions = new TreeMap<>();
    spec.rows().forEach(row -> definitions.put(row.definition().id(), row.definition()));
    return new RunPlan(
        new ArrayList<>(definitions.values()),
        spec.policy(),
        spec.derivations(),
        spec.arrangements(),
        spec.asOf(),
        tiers(spec),
        1,
        new StagingFolder(staging),
        Corrections.NONE,
        null,
        spec.disclosure(),
        List.of(),
        "");
  }

  private static Set<Tier> tiers(SpecCase spec) {
    Set<Tier> tiers = new TreeSet<>(Set.of(Tier.UN, Tier.IOM, Tier.JOINT));
    tiers.add(spec.tier());
    return tiers;
  }

  /** Rows by partition, shuffled, each in a block of its own, every other one delivered twice. */
  private static List<KV<Integer, Iterable<byte[]>>> groups(SpecCase spec, RunPlan plan) {
    List<Observation> rows = new ArrayList<>(spec.rows());
    Collections.shuffle(rows, new Random(7));
    Partitions partitions = new Partitions(plan.areas(), 1);
    Map<Integer, List<byte[]>> blocks = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      BlockWriter block = new BlockWriter();
      for (int times = 0; times <= i % 2; times++) {
        block.add(rows.get(i), plan.definitions().indexOf(rows.get(i).definition()));
      }
      blocks
          .computeIfAbsent(partitions.of(rows.get(i).key()), p -> new ArrayList<>())
          .add(block.toBytes());
    }
    return ToldGroups.of(plan, rows, blocks);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void writesWhatTheStandardSays(SpecCase spec) throws IOException {
    int number = cases.indexOf(spec);
    Map<Place, String> names = new HashMap<>();
    spec.rows()
        .forEach(
            row ->
                names.put(
                    new Place(row.address().submission(), row.address().line()),
                    spec.name(row.address())));
    new SpecRelease(spec, staging(number), names, findings(number)).holds();
  }

  private List<Finding> findings(int number) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (var files = Files.newDirectoryStream(staging(number), "account-*")) {
      for (Path file : files) {
        Account.of(Files.readAllBytes(file))
            .findings
            .of(cases.get(number).tier())
            .entries()
            .entrySet()
            .forEach(
                entry ->
                    findings.add(
                        new Finding(
                            entry.getKey().rule(),
                            new Place(entry.getKey().submission(), entry.getValue().firstLine()),
                            entry.getValue().count(),
                            entry.getKey().detail())));
      }
    }
    return findings;
  }
}
