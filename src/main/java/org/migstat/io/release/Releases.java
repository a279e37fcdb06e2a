package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The releases of an output: {@code OUTPUT/releases/r000001}, and {@code OUTPUT/current}, a link to
 * one of them.
 */
public final class Releases {
  static final String FOLDER = "releases";
  static final String CURRENT = "current";
  static final String NEW_POINTER = ".current-";
  private static final Pattern ID = Pattern.compile("r\\d{6,9}");

  private Releases() {}

  /**
   * Folder of the release that is current; empty if nothing was published yet, or the pointer leads
   * to no release.
   */
  public static Optional<Path> current(Path output) throws IOException {
    Path pointer = output.resolve(CURRENT);
    if (!Files.isDirectory(pointer)) {
      return Optional.empty();
    }
    Path folder = pointer.toRealPath();
    Path releases = output.resolve(FOLDER).toRealPath();
    boolean ours =
        releases.equals(folder.getParent())
            && ID.matcher(folder.getFileName().toString()).matches();
    return ours ? Optional.of(folder) : Optional.empty();
  }

  /** Folder of a release; empty if there is none of that id. */
  public static Optional<Path> release(Path output, String id) {
    Path folder = output.resolve(FOLDER).resolve(id);
    return ID.matcher(id).matches() && Files.isDirectory(folder)
        ? Optional.of(folder)
        : Optional.empty();
  }

  /**
   * The policies that a release was made under, as its manifest for the operator names them.
   *
   * @param release its folder
   * @throws IOException if the manifest cannot be read
   */
  public static Map<String, String> policies(Path release) throws IOException {
    return Manifests.policies(release);
  }

  /** Ids of all releases, oldest first. */
  public static List<String> ids(Path output) throws IOException {
    Path folder = output.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .sorted((a, b) -> Integer.compare(number(a), number(b)))
          .toList();
    }
  }

  /**
   * Id of the next release: one more than the highest, so that no id is ever given twice while its
   * release stands.
   */
  static String nextId(Path output) throws IOException {
    List<String> ids = ids(output);
    int last = ids.isEmpty() ? 0 : number(ids.get(ids.size() - 1));
    return String.format(Locale.ROOT, "r%06d", last + 1);
  }

  /**
   * Makes a release the current one, in one step: readers see the old release or the new one, never
   * neither.
   */
  static void point(Path output, String id) throws IOException {
    refuseForeignPointer(output, id);
    Path fresh = output.resolve(NEW_POINTER + UUID.randomUUID());
    Files.createSymbolicLink(fresh, Path.of(FOLDER, id));
    Files.move(
        fresh,
        output.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Folders.syncFolder(output);
  }

  /**
   * A {@code current} that is no link is not ours to replace; known before the work as well as at
   * its end.
   */
  static void refuseForeignPointer(Path output, String id) throws IOException {
    Path pointer = output.resolve(CURRENT);
    if (Files.exists(pointer, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(pointer)) {
      throw new IOException(
          "Cannot publish "
              + id
              + " in "
              + output
              + ": '"
              + CURRENT
              + "' there is no link; expected a link to a release, or nothing. Move it away and run"
              + " again.");
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
