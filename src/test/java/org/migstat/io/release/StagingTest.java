package org.migstat.io.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.io.WholeFile;
import org.migstat.io.parquet.ParquetFiles;

class StagingTest {
  @TempDir Path output;

  @Test
  void aReleaseHasAFolderForEachRightAndIsCurrentOncePublished() throws Exception {
    String id = TinyRelease.publish(output, "IMM.1");

    assertThat(id).isEqualTo("r000001");
    assertThat(Files.readSymbolicLink(output.resolve("current")))
        .isEqualTo(Path.of("releases/r000001"));
    assertThat(Releases.current(output)).contains(output.resolve("releases/r000001").toRealPath());
    assertThat(below(output))
        .containsExactly(
            ".lock",
            "releases/r000001/iom/manifest.json",
            "releases/r000001/iom/obs_all/indicator=IMM/part-00007.parquet",
            "releases/r000001/ledger/ledger/part-00000.parquet",
            "releases/r000001/manifest.json",
            "releases/r000001/quarantine/quarantine/part-00000.parquet",
            "releases/r000001/un/conflicts/part-00000.parquet",
            "releases/r000001/un/manifest.json",
            "releases/r000001/un/obs_all/indicator=IMM/part-00007.parquet");
  }

  @Test
  void idsCountUpOverReleasesThatExistWhateverTheyHold() throws Exception {
    assertThat(TinyRelease.publish(output, "IMM.1")).isEqualTo("r000001");
    assertThat(TinyRelease.publish(output, "IMM.1")).isEqualTo("r000002");
    Files.createDirectory(output.resolve("releases/r000041"));
    Files.createDirectory(output.resolve("releases/notes"));

    assertThat(TinyRelease.publish(output, "IMM.1")).isEqualTo("r000042");
    assertThat(Releases.ids(output)).containsExactly("r000001", "r000002", "r000041", "r000042");
    assertThat(Releases.release(output, "r000041")).isPresent();
    assertThat(Releases.release(output, "notes")).isEmpty();
  }

