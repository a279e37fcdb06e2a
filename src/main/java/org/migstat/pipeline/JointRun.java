package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.Books;
import org.migstat.beam.InputFile;
import org.migstat.beam.RoundingKey;
import org.migstat.beam.RunPlan;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.model.Tier;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.codelist.Codelists;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.definition.Definitions;
import org.migstat.io.release.BusyException;
import org.migstat.io.release.KeyFolder;
import org.migstat.io.release.ReleaseManifest;
import org.migstat.io.release.Section;
import org.migstat.io.release.Staging;
import org.migstat.io.release.StagingFolder;

/** The joint run: definitions and files in, a verified release out. */
public final class JointRun {
  private final RunRequest request;
  private final ProgressListener progress;
  private final Supervision supervision;
  private final JobDefinition job;
  private final Instant asOf;
  private final Set<Tier> tiers;
  private final Path output;
  private final List<CollectionDefinition> definitions;
  private final String roundingKey;

  private JointRun(RunRequest request, ProgressListener progress)
      throws DefinitionException, IOException {
    this.request = request;
    this.progress = progress;
    supervision = new Supervision(request.deadline());
    AreaTable areas = AreaCodelist.table();
    job = Definitions.job(request.job(), code -> areas.position(code) >= 0);
    asOf =
        required(
            request.asOf(),
            job.asOf(),
            "as_of",
            "an instant such as 2025-12-31T00:00:00Z",
            "--as-of");
    tiers = new TreeSet<>(request.tiers().isEmpty() ? job.tiers() : request.tiers());
    String key = tiers.contains(Tier.PUBLIC) ? RoundingKey.problem(job.disclosure()) : null;
    if (key != null) {
      throw wrong(key);
    }
    Path own = job.output() == null ? null : Path.of(job.output());
    output = required(request.output(), own, "output", "a folder for the releases", "--output");
    if (output.toString().isBlank()) {
      throw wrong("output is empty; expected a folder for the releases");
    }
    definitions =
        new LinkedHashSet<>(job.inputs().stream().map(JobDefinition.Input::definition).toList())
            .stream().sorted(Comparator.comparing(CollectionDefinition::id)).toList();
    roundingKey = tiers.contains(Tier.PUBLIC) ? RoundingKey.fingerprint(job.disclosure()) : "";
  }

  /**
   * Runs a job and publishes its release, or with {@code dryRun} everything but that.
   *
   * @throws DefinitionException if job, definitions or policy are wrong; nothing was read
   * @throws BusyException if another run holds the output
   * @throws NothingToDoException if none of the job's files is there
   * @throws RunFailedException if too much was refused, or the run broke off; the current release
   *     stays as it was
   * @throws IOException if the disk refuses
   */
  public static RunReport run(RunRequest request, ProgressListener progress)
      throws DefinitionException, NothingToDoException, RunFailedException, IOException {
    return new JointRun(request, progress).run();
  }

  private RunReport run()
      throws DefinitionException, NothingToDoException, RunFailedException, IOException {
    if (Files.exists(output) && Files.isSameFile(output, inputRoot())) {
      throw wrong(
          "output %s is the input folder; expected another, releases are no input"
              .formatted(output));
    }
    List<InputFile> inputs = InputListing.of(job, inputRoot(), output, definitions);
    if (inputs.stream().noneMatch(file -> Files.isRegularFile(Path.of(file.path())))) {
      throw new NothingToDoException(
          "Nothing to do: none of the files of " + request.job() + " is in " + inputRoot() + ".");
    }
    options(request.beamOptions());
    MemoryGuard.check(inputs, Engines.present());
    try (Staging staging = Staging.open(output, keys())) {
      progress.began(staging.run());
      return supervision.watch(() -> work(inputs, staging));
    }
  }

  private RunReport work(List<InputFile> inputs, Staging staging)
      throws DefinitionException, RunFailedException, IOException {
    // Under the lock of the output: no other run publishes a release meanwhile.
    EarlierReleases earlier =
        EarlierReleases.of(request, output, tiers, job.disclosure(), roundingKey);
    RunPlan plan = plan(staging.folder(), earlier);
    List<String> given = Scratch.options(Engines.present(), request.beamOptions(), staging);
    execute(plan, inputs, options(given));
    Books books = Books.takeFrom(staging.seal());
    Judgement judgement = new Judgement(books, tiers, definitions, inputs, job.onRefusedFile());
    String wrongSum = judgement.wrongSum();
    if (wrongSum != null) {
      throw wrong(wrongSum);
    }
    judgement.judge();
    String id = finish(staging, books, earlier);
    return new Reporting(books, tiers, definitions).report(id, output, judgement);
  }

