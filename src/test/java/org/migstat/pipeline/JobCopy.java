package org.migstat.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.cli.Migstat;

/**
 * A job with its definitions and its input in a folder of its own, so that a test can change them.
 *
 * @param folder holds {@code pipelines} and {@code input}
 * @param name of the job file
 */
record JobCopy(Path folder, String name) {
  /** The sample job with the sample data. */
  static JobCopy ofSample(Path folder) throws IOException {
    copy(Path.of("pipelines"), folder.resolve("pipelines"));
    copy(Path.of("sample-data"), folder.resolve("input"));
    return new JobCopy(folder, "sample.yaml");
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : Listing.all(from)) {
      Path target = to.resolve(from.relativize(path));
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
  }

  Path input() {
    return folder.resolve("input");
  }

  Path output() {
    return folder.resolve("out");
  }

  Path job() {
    return folder.resolve("pipelines").resolve(name);
  }

  JobCopy input(String file, String text) throws IOException {
    return input(file, text.getBytes(StandardCharsets.UTF_8));
  }

  JobCopy input(String file, byte[] bytes) throws IOException {
    return write(input().resolve(file), bytes);
  }

  JobCopy pipelines(String file, String text) throws IOException {
    return write(folder.resolve("pipelines").resolve(file), text.getBytes(StandardCharsets.UTF_8));
  }

  private JobCopy write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  /** Changes an input file; its bytes pass through unchanged where the text does. */
  JobCopy edit(String file, UnaryOperator<String> change) throws IOException {
    return edit(input().resolve(file), change);
  }

  JobCopy editJob(UnaryOperator<String> change) throws IOException {
    return edit(job(), change);
  }

  JobCopy editPipelines(String file, UnaryOperator<String> change) throws IOException {
    return edit(folder.resolve("pipelines").resolve(file), change);
  }

  private JobCopy edit(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file, StandardCharsets.ISO_8859_1);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("nothing to change in " + file);
    }
    Files.writeString(file, after, StandardCharsets.ISO_8859_1);
    return this;
  }

  PublishedRelease run(String... beamOptions) throws Exception {
    report(beamOptions);
    return PublishedRelease.current(output());
  }

  RunReport report(String... beamOptions) throws Exception {
    return report(job(), input(), output(), beamOptions);
  }

  /** The same by the command line, in a Java virtual machine of its own. */
  Ending runByCommandLine(String... jvmOptions) throws IOException, InterruptedException {
    return Program.main(
            Migstat.class,
            List.of(jvmOptions),
            "run",
            job().toString(),
            "--input",
            input().toString(),
            "--output",
            output().toString())
        .together()
        .run();
  }

  /** Runs a job where it stands, for all tiers that it names. */
  static RunReport report(Path job, @Nullable Path input, Path output, String... beamOptions)
      throws Exception {
    return JointRun.run(request(job, input, output, beamOptions), step -> {});
  }

  static RunRequest request(Path job, @Nullable Path input, Path output, String... beamOptions) {
    return new RunRequest(job, input, output, null, Set.of(), false, null, List.of(beamOptions));
  }
}
