package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.beam.RestrictedJob.Change;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.io.release.ReleaseManifest;
import org.migstat.io.release.Releases;
import org.migstat.io.release.Section;
import org.migstat.io.release.Staging;
import org.migstat.io.release.StagingFolder;

/**
 * What a tier may not see changes no byte of it: no figure, file name, size, or manifest. What a
 * party did not receive changes no byte of its log of withheld records.
 *
 * @see "UN/SDMX 4.3"
 */
@Tag("law")
class NonInterferenceLawTest {
  private static final int JOBS = 10;
  private static final int CHANGES = 50;

  private static final Set<Tier> EVERY_TIER = EnumSet.allOf(Tier.class);

  private static final Set<Section> LOGS = EnumSet.of(Section.WITHHELD_UN, Section.WITHHELD_IOM);

  @TempDir Path folder;

  @Test
  void whatATierMayNotSeeChangesNoneOfItsFiles() throws Exception {
    RunPlan plan = RestrictedJob.plan(new StagingFolder(folder.toString()), EVERY_TIER);
    TierTables tables = new TierTables(plan);
    Map<Tier, Integer> compared = new EnumMap<>(Tier.class);
    int noticed = 0;
    for (long seed = 0; seed < JOBS; seed++) {
      RestrictedJob job = new RestrictedJob(seed);
      Map<String, Map<Section, List<String>>> bases = new HashMap<>();
      for (int i = 0; i < CHANGES; i++) {
        Change change = job.change();
        // The tables beside the figures are sums over groups, so that now and then is enough.
        boolean books = i % 5 == 0;
        String name = RestrictedJob.partition(change) + " " + books;
        if (!bases.containsKey(name)) {
          bases.put(name, written(plan, tables, job.groupOf(change), books));
        }
        Map<Section, List<String>> before = bases.getOrDefault(name, Map.of());
        Map<Section, List<String>> after = written(plan, tables, change.group(), books);
        for (Section section : blind(change, plan.tiers())) {
          assertThat(after.get(section))
              .as("seed %s: %s in %s", seed, change.what(), section)
              .isEqualTo(before.get(section));
        }
        noticed += after.equals(before) ? 0 : 1;
        change.blind().forEach(tier -> compared.merge(tier, 1, Integer::sum));
      }
    }
    assertThat(noticed).as("changes that somebody sees").isGreaterThan(JOBS * CHANGES / 2);
    assertThat(compared).containsOnlyKeys(Tier.values());
    assertThat(compared.values()).allMatch(times -> times > JOBS * CHANGES / 10);
  }

  /** Sections that must stay as they were. */
  private static List<Section> blind(Change change, Set<Tier> tiers) {
    List<Section> sections = new ArrayList<>();
    change.blind().stream().filter(tiers::contains).map(Section::of).forEach(sections::add);
    change.strangers().stream().map(Section::withheldOf).forEach(sections::add);
    return sections;
  }

  /**
   * What one group of rows is written as.
   *
   * @param books whether the tables beside the figures are written too
   */
  private Map<Section, List<String>> written(
      RunPlan plan, TierTables tables, List<Observation> rows, boolean books) throws IOException {
    GroupResolver resolver =
        new GroupResolver(
            plan.policy(),
            new DerivationRegistry(plan.derivations(), tables.areas),
            plan.audience(),
            tables.ids);
    Account whole = new Account();
    for (Map.Entry<Integer, List<Observation>> group : RestrictedJob.groups(rows).entrySet()) {
      try (GroupWriting writing = new GroupWriting(plan, tables, group.getKey())) {
        resolver.resolve(List.of(group::getValue), plan.tiers(), writing);
        whole.add(writing.end());
      }
    }
    if (books) {
      new Protocols(plan, whole).write();
    }
    Map<Section, List<String>> written = hashes(folder);
    for (Path file : Listing.files(folder)) {
      Files.delete(file);
    }
    return written;
  }

