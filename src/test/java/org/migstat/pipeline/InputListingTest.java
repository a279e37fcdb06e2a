package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputListingTest {
  @TempDir Path folder;

  @Test
  void anInputFolderThatIsItselfALinkIsListedLikeTheFolderBehindIt() throws Exception {
    Path real = Files.createDirectories(folder.resolve("real/tables"));
    file(real.resolve("b.csv"));
    file(real.resolve("a.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(InputListing.open(link, null).everything())
        .containsExactly("tables/a.csv", "tables/b.csv");
  }

  @Test
  void releasesBelowTheInputFolderAreNoInput() throws Exception {
    file(folder.resolve("a.csv"));
    Path output = Files.createDirectories(folder.resolve("out/releases"));
    file(output.resolve("b.csv"));

    assertThat(InputListing.open(folder, folder.resolve("out")).everything())
        .containsExactly("a.csv");
  }

  @Test
  void anOutputThatTheInputFolderIsInHidesNothing() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    file(input.resolve("a.csv"));

    assertThat(InputListing.open(input, folder).everything()).containsExactly("a.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "a/*.csv, a, true",
    "a/*.csv, a/b, false",
    "a/*.csv, b, false",
    "*.csv, a, false",
    "*/*.csv, a, true",
    "./a/b.csv, a, true",
    "**.csv, a/b, true",
    "a/**/x.csv, a/b/c, true",
    "a/**/x.csv, b, false",
    "'{a,b}/x.csv', c, true",
    "[ab]/x*.csv, b, true",
    "[ab]/x*.csv, lost+found, false"
  })
  void aFolderThatNobodyMayLookIntoIsToldWhereFilesOfTheJobCouldBe(
      String pattern, Path closed, boolean told) {
    assertThat(InputListing.reaches(pattern, closed)).isEqualTo(told);
  }

  private static void file(Path path) throws IOException {
    Files.writeString(path, "a\n1\n");
  }
}
