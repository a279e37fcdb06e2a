package org.migstat.io.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodelistsTest {
  private static List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("schemas/codelists"))) {
      return files.map(file -> file.getFileName().toString().replace(".csv", "")).sorted().toList();
    }
  }

  @Test
  void everyListIsPublishedOrBelongsToTheAreas() throws Exception {
    List<String> published = new ArrayList<>(Codelists.NAMES);
    published.addAll(Codelists.AREAS);

    assertThat(published).containsExactlyInAnyOrderElementsOf(files());
    assertThat(Codelists.NAMES).isSorted();
    assertThat(Codelists.hashes()).containsOnlyKeys(files());
  }

  @Test
  void everyPublishedListHasEachCodeOnce() {
    for (String name : Codelists.NAMES) {
      assertThat(CodelistFile.read(name).column("code"))
          .as(name)
          .doesNotContain("")
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }
}
