package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static void file(Path path) throws IOException {
    Files.writeString(path, "a\n1\n");
  }
}
