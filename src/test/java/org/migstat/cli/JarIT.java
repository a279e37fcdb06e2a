package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Program;
import org.migstat.query.SampleRelease;

/** The jar by itself: what merging a hundred jars into one can break. */
class JarIT {
  private static final String JAR = Objects.requireNonNull(System.getProperty("migstat.jar"));

  @TempDir private Path folder;

  @Test
  void itsManifestCarriesTheVersion() throws Exception {
    assertThat(jar("--version").out()).matches("migstat \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void itsDriverAnswersQueries() throws Exception {
    Path output = SampleRelease.in(folder.toRealPath());

    assertThat(
            jar("query", output.toString(), "SELECT count(*) AS n FROM obs_all", "--format", "csv")
                .out())
        .isEqualTo("n\n3\n");
  }

  @Test
  void itsLoggerWritesJsonForSchedulers() throws Exception {
    Ending run = jar("run", folder.resolve("nowhere.yaml").toString(), "--log-format", "json");

    assertThat(run.err())
        .startsWith("{\"time\":\"")
        .contains("\"level\":\"ERROR\"")
        .endsWith("\"}\n");
  }

  private static Ending jar(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-jar", JAR));
    words.addAll(List.of(arguments));
    return Program.java(words.toArray(new String[0])).run();
  }
}
