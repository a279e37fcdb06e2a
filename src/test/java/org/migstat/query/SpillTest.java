package org.migstat.query;

import static org.assertj.core.api.Assertions.assertThat;

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
    Path dead = Files.createDirectory(parent.resolve("migstat-query-1"));
    Files.writeString(dead.resolve("spilled"), "a figure");
    Files.writeString(dead.resolve(".lock"), "");

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
}
