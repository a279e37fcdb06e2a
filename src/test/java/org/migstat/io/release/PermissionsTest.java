package org.migstat.io.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {
  @TempDir Path output;

  @BeforeEach
  void onlyWhereThereArePermissions() throws IOException {
    Assumptions.assumeTrue(Files.getFileStore(output).supportsFileAttributeView("posix"));
  }

  @Test
  void whatIsRestrictedIsReadableByItsOwnerAlone() throws Exception {
    TinyRelease.publish(output, "IMM.1");

    assertThat(permissions("manifest.json")).isEqualTo("rw-------");
    assertThat(permissions("quarantine")).isEqualTo("rwx------");
    assertThat(permissions("quarantine/quarantine")).isEqualTo("rwx------");
    assertThat(permissions("quarantine/quarantine/part-00000.parquet")).isEqualTo("rw-------");
    assertThat(permissions("ledger")).isEqualTo("rwx------");
    assertThat(permissions("ledger/ledger/part-00000.parquet")).isEqualTo("rw-------");
  }

  @Test
  void aTierIsReadableByItsGroupAndNobodyElse() throws Exception {
    TinyRelease.publish(output, "IMM.1");

    assertThat(permissions("un")).isEqualTo("rwxr-x---");
    assertThat(permissions("iom")).isEqualTo("rwxr-x---");
    assertThat(permissions("un/manifest.json")).isEqualTo("rw-r-----");
    assertThat(permissions(".")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void nothingRestrictedIsReadableByOthersWhileItIsWritten() throws Exception {
    try (Staging staging = Staging.open(output)) {
      Path root = Path.of(staging.folder().root());
      for (Section section : Section.values()) {
        String found =
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve(section.folder())));
        assertThat(found).as(section.folder()).endsWith(section == Section.PUBLIC ? "r-x" : "---");
      }
    }
  }

  private String permissions(String path) throws IOException {
    Path file = output.resolve("releases/r000001").resolve(path);
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
