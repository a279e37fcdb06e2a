package org.migstat.io.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.migstat.core.model.Tier;
import org.migstat.io.OwnerOnly;
import org.migstat.io.WholeFile;

/**
 * The steps from staged files to the current release. Whatever ends a run before {@link #point()},
 * the current release stays as it was; after {@link #move()} the new one stands complete beside it.
 */
final class Publication {
  static final String OPEN = "rwxr-xr-x";

  private final Path output;
  private final StagingFolder staging;
  private final Path root;
  private final String id;
  private final List<FileEntry> files;

  Publication(Path output, StagingFolder staging, String id, Collection<FileEntry> files) {
    this.output = output;
    this.staging = staging;
    this.root = Path.of(staging.root());
    this.id = id;
    this.files = distinct(files);
  }

  /** One entry for each path: a repeated attempt at a file gives the same one. */
  private static List<FileEntry> distinct(Collection<FileEntry> files) {
    Map<String, FileEntry> byPath = new TreeMap<>();
    for (FileEntry file : files) {
      FileEntry other = byPath.putIfAbsent(file.path(), file);
      if (other != null && !other.equals(file)) {
        throw new IllegalStateException(
            "Cannot publish "
                + file.path()
                + ": it was written twice with different content; expected once.");
      }
    }
    return List.copyOf(byPath.values());
  }

  /** Verifies every file, writes the manifests, and brings all to the disk. */
  void prepare(ReleaseManifest made) throws IOException {
    refuseOtherTiers(made.tiers());
    removeAttempts();
    refuseUnlisted();
    Verification.verifyAndSync(staging, files);
    Map<Tier, byte[]> tierManifests = new EnumMap<>(Tier.class);
    for (Tier tier : made.tiers()) {
      Section section = Section.of(tier);
      byte[] text =
          Manifests.ofTier(tier, files.stream().filter(file -> file.section() == section).toList());
      tierManifests.put(tier, text);
      write(root.resolve(section.folder()).resolve(Manifests.FILE), text);
    }
    write(root.resolve(Manifests.FILE), Manifests.ofRelease(id, made, files, tierManifests));
    removeEmptySections();
    for (Path folder : Folders.innermostFirst(root)) {
      Folders.syncFolder(folder);
    }
  }

  private static void write(Path file, byte[] text) throws IOException {
    try (OutputStream out = OwnerOnly.newFile(file)) {
      out.write(text);
    }
    Folders.syncFile(file);
  }

  /** What writers that were broken off have left, on this machine or another. */
  private void removeAttempts() throws IOException {
    for (Path file : Folders.files(root)) {
      if (WholeFile.isAttempt(file)) {
        Files.delete(file);
      }
    }
    for (Path folder : Folders.innermostFirst(root)) {
      // An empty folder would tell that something was begun; those of sections are still needed.
      if (folder.getNameCount() > root.getNameCount() + 1 && Folders.isEmpty(folder)) {
        Files.delete(folder);
      }
    }
  }

  private void refuseOtherTiers(Set<Tier> tiers) {
    Set<Section> expected = tiers.stream().map(Section::of).collect(Collectors.toSet());
    for (FileEntry file : files) {
      if (!file.section().restricted() && !expected.contains(file.section())) {
        throw new IllegalStateException(
            "Cannot publish "
                + file.path()
                + ": its tier is not one of the job's; expected only "
                + tiers
                + ".");
      }
    }
  }

  private void refuseUnlisted() throws IOException {
    Set<String> listed = files.stream().map(FileEntry::path).collect(Collectors.toSet());
    for (Path file : Folders.files(root)) {
      String path = staging.relative(file);
      if (!listed.contains(path)) {
        throw new IllegalStateException(
            "Cannot publish "
                + path
                + ": no writer vouches for it; expected only files that are listed.");
      }
    }
  }

  private void removeEmptySections() throws IOException {
    for (Section section : Section.values()) {
      Path folder = root.resolve(section.folder());
      if (Folders.files(folder).isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  /** Puts the release beside the others, and lets each section's readers in. */
  void move() throws IOException {
    Path releases = output.resolve(Releases.FOLDER);
    Files.createDirectories(releases, OwnerOnly.attributes(releases, OPEN));
    Folders.permit(releases, OPEN);
    Path release = releases.resolve(id);
    Files.move(root, release, StandardCopyOption.ATOMIC_MOVE);
    open(release);
    for (Path folder : Folders.innermostFirst(release)) {
      Folders.syncFolder(folder);
    }
    Folders.syncFolder(releases);
    Folders.syncFolder(output);
  }

  /**
   * Whatever the umask of the run: only the owner writes, and each section has its own readers. The
   * release itself comes last, so that nobody meets one that is half open.
   */
  private static void open(Path release) throws IOException {
    for (Section section : Section.values()) {
      Path folder = release.resolve(section.folder());
      if (!Files.isDirectory(folder)) {
        continue;
      }
      for (Path file : Folders.files(folder)) {
        Folders.permit(file, section.permissions().replace('x', '-'));
      }
      for (Path inner : Folders.innermostFirst(folder)) {
        Folders.permit(inner, section.permissions());
      }
    }
    Folders.permit(release, OPEN);
  }

  /** Makes it the current one. */
  void point() throws IOException {
    Releases.point(output, id);
  }
}
