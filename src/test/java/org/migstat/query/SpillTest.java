package org.migstat.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;

class SpillTest {
  @TempDir Path parent;

  @Test
  void itIsItsOwnersAloneAndGoneAfterwards() throws Exception {
    try (Spill spill = Spill.in(parent)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spill.folder())))
          .isEqualTo("rwx------");
      Files.writeString(spill.folder().resolve("spilled"), "a figure");
    }
    assertThat(Listing.all(parent)).containsExactly(parent);
  }

  @Test
  void whatAKilledQueryLeftIsRemovedAndThatOfALivingOneIsNot() throws Exception {
    left("migstat-query-1", "rwx------");

    try (Spill living = Spill.in(parent);
        Spill other = Spill.in(parent)) {
      assertThat(Listing.all(parent))
          .containsExactlyInAnyOrder(
              parent,
              living.folder(),
              living.folder().resolve(".lock"),
              other.folder(),
              other.folder().resolve(".lock"));
    }
  }

  /** Others could put a link in it while it is cleared, and so have any file removed. */
  @Test
  void aFolderThatOthersMayChangeIsLeftAlone() throws Exception {
    Path trap = left("migstat-query-1", "rwxrwxrwx");

    Spill.in(parent).close();

    assertThat(Listing.names(trap)).containsExactly(".lock", "spilled");
  }

  /** A query that has just ended takes its lock away last; nothing must be made in its folder. */
  @Test
  void aFolderWithoutALockIsLeftToItsQuery() throws Exception {
    Path ending = left("migstat-query-1", "rwx------");
    Files.delete(ending.resolve(".lock"));

    Spill.in(parent).close();

    assertThat(Listing.names(ending)).containsExactly("spilled");
  }

  private Path left(String name, String permissions) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Files.writeString(folder.resolve("spilled"), "a figure");
    Files.writeString(folder.resolve(".lock"), "");
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
