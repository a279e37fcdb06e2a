package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.InputFile;
import org.migstat.beam.Sample;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.JobDefinition;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.definition.Definitions;
import org.migstat.pipeline.CheckReport.CheckedCorrection;
import org.migstat.pipeline.CheckReport.CheckedDefinition;

/** Reads definitions and tries them on a sample of their files; publishes nothing. */
public final class CheckRun {
  private static final Arrangements NO_ARRANGEMENTS = new Arrangements("", List.of(), List.of());
  private static final Derivations NO_DERIVATIONS = new Derivations("", List.of());

  private CheckRun() {}

  /**
   * Checks a job with its collections, or one collection. A job says which files belong to which
   * definition; for a collection, the files below {@code input} whose header it fits are its
   * sample. A job has a register of corrections, which is applied as by a run; a collection by
   * itself has none. Where a job leaves it to the command line as of when it is run, no entry
   * counts as over.
   *
   * @param input where the files are; null for what the job says, or for no files at all
   * @throws DefinitionException if a definition is wrong, or the input folder is not there; nothing
   *     was read
   */
  public static CheckReport check(Path file, @Nullable Path input)
      throws DefinitionException, IOException {
    AreaTable areas = AreaCodelist.table();
    if (isJob(file)) {
      return job(file, Definitions.job(file, code -> areas.position(code) >= 0), input);
    }
    CollectionDefinition definition =
        Definitions.collection(file, code -> areas.position(code) >= 0);
    List<InputFile> files = new ArrayList<>();
    if (input != null) {
      InputListing listing = InputListing.open(input, null);
      for (String path : listing.everything()) {
        files.add(listing.file(path, 0));
      }
    }
    Sample sample =
        new Sample(List.of(definition), NO_DERIVATIONS, NO_ARRANGEMENTS, Corrections.NONE);
    return report(
        file, List.of(sample.fitting(definition, files)), Corrections.NONE, Corrections.NONE);
  }

  private static CheckReport job(Path file, JobDefinition job, @Nullable Path input)
      throws DefinitionException, IOException {
    List<CollectionDefinition> definitions =
        job.inputs().stream().map(JobDefinition.Input::definition).distinct().toList();
    Path folder = file.toAbsolutePath().getParent();
    Path own =
        job.input() == null || folder == null ? null : folder.resolve(job.input()).normalize();
    Path root = input == null ? own : input;
    List<InputFile> files =
        root == null ? List.of() : InputListing.of(job, root, null, definitions);
    Instant asOf = job.asOf();
    Corrections register = job.corrections();
    Corrections inForce = asOf == null ? register : register.inForce(asOf);
    Sample sample = new Sample(definitions, job.derivations(), job.arrangements(), inForce);
    List<Sample.Result> results = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      int position = i;
      List<InputFile> of = files.stream().filter(f -> f.definition() == position).toList();
      results.add(sample.of(definitions.get(i), of));
    }
    return report(file, results, register, inForce);
  }

  private static CheckReport report(
      Path file, List<Sample.Result> results, Corrections register, Corrections inForce) {
    boolean above = false;
    List<CheckedDefinition> checked = new ArrayList<>();
    for (Sample.Result result : results) {
      above |=
          result.rejected() > result.outcomes() * Judgement.WARNING_SHARE
              || result.refusedFiles() > 0
              || nothingInScope(result);
      checked.add(
          new CheckedDefinition(
              result.definition(),
              result.files(),
              result.rows(),
              result.outcomes(),
              result.outOfScope(),
              result.observations(),
              result.rejected(),
              Reporting.refusals(result.findings(), result.collection()),
              messages(result)));
    }
    return new CheckReport(
        file, checked, applied(inForce, results), expired(register, inForce), above);
  }

  private static List<CheckedCorrection> applied(Corrections inForce, List<Sample.Result> results) {
    List<CheckedCorrection> applied = new ArrayList<>();
    for (Correction entry : inForce.entries()) {
      long values = 0;
      for (Sample.Result result : results) {
        values += result.corrected().getOrDefault(entry.id(), 0L);
      }
      applied.add(new CheckedCorrection(entry.id(), entry.collection(), entry.action(), values));
    }
    return applied;
  }

  private static List<String> expired(Corrections register, Corrections inForce) {
    return register.entries().stream()
        .filter(entry -> !inForce.entries().contains(entry))
        .map(entry -> "%s line %d: %s.".formatted(register.file(), entry.line(), entry.expiry()))
        .toList();
  }

  private static boolean nothingInScope(Sample.Result result) {
    return result.outcomes() > 0 && result.outOfScope() == result.outcomes();
  }

  private static List<String> messages(Sample.Result result) {
    if (!nothingInScope(result)) {
      return result.messages();
    }
    List<String> messages = new ArrayList<>(result.messages());
    messages.add(
        "%s: its scope excludes every row of its files; expected that some rows are in scope."
            .formatted(result.definition()));
    return messages;
  }

  /** A job names collections; a collection names itself. */
  private static boolean isJob(Path file) throws IOException, DefinitionException {
    if (!Files.isRegularFile(file)) {
      throw DefinitionException.of(
          file,
          "%s; expected a job or a collection definition"
              .formatted(Files.exists(file) ? "it is not a file" : "it is not there"));
    }
    try (var lines = Files.lines(file)) {
      return lines.filter(Objects::nonNull).anyMatch(line -> line.startsWith("collections:"));
    } catch (java.io.UncheckedIOException notText) {
      throw DefinitionException.of(file, "it is not UTF-8 text; expected YAML");
    }
  }
}
