package org.migstat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.deploy.DeployFiles.found;
import static org.migstat.deploy.DeployFiles.pom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known of the images without building them. */
class DockerfileTest {
  static Stream<String> dockerfiles() throws IOException {
    return DeployFiles.ending("Dockerfile").stream();
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void javaIsThatOfTheBuild(String file) throws IOException {
    String java = pom("maven.compiler.release");
    assertThat(found("^FROM (\\S+)$", DeployFiles.text(file)))
        .containsPattern("(java|temurin:)" + java + "\\b");
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void whatIsCopiedIsThereAndIsAllThatIsSent(String file) throws IOException {
    String runner = file.substring(0, file.indexOf('/'));
    String jar = runner.equals("embedded") ? pom("jar.name") : "migstat-" + runner;
    List<String> copied =
        DeployFiles.text(file)
            .lines()
            .filter(line -> line.startsWith("COPY "))
            .map(line -> line.split(" ")[1])
            .toList();
    List<String> sent = Files.readAllLines(Path.of(".dockerignore"));
    assertThat(sent).contains("*");
    assertThat(copied).contains("pipelines", "target/" + jar + ".jar");
    for (String source : copied) {
      assertThat(sent).contains("!" + source);
      assertThat(source.startsWith("target/") || Files.exists(Path.of(source))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void nobodyRunsItAsRoot(String file) throws IOException {
    List<String> users =
        DeployFiles.text(file).lines().filter(line -> line.startsWith("USER ")).toList();
    assertThat(users).hasSize(1).doesNotContain("USER root", "USER 0");
    assertThat(DeployFiles.text(file)).doesNotContain("ARG ", "MIGSTAT_ROUNDING_KEY");
  }
}