  private static Map<Section, List<String>> hashes(Path root) throws IOException {
    Map<Section, List<String>> hashes = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      hashes.put(section, Listing.hashes(root, List.of(section.folder())));
    }
    return hashes;
  }

  @Test
  void whatATierMayNotSeeChangesNothingOfItsPublishedRelease() throws Exception {
    List<Change> changes = new ArrayList<>();
    List<Integer> bases = new ArrayList<>();
    for (long seed = 100; seed < 104; seed++) {
      RestrictedJob job = new RestrictedJob(seed);
      int base = changes.size();
      changes.add(
          new Change(
              "seed " + seed, job.rows().get(0).key(), job.rows(), Set.of(), Set.of(), false));
      bases.add(base);
      for (int i = 0; i < 6; i++) {
        Change change = job.change();
        changes.add(
            new Change(
                "seed " + seed + ": " + change.what(),
                change.cell(),
                change.rows(),
                change.blind(),
                change.strangers(),
                change.ofValue()));
        bases.add(base);
      }
    }
    List<Map<Section, List<String>>> published = published(changes);
    int compared = 0;
    int comparedOfPublic = 0;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      List<Section> blind = blind(change, EVERY_TIER);
      // That there is a secret figure may show in what PUBLIC hides around it, and so in the logs
      // of
      // what it does not see; which figure, nowhere.
      if (!change.ofValue() || !change.blind().contains(Tier.PUBLIC)) {
        blind.removeIf(section -> section == Section.PUBLIC || LOGS.contains(section));
      }
      for (Section section : blind) {
        assertThat(published.get(i).get(section))
            .as("%s in %s", change.what(), section)
            .isEqualTo(published.get(bases.get(i)).get(section))
            .isNotEmpty();
        compared++;
        comparedOfPublic += section == Section.PUBLIC ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(24);
    assertThat(comparedOfPublic).isGreaterThan(5);
  }

  /** The jobs as branches of one pipeline, each published to an output of its own. */
  private List<Map<Section, List<String>>> published(List<Change> jobs) throws IOException {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    List<Staging> staged = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      Staging staging = Staging.open(folder.resolve("out-" + i));
      staged.add(staging);
      branch(
          pipeline, "" + i, RestrictedJob.plan(staging.folder(), EVERY_TIER), jobs.get(i).rows());
    }
    pipeline.run().waitUntilFinish();
    List<Map<Section, List<String>>> published = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      try (Staging staging = staged.get(i)) {
        ReleaseManifest manifest =
            new ReleaseManifest(
                "0", "job", Cells.AS_OF, EVERY_TIER, List.of(), Map.of(), Map.of(), Map.of());
        staging.publish(manifest, Books.takeFrom(staging.folder()).files(), release -> {});
      }
      published.add(hashes(Releases.current(folder.resolve("out-" + i)).orElseThrow()));
    }
    return published;
  }

  private static void branch(
      TestPipeline pipeline, String name, RunPlan plan, List<Observation> rows) {
    Map<Integer, List<byte[]>> blocks = new TreeMap<>();
    RestrictedJob.groups(rows)
        .forEach(
            (partition, group) -> {
              BlockWriter block = new BlockWriter();
              group.forEach(row -> block.add(row, plan.definitions().indexOf(row.definition())));
              blocks.put(partition, List.of(block.toBytes()));
            });
    PCollectionTuple resolved =
        pipeline
            .apply(
                "Rows" + name,
                Create.of(ToldGroups.of(plan, rows, blocks))
                    .withCoder(KvCoder.of(VarIntCoder.of(), IterableCoder.of(BlockCoder.of()))))
            .apply("Resolve" + name, ResolveAndProtect.under(plan));
    PCollectionTuple protectedFigures = resolved.apply("Protect" + name, ProtectPublic.under(plan));
    PCollection<byte[]> related =
        PCollectionList.of(resolved.get(ResolveAndProtect.CROSSINGS))
            .and(protectedFigures.get(ResolveAndProtect.CROSSINGS))
            .apply("AllCrossings" + name, Flatten.pCollections())
            .apply("RelateAreas" + name, RelateAreas.under(plan));
    PCollection<byte[]> read =
        pipeline.apply(
            "Read" + name,
            Create.of(List.of(RestrictedJob.read(rows).toBytes())).withCoder(BlockCoder.of()));
    PCollectionList.of(resolved.get(ResolveAndProtect.ACCOUNTS))
        .and(protectedFigures.get(ResolveAndProtect.ACCOUNTS))
        .and(related)
        .and(read)
        .apply("All" + name, Flatten.pCollections())
        .apply("CloseBooks" + name, CloseBooks.of(plan));
  }
}
