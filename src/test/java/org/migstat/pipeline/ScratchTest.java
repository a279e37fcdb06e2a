package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.io.release.Staging;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void flinkPutsAsideWhatItHasNoMemoryForBesideTheStaging() throws Exception {
    try (Staging staging = Staging.open(folder)) {
      Path scratch = Path.of(staging.folder().root() + "-scratch");

      assertThat(Scratch.options(Engines.FLINK, List.of("--parallelism=2"), staging))
          .containsExactly("--parallelism=2", "--flinkConfDir=" + scratch);
      assertThat(scratch.resolve("config.yaml"))
          .hasContent("io.tmp.dirs: \"%s\"\nweb.tmpdir: \"%s\"\n".formatted(scratch, scratch));
    }
  }

  @Test
  void settingsOfTheUserAreLeftAlone() throws Exception {
    List<String> own = List.of("--flinkConfDir=conf");
    try (Staging staging = Staging.open(folder)) {
      assertThat(Scratch.options(Engines.FLINK, own, staging)).isEqualTo(own);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLINK, 'a,b', Flink",
    "FLINK, a|b, Flink",
    "FLINK, a:b, Flink",
    "FLINK, a\"b, Flink",
    "FLINK, a\\b, Flink",
    "FLINK, 'a\nb', Flink",
    "SPARK, 'a,b', Spark",
    "SPARK, 'a\nb', Spark"
  })
  void aPlaceThatAnEngineWouldMisreadIsRefusedAndNotLeftToIt(
      Engines engine, String name, String called) throws Exception {
    Path output = Files.createDirectory(folder.resolve(name));
    try (Staging staging = Staging.open(output)) {
      assertThatThrownBy(() -> Scratch.options(engine, List.of(), staging))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Cannot write to %s: %s takes such a path for another, or for several, and would put figures aside where others can read them; expected one without , | : \" \\ or line breaks. Choose another output.",
              output, called);
    }
  }
}
