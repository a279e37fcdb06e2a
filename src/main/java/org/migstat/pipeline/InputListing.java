package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.InputFile;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition;
import org.migstat.io.definition.DefinitionException;

/**
 * The files of a job. A path that names no file, and a pattern that matches none, stay in the list:
 * the run reports them as missing and goes on with the others. So do links that lead nowhere or out
 * of the input folder, and folders that this user may not look into, where files of the job could
 * be. Releases are no input, even if they are written below the input folder.
 */
final class InputListing {
  private final Path root;
  private final List<Path> all;
  private final List<Path> closed;

  /**
   * @param all files below the root, relative to it
   * @param closed folders there that this user may not look into
   */
  private InputListing(Path root, List<Path> all, List<Path> closed) {
    this.root = root;
    this.all = all;
    this.closed = closed;
  }

  /**
   * @param output folder of the releases, null if none are written
   * @param definitions of the run, whose positions the files carry
   * @throws DefinitionException if the root is not there
   */
  static List<InputFile> of(
      JobDefinition job, Path root, @Nullable Path output, List<CollectionDefinition> definitions)
      throws DefinitionException, IOException {
    InputListing listing = open(root, output);
    List<InputFile> files = new ArrayList<>();
    for (JobDefinition.Input input : job.inputs()) {
      int definition = definitions.indexOf(input.definition());
      Set<String> submissions = new LinkedHashSet<>();
      for (String pattern : input.files()) {
        submissions.addAll(listing.matching(pattern));
      }
      for (String submission : submissions) {
        files.add(listing.file(submission, definition));
      }
    }
    files.sort(Comparator.comparing(InputFile::submission).thenComparing(InputFile::definition));
    return files;
  }

  static InputListing open(Path root, @Nullable Path output)
      throws DefinitionException, IOException {
    if (!Files.isDirectory(root)) {
      throw DefinitionException.of(
          root,
          "%s; expected a folder with the files of the job. Give it with --input"
              .formatted(Files.exists(root) ? "it is a file" : "it is not there"));
    }
    // The folder may itself be a link; what is below it is listed without following any.
    Path real = root.toRealPath();
    Path releases = output == null || !Files.isDirectory(output) ? null : output.toRealPath();
    List<Path> all = new ArrayList<>();
    List<Path> closed = new ArrayList<>();
    Files.walkFileTree(
        real,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return visited.equals(releases) && !visited.equals(real)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!Files.isDirectory(file)) {
              all.add(real.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path visited, IOException refused)
              throws IOException {
            if (visited.equals(real)) {
              throw refused;
            }
            closed.add(real.relativize(visited));
            return FileVisitResult.CONTINUE;
          }
        });
    return new InputListing(real, all, closed);
  }

  /** Paths of all files below the root, relative to it. */
  List<String> everything() {
    return all.stream().map(InputListing::slashed).sorted().toList();
  }

  InputFile file(String submission, int definition) {
    return new InputFile(submission, root.toString(), definition);
  }

  private List<String> matching(String pattern) {
    // A name that stands there as it is written is no pattern, whatever brackets it has.
    if (Files.exists(root.resolve(pattern)) || !pattern.matches(".*[*?\\[{].*")) {
      // One file has one name, however it is written: it is part of what records are known by.
      return List.of(slashed(Path.of(pattern).normalize()));
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("^(\\./+)+", ""));
    List<String> found =
        Stream.concat(
                all.stream().filter(matcher::matches),
                closed.stream().filter(folder -> reaches(pattern, folder)))
            .map(InputListing::slashed)
            .sorted()
            .toList();
    return found.isEmpty() ? List.of(pattern) : found;
  }

  /** Whether files in a folder could match a pattern: it is told instead of them. */
  static boolean reaches(String pattern, Path folder) {
    String[] parts = pattern.replaceFirst("^(\\./+)+", "").split("/+");
    for (int i = 0; i < folder.getNameCount(); i++) {
      if (i < parts.length && parts[i].matches(".*(\\*\\*|\\{).*")) {
        return true;
      }
      if (i >= parts.length - 1
          || !FileSystems.getDefault()
              .getPathMatcher("glob:" + parts[i])
              .matches(folder.getName(i))) {
        return false;
      }
    }
    return true;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
