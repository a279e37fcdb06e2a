package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.query.SampleRelease;

/** The jar by itself: what merging a hundred jars into one can break. */
class JarIT {
  private static final String JAR = Objects.requireNonNull(System.getProperty("migstat.jar"));

  @TempDir private Path folder;

  @Test
  void itsManifestCarriesTheVersion() throws Exception {
    assertThat(java("--version")).matches("migstat \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void itsDriverAnswersQueries() throws Exception {
    Path output = SampleRelease.in(folder.toRealPath());

    assertThat(
            java(
                "query", output.toString(), "SELECT count(*) AS n FROM obs_all", "--format", "csv"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void itsLoggerWritesJsonForSchedulers() throws Exception {
    java("run", folder.resolve("nowhere.yaml").toString(), "--log-format", "json");

    assertThat(errors())
        .startsWith("{\"time\":\"")
        .contains("\"level\":\"ERROR\"")
        .endsWith("\"}\n");
  }

  private String java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
    String printed = text(process.getInputStream().readAllBytes());
    process.waitFor();
    return printed;
  }

  private String errors() throws IOException {
    File errors = folder.resolve("errors").toFile();
    return text(java.nio.file.Files.readAllBytes(errors.toPath()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }
}
