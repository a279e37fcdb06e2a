package org.migstat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.bench.Contestant.Work;

/**
 * Polars, by its package for Node.js: {@code bench/rival.js} finds the leading figures of inputs
 * without wide files. It takes part where npm can install it.
 */
final class Polars {
  private static final String VERSION = "0.26.1";

  private Polars() {}

  /**
   * Installs it.
   *
   * @param folder for the package and the script
   * @return null if npm is not there or cannot install it
   */
  static @Nullable Contestant install(Path folder) throws IOException, InterruptedException {
    Path script = Files.createDirectories(folder).resolve("rival.js");
    try (InputStream in = RivalScript.open("rival.js")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> npm =
        List.of(
            "npm",
            "install",
            "--no-save",
            "--prefix",
            folder.toString(),
            "nodejs-polars@" + VERSION,
            // npm leaves it out where it takes the version of Node.js for too old; it runs there.
            "nodejs-polars-linux-x64-gnu@" + VERSION);
    if (Measurement.of(npm, folder.resolve("npm.log")).code() != 0) {
      return null;
    }
    Path areas = Path.of("schemas/codelists/areas.csv").toAbsolutePath();
    return new Contestant(
        "Polars " + VERSION,
        Work.LEAD,
        (input, job, out) ->
            input.wide()
                ? List.of()
                : List.of(
                    "node", script.toString(), job.toString(), out.toString(), areas.toString()));
  }
}