  @Test
  void whatIsVerifiedAloneIsCheckedAndNotPublished() throws Exception {
    List<String> inspected = new ArrayList<>();
    try (Staging staging = Staging.open(output)) {
      List<FileEntry> files = TinyRelease.write(staging.folder(), "IMM.1");
      staging.verify(TinyRelease.MADE, files, release -> inspected.addAll(Listing.names(release)));
      assertThatThrownBy(
              () -> staging.verify(TinyRelease.MADE, files.subList(1, files.size()), release -> {}))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(inspected).contains("manifest.json", "un", "iom");
    assertThat(below(output)).containsExactly(".lock");
  }

  @Test
  void aFolderGoesAlsoWhileOthersClearItAway() throws Exception {
    Path folder = output.resolve("scratch");
    for (int i = 0; i < 200; i++) {
      Files.createDirectories(folder.resolve("a" + i));
      Files.writeString(folder.resolve("a" + i + "/b"), "c");
    }
    CompletableFuture<?> other =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 199; i >= 0; i--) {
                try {
                  Files.deleteIfExists(folder.resolve("a" + i + "/b"));
                  Files.deleteIfExists(folder.resolve("a" + i));
                } catch (IOException raced) {
                  throw new UncheckedIOException(raced);
                }
              }
            });

    Folders.delete(folder);
    other.get();

    assertThat(folder).doesNotExist();
  }

  @Test
  void aRunThatFailsLeavesTheCurrentReleaseAndNothingElse() throws Exception {
    TinyRelease.publish(output, "IMM.1");
    List<String> before = below(output);

    try (Staging staging = Staging.open(output)) {
      TinyRelease.write(staging.folder(), "IMM.9");
    }

    assertThat(below(output)).isEqualTo(before);
    assertThat(Files.readSymbolicLink(output.resolve("current")))
        .isEqualTo(Path.of("releases/r000001"));
  }

  @Test
  void aRunThatEndsBetweenMoveAndSwapLeavesTheCurrentReleaseAndItsIdIsNotGivenAgain()
      throws Exception {
    TinyRelease.publish(output, "IMM.1");
    try (Staging staging = Staging.open(output)) {
      Publication publication = staging.publication(TinyRelease.write(staging.folder(), "IMM.9"));
      publication.prepare(TinyRelease.MADE);
      publication.move();
    }
    assertThat(Releases.current(output)).contains(output.resolve("releases/r000001").toRealPath());

    assertThat(TinyRelease.publish(output, "IMM.9")).isEqualTo("r000003");
    assertThat(Releases.current(output)).contains(output.resolve("releases/r000003").toRealPath());
  }

  @Test
  void aSecondRunIsToldThatAnotherHoldsTheOutput() throws Exception {
    try (Staging first = Staging.open(output)) {
      assertThatThrownBy(() -> Staging.open(output))
          .isInstanceOf(BusyException.class)
          .hasMessage(
              "Cannot write to "
                  + output
                  + ": another run holds .lock there; one run writes at a time."
                  + " Wait until it ends, or choose another output.");
      assertThat(Path.of(first.folder().root())).isDirectory();
    }
    Staging.open(output).close();
  }

  @Test
  void aKilledRunKeepsOthersOffWhileItLivesAndWhatItLeavesIsClearedAway() throws Exception {
    TinyRelease.publish(output, "IMM.1");
    List<String> before = below(output);
    Process other = Program.main(TinyRelease.class, List.of(), output.toString(), "staged").start();
    try (var said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("staged");
      assertThatThrownBy(() -> Staging.open(output)).isInstanceOf(BusyException.class);
      assertThat(below(output))
          .anyMatch(path -> path.matches(".staging-r000002-.*-scratch/spilled"));
      // The signal that no program can catch.
      other.destroyForcibly();
      assertThat(other.waitFor()).isEqualTo(137);
    }
    assertThat(below(output)).anyMatch(path -> path.startsWith(".staging-r000002-"));

    Staging.open(output).close();

    assertThat(below(output)).isEqualTo(before);
    assertThat(Releases.current(output)).contains(output.resolve("releases/r000001").toRealPath());
  }

  @Test
  void aWorkerThatOutlivesItsRunCannotBuildItsStagingAnew() throws Exception {
    StagingFolder ended;
    try (Staging staging = Staging.open(output)) {
      ended = staging.folder();
    }

    assertThatThrownBy(() -> TinyRelease.write(ended, "IMM.1"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(below(output)).containsExactly(".lock");
  }

  @Test
  void aWorkerThatWakesUpAfterTheSealTouchesNothingOfTheRelease() throws Exception {
    try (Staging staging = Staging.open(output)) {
      List<FileEntry> files = TinyRelease.write(staging.folder(), "IMM.1");
      Path broken = WholeFile.attempt(Path.of(staging.folder().root(), "un/part-00000.parquet"));
      try (OutputStream asleep = Files.newOutputStream(broken)) {
        staging.seal();

        asleep.write(1);
        assertThatThrownBy(() -> TinyRelease.write(staging.folder(), "IMM.9"))
            .isInstanceOf(NoSuchFileException.class);
        staging.publish(TinyRelease.MADE, files, release -> {});
      }
    }
    assertThat(below(output))
        .noneMatch(path -> path.contains(".staging-") || path.endsWith(".tmp"));
    Path rows = output.resolve("current/un/obs_all/indicator=IMM/part-00007.parquet");
    assertThat(ParquetFiles.rows(rows).toString())
        .isEqualTo("[{cell_key=IMM.1}, {cell_key=IMM.2}]");
  }

  @Test
  void whatCurrentIsNotALinkIsNeverReplaced() throws Exception {
    Files.createDirectory(output.resolve("current"));

    assertThatThrownBy(() -> TinyRelease.publish(output, "IMM.1"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot publish r000001 in "
                + output
                + ": 'current' there is no link; expected a link to a release,"
                + " or nothing. Move it away and run again.");
    assertThat(output.resolve("current")).isDirectory();
  }

  /** Paths of all files. */
  private static List<String> below(Path folder) throws IOException {
    return Listing.files(folder).stream().map(path -> folder.relativize(path).toString()).toList();
  }
}
