package org.migstat.beam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.harmonise.TableHarmoniser;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.io.definition.Definitions;
import org.migstat.io.release.StagingFolder;

/**
 * A job without Beam, in one loop over its files and one over its groups, each on all cores: reads,
 * maps, groups, resolves and writes the tiers with the parts that a run is made of. What a run adds
 * to it is the engine, relations across areas, the books, and verification. It is the floor of the
 * benchmark.
 *
 * <p>Arguments: job file, folder for the tiers.
 */
public final class PlainRun {
  private final RunPlan plan;
  private final List<InputFile> files;
  private final Map<Integer, ConcurrentLinkedQueue<byte[]>> groups = new ConcurrentSkipListMap<>();

  private PlainRun(RunPlan plan, List<InputFile> files) {
    this.plan = plan;
    this.files = files;
  }

  public static void main(String[] args) throws Exception {
    Path job = Path.of(args[0]).toAbsolutePath();
    Path out = Files.createDirectories(Path.of(args[1]));
    JobDefinition definition = Definitions.job(job);
    List<CollectionDefinition> definitions =
        definition.inputs().stream()
            .map(JobDefinition.Input::definition)
            .sorted(Comparator.comparing(CollectionDefinition::id))
            .toList();
    Path root = job.resolveSibling("input").toRealPath();
    PlainRun run =
        new PlainRun(plan(definition, definitions, out), files(definition, definitions, root));
    run.harmonise();
    run.resolve();
  }

  private static RunPlan plan(
      JobDefinition job, List<CollectionDefinition> definitions, Path staging) {
    return new RunPlan(
        new ArrayList<>(definitions),
        job.policy(),
        job.derivations(),
        job.arrangements(),
        Instant.parse("2025-12-31T00:00:00Z"),
        job.tiers(),
        job.buckets(),
        new StagingFolder(staging.toAbsolutePath().toString()),
        job.corrections(),
        null,
        job.disclosure(),
        List.of(),
        "");
  }

  private static List<InputFile> files(
      JobDefinition job, List<CollectionDefinition> definitions, Path root) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (JobDefinition.Input input : job.inputs()) {
      String pattern = input.files().get(0);
      String prefix = pattern.substring(0, pattern.indexOf('*'));
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString())
            .filter(submission -> submission.startsWith(prefix))
            .forEach(
                submission ->
                    files.add(
                        new InputFile(
                            submission, root.toString(), definitions.indexOf(input.definition()))));
      }
    }
    return files;
  }

  private void harmonise() {
    TableHarmoniser.Setting setting = plan.setting(plan.corrections().inForce(plan.asOf()));
    Partitions partitions = new Partitions(setting.areas(), plan.buckets());
    Exposure exposure = new Exposure(plan, plan.clusters());
    files.parallelStream()
        .forEach(
            file -> {
              FileHarmonising harmonising =
                  new FileHarmonising(file, plan, setting, partitions, exposure, Long.MAX_VALUE);
              try {
                harmonising.end(harmonising.read());
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
              harmonising
                  .blocks()
                  .forEach(
                      (group, blocks) ->
                          groups
                              .computeIfAbsent(group, g -> new ConcurrentLinkedQueue<>())
                              .addAll(blocks));
            });
  }

  private void resolve() {
    groups.keySet().parallelStream().forEach(this::resolve);
  }

  private void resolve(int group) {
    TierTables tables = new TierTables(plan);
    GroupResolver resolver = plan.resolver(tables);
    Seams seams = new Seams(tables.areas);
    PackedGroup rows =
        new PackedGroup(new ArrayList<>(groups.get(group)), plan, seams, Long.MAX_VALUE);
    try (GroupWriting writing = new GroupWriting(plan, tables, group)) {
      resolver.resolve(rows.parts(), plan.tiers(), writing);
      writing.end();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