  /** Where the keys are; every key that the run needs can be used, or nothing is begun. */
  private @Nullable KeyFolder keys() throws IOException {
    if (request.keys() == null) {
      return null;
    }
    KeyFolder keys = new KeyFolder(request.keys());
    for (Tier tier : tiers) {
      keys.key(Section.of(tier));
    }
    keys.key(Section.LEDGER);
    return keys;
  }

  private RunPlan plan(StagingFolder folder, EarlierReleases earlier) {
    return new RunPlan(
        definitions,
        job.policy(),
        job.derivations(),
        job.arrangements(),
        asOf,
        tiers,
        job.buckets(),
        folder,
        job.corrections(),
        earlier.comparedWith(),
        job.disclosure(),
        earlier.publicRecords(),
        roundingKey);
  }

  private PipelineOptions options(List<String> given) throws DefinitionException {
    try {
      return Engines.present().options(given);
    } catch (IllegalArgumentException unknown) {
      throw wrong("the options after -- are not Beam's: " + unknown.getMessage());
    }
  }

  private void execute(RunPlan plan, List<InputFile> inputs, PipelineOptions options)
      throws RunFailedException, IOException {
    Pipeline pipeline = Pipeline.create(options);
    JointPipeline.assemble(pipeline, plan, InputBatches.of(inputs, Engines.present().batches()));
    boolean outlivesUs = Engines.present().outlivesUs(request.beamOptions());
    Execution.of(pipeline, new RunProgress(progress, inputs.size()), supervision, outlivesUs);
  }

  /** Verifies the release, and publishes it unless nothing is to be published: then null. */
  private @Nullable String finish(Staging staging, Books books, EarlierReleases earlier)
      throws IOException, RunFailedException {
    int files = books.files().size();
    progress.progress(new Progress("Verifying", 0, files, "files"));
    ReleaseManifest manifest = manifest(books);
    PublicGate gate = new PublicGate(earlier.publicTier());
    String id = null;
    if (request.dryRun()) {
      staging.verify(manifest, books.files(), gate);
    } else {
      id =
          staging.publish(
              manifest,
              books.files(),
              release -> {
                gate.inspect(release);
                supervision.beginPublishing();
              });
    }
    progress.progress(new Progress("Verifying", files, files, "files"));
    return id;
  }

  private ReleaseManifest manifest(Books books) {
    Map<String, String> hashes = new TreeMap<>();
    definitions.forEach(d -> hashes.put(d.id(), d.contentHash()));
    Map<String, String> policies = new TreeMap<>();
    policies.put("resolution", job.policy().contentHash());
    policies.put("derivations", job.derivations().contentHash());
    policies.put("arrangements", job.arrangements().contentHash());
    if (!job.disclosure().contentHash().isEmpty()) {
      policies.put("disclosure", job.disclosure().contentHash());
    }
    if (!job.corrections().contentHash().isEmpty()) {
      policies.put("corrections", job.corrections().contentHash());
    }
    if (!roundingKey.isEmpty()) {
      policies.put(EarlierReleases.ROUNDING_KEY, roundingKey);
    }
    List<ReleaseManifest.InputFile> read =
        books.inputs().stream()
            .map(i -> new ReleaseManifest.InputFile(i.submission(), i.bytes(), i.sha256()))
            .toList();
    return new ReleaseManifest(
        Version.current(), job.id(), asOf, tiers, read, hashes, policies, Codelists.hashes());
  }

  private Path inputRoot() {
    Path given = request.input();
    if (given != null) {
      return given;
    }
    String own = job.input();
    Path folder = request.job().toAbsolutePath().getParent();
    return own == null || folder == null ? Path.of("") : folder.resolve(own).normalize();
  }

  private <T> T required(
      @Nullable T given, @Nullable T own, String key, String expected, String option)
      throws DefinitionException {
    T value = given == null ? own : given;
    if (value == null) {
      throw wrong("it has no " + key + "; expected " + expected + ". Add it, or give " + option);
    }
    return value;
  }

  private DefinitionException wrong(String problem) {
    return DefinitionException.of(request.job(), problem);
  }
}
