package org.migstat.io.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir Path output;
  private Staging staging;
  private List<FileEntry> files;

  @BeforeEach
  void stage() throws IOException {
    staging = Staging.open(output);
    files = TinyRelease.write(staging.folder(), "IMM.1");
  }

  @AfterEach
  void nothingWasPublished() throws IOException {
    staging.close();
    assertThat(Releases.current(output)).isEmpty();
  }

  @Test
  void aFlippedBitIsFound() throws Exception {
    Path file = staging.folder().resolve(files.get(0));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertRefused("another SHA-256; expected the one of the bytes that were written");
  }

  @Test
  void aFileCutShortIsFound() throws Exception {
    Files.write(staging.folder().resolve(files.get(0)), new byte[3]);

    assertRefused("3 bytes; expected " + files.get(0).bytes() + " as written");
  }

  @Test
  void aFileThatIsGoneIsFound() throws Exception {
    Files.delete(staging.folder().resolve(files.get(0)));

    assertRefused("it is not there; expected a file of " + files.get(0).bytes() + " bytes");
  }

  @Test
  void anotherNumberOfRowsIsFound() {
    FileEntry file = files.get(0);
    files.set(
        0,
        new FileEntry(file.section(), file.dataset(), file.path(), 5, file.bytes(), file.sha256()));

    assertRefused("2 rows; expected 5 as written");
  }

  @Test
  void aFileThatNoWriterVouchesForIsABrokenInvariant() {
    files.remove(0);

    assertThatThrownBy(() -> staging.publish(TinyRelease.MADE, files, release -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot publish un/obs_all/indicator=IMM/part-00007.parquet: no writer vouches for it;"
                + " expected only files that are listed.");
  }

  @Test
  void twoAttemptsAtAFileMustHaveGivenTheSame() {
    FileEntry file = files.get(0);
    List<FileEntry> twice = new ArrayList<>(files);
    twice.add(new FileEntry(file.section(), file.dataset(), file.path(), 2, 99, "00"));

    assertThatThrownBy(() -> staging.publish(TinyRelease.MADE, twice, release -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot publish un/obs_all/indicator=IMM/part-00007.parquet: it was written twice with"
                + " different content; expected once.");
  }

  @Test
  void aTierThatTheJobDoesNotWriteIsNeverPublished() throws Exception {
    files.add(TinyRelease.write(staging.folder(), Section.PUBLIC, "obs_all", 0, "IMM.1"));

    assertThatThrownBy(() -> staging.publish(TinyRelease.MADE, files, release -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot publish public/obs_all/indicator=IMM/part-00000.parquet: its tier is not one of"
                + " the job's;");
  }

  @Test
  void aFileThatIsNotEncryptedIsNeverPublishedWhereThereAreKeys() throws Exception {
    StagingFolder plain = staging.folder();
    Path keys = Files.createDirectory(output.resolve("keys"));
    for (String name : List.of("un", "iom", "operator")) {
      Path key = Files.writeString(keys.resolve(name + ".key"), "k".repeat(42) + "g=");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
    StagingFolder encrypted = new StagingFolder(plain.root(), new KeyFolder(keys));

    assertThatThrownBy(() -> Verification.verifyAndSync(encrypted, files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot publish un/obs_all/indicator=IMM/part-00007.parquet: everybody can read it;"
                + " expected it to be encrypted with the key of its section.");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> staging.publish(TinyRelease.MADE, files, release -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot publish un/obs_all/indicator=IMM/part-00007.parquet: "
                + reason
                + ". Check the disk and run again; the current release stays as it was.");
  }
}
