package org.migstat.io.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;

/** Who may read what, under an umask that takes no right away from anybody. */
class PermissionsTest {
  @TempDir Path folder;
  private Path output = Path.of("");

  @BeforeEach
  void onlyWhereThereArePermissions() throws IOException {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    output = folder.resolve("out");
  }

  @Test
  void whileItIsWrittenAReleaseIsItsOwnersAlone() throws Exception {
    Process run = withoutUmask("staged").start();
    try (var said =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("staged");
      List<Path> staged =
          Listing.all(output).stream()
              .filter(path -> path.toString().contains("/.staging-"))
              // An engine makes its files as it likes, in a folder that others cannot enter.
              .filter(path -> !path.getParent().getFileName().toString().endsWith("-scratch"))
              .toList();
      assertThat(staged)
          .anyMatch(path -> path.endsWith("part-00007.parquet"))
          .anyMatch(path -> path.toString().endsWith(".tmp"))
          .anyMatch(path -> path.getFileName().toString().endsWith("-scratch"));
      assertThat(openToOthers(staged)).isEmpty();
      assertThat(permissions(output.resolve(".lock"))).isEqualTo("rw-------");
    } finally {
      run.getOutputStream().close();
      run.waitFor();
    }
  }

  @Test
  void whatIsPublishedHasTheReadersOfItsSection() throws Exception {
    Ending published = withoutUmask("published").run();

    assertThat(published).isEqualTo(new Ending(0, "published\n", ""));
    Path release = output.resolve("releases/r000001");
    assertThat(openToOthers(Listing.all(release.resolve("quarantine")))).isEmpty();
    assertThat(openToOthers(Listing.all(release.resolve("ledger")))).isEmpty();
    assertThat(permissions(release.resolve("manifest.json"))).isEqualTo("rw-------");
    for (String tier : List.of("un", "iom")) {
      for (Path path : Listing.all(release.resolve(tier))) {
        assertThat(permissions(path))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwxr-x---" : "rw-r-----");
      }
    }
    for (Path path : List.of(release, release.getParent(), output)) {
      assertThat(permissions(path)).isEqualTo("rwxr-xr-x");
    }
    assertThat(Listing.names(output)).containsExactly(".lock", "current", "releases");
  }

  /** A second name for a file would have the rights of the first. */
  @Test
  void everyFileHasOneName() throws Exception {
    TinyRelease.publish(output, "IMM.2");

    for (Path file : Listing.files(output)) {
      assertThat(Files.getAttribute(file, "unix:nlink")).as(file.toString()).isEqualTo(1);
    }
  }

  /** The program that stages a release, as a shell that takes no right away starts it. */
  private Program withoutUmask(String until) throws IOException {
    List<String> java =
        Program.main(TinyRelease.class, List.of(), output.toString(), until).words();
    List<String> words = new ArrayList<>(List.of("-c", "umask 000; exec \"$@\"", "sh"));
    words.addAll(java);
    return Program.of("sh", words.toArray(new String[0]));
  }

  private static List<String> openToOthers(List<Path> paths) throws IOException {
    List<String> open = new ArrayList<>();
    for (Path path : paths) {
      if (!permissions(path).endsWith("------")) {
        open.add(path + " " + permissions(path));
      }
    }
    return open;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
