package org.migstat.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;

/**
 * A job run by the launcher, as a user would.
 *
 * @param folder gets {@code out} with the releases, and {@code tmp} for what runners leave lying
 */
record Run(Path folder, Path job, List<String> javaOptions) {
  static final Path LAUNCHER = Path.of("migstat").toAbsolutePath();

  /** For an input that the embedded runner keeps in memory. */
  static final List<String> LARGE = List.of("-Xmx4g");

  Run(Path folder, Path job) {
    this(folder, job, List.of());
  }

  Program program(List<String> words, List<String> beamOptions) throws IOException {
    List<String> all = new ArrayList<>(List.of("run", job.toString(), "--output", "out"));
    all.addAll(words);
    all.add("--");
    all.addAll(beamOptions);
    return Program.of(LAUNCHER.toString(), all.toArray(new String[0]))
        .in(folder)
        .without("MIGSTAT_RUNNER")
        .with(
            Map.of(
                "SPARK_LOCAL_IP",
                Cluster.HERE,
                "MIGSTAT_JAVA_OPTS",
                "-Xmx1500m -Djava.io.tmpdir=" + temporary() + " " + String.join(" ", javaOptions)));
  }

  Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }

  Ending here(String... words) throws IOException, InterruptedException {
    return program(List.of(words), List.of()).run();
  }

  Ending on(Cluster cluster, String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(cluster.words());
    all.addAll(List.of(words));
    return program(all, cluster.beamOptions()).run();
  }

  Path output() {
    return folder.resolve("out");
  }

  /** Every file of a release, restricted ones included, with its SHA-256. */
  List<String> bytes(String release) throws IOException {
    return Listing.hashes(output().resolve("releases"), List.of(release)).stream()
        .map(line -> line.replaceFirst("^[^/]*/", ""))
        .toList();
  }

  /** Names of what lies in the output and is no release, and in the folder for temporary files. */
  List<String> leftovers() throws IOException {
    List<String> names = new ArrayList<>(Listing.names(output()));
    names.removeAll(List.of(".lock", "current", "releases"));
    names.addAll(Listing.names(folder.resolve("tmp")));
    return names;
  }
}
