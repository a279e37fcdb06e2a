package org.migstat.io.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of one tier of a release, as its manifest lists them. What the manifest does not list
 * is not part of it, and what it lists is used only if it is still the same.
 *
 * @param folder of the tier
 * @param files in order of their paths
 */
public record PublishedTier(Path folder, List<FileEntry> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public PublishedTier {
    files = List.copyOf(files);
  }

  /**
   * Reads the manifest.
   *
   * @throws IOException if it is not there, or not as it was published; the message says so
   */
  public static PublishedTier in(Path folder) throws IOException {
    Path manifest = folder.resolve(Manifests.FILE);
    try {
      JsonNode written = JSON.readTree(Files.readAllBytes(manifest));
      Section section = section(written.path("tier").asText());
      List<FileEntry> files = new ArrayList<>();
      for (JsonNode file : written.path("files")) {
        files.add(
            new FileEntry(
                section,
                file.path("dataset").asText(),
                section.folder() + "/" + file.path("path").asText(),
                file.path("rows").asLong(),
                file.path("bytes").asLong(),
                file.path("sha256").asText()));
      }
      String hash = Manifests.contentHash(files, FileEntry::pathInSection);
      if (!hash.equals(written.path("content_hash").asText())) {
        throw Manifests.damaged(manifest, "its content hash is another than that of its files");
      }
      if (!files.stream().allMatch(file -> isBelow(folder, file))) {
        throw Manifests.damaged(manifest, "it lists a file outside of its folder");
      }
      return new PublishedTier(folder, files);
    } catch (NoSuchFileException gone) {
      throw Manifests.damaged(manifest, "it is not there");
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      throw Manifests.damaged(manifest, "it is no manifest of a tier");
    }
  }

  private static boolean isBelow(Path folder, FileEntry file) {
    return folder.resolve(file.pathInSection()).normalize().startsWith(folder.normalize());
  }

  private static Section section(String folder) {
    for (Section section : Section.values()) {
      if (section.folder().equals(folder)) {
        return section;
      }
    }
    throw new IllegalArgumentException(folder);
  }

  /** Names of its data sets, sorted. */
  public Set<String> datasets() {
    Set<String> names = new TreeSet<>();
    files.forEach(file -> names.add(file.dataset()));
    return names;
  }

  /** One of its files, always the same; null if it has none. */
  public @Nullable Path firstFile() {
    return files.isEmpty() ? null : path(files.get(0));
  }

  /** The files of one data set. */
  public List<Path> filesOf(String dataset) {
    return files.stream().filter(file -> file.dataset().equals(dataset)).map(this::path).toList();
  }

  /**
   * Checks that the files of some data sets are those that were published.
   *
   * @throws IOException if one is not; the message names it
   */
  public void verify(Set<String> datasets) throws IOException {
    for (FileEntry file : files) {
      if (datasets.contains(file.dataset())) {
        verify(file);
      }
    }
  }

  /**
   * Files of a data set that are still as they were published.
   *
   * @param known hashes of files that need not be looked at
   * @return those that are not known
   * @throws IOException if one is not; the message names it
   */
  public List<File> verified(String dataset, Set<String> known) throws IOException {
    List<File> verified = new ArrayList<>();
    for (FileEntry file : files) {
      if (file.dataset().equals(dataset) && !known.contains(file.sha256())) {
        verify(file);
        verified.add(new File(path(file), file.sha256()));
      }
    }
    return verified;
  }

  /** A file, and the hash of its bytes. */
  public record File(Path path, String sha256) {}

  private void verify(FileEntry file) throws IOException {
    Path path = path(file);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw Manifests.damaged(path, "it is not there");
    }
    if (Files.size(path) != file.bytes() || !Sha256.of(path).equals(file.sha256())) {
      throw Manifests.damaged(path, "its bytes are others than those that were published");
    }
  }

  private Path path(FileEntry file) {
    return folder.resolve(file.pathInSection());
  }
}
