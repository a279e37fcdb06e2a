package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;

/**
 * A release under construction: {@code OUTPUT/.staging-…}, on the file system of the releases so
 * that it becomes one by a rename. Nobody but its owner can read it. While it is open no other run
 * writes to the output. Closing it removes it unless it was published.
 */
public final class Staging implements AutoCloseable {
  private static final String PREFIX = ".staging-";

  private final Path output;
  private final String id;
  private final StagingFolder workers;
  private final OutputLock lock;

  /** Whoever closes the staging may be another thread than the one that sealed it. */
  private volatile StagingFolder folder;

  private volatile boolean published;

  private Staging(Path output, String id, StagingFolder workers, OutputLock lock) {
    this.output = output;
    this.id = id;
    this.workers = workers;
    this.lock = lock;
    this.folder = workers;
  }

  /**
   * Begins a release and clears away what a killed run has left.
   *
   * @param output folder of the releases; made if it is not there
   * @throws BusyException if another run writes to it
   * @throws IOException if it cannot be written to
   */
  public static Staging open(Path output) throws IOException {
    return open(output, null);
  }

  /**
   * The same of a release that is encrypted.
   *
   * @param keys null if nothing is encrypted
   */
  public static Staging open(Path output, @Nullable KeyFolder keys) throws IOException {
    Path absolute = output.toAbsolutePath().normalize();
    makeFolder(absolute);
    OutputLock lock = OutputLock.take(absolute);
    try {
      removeLeftovers(absolute);
      String id = Releases.nextId(absolute);
      Releases.refuseForeignPointer(absolute, id);
      // A name of its own, so that a worker of a killed run cannot write into the next one.
      Path root = absolute.resolve(PREFIX + id + "-" + UUID.randomUUID());
      OwnerOnly.newFolder(root);
      for (Section section : Section.values()) {
        OwnerOnly.newFolder(root.resolve(section.folder()));
      }
      return new Staging(absolute, id, new StagingFolder(root.toString(), keys), lock);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static void makeFolder(Path output) throws IOException {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw unusable(output, "it is a file; expected a folder for the releases, or nothing");
    }
    try {
      Files.createDirectories(output, OwnerOnly.attributes(output, Publication.OPEN));
    } catch (FileSystemException refused) {
      throw unusable(output, "no folder can be made there; expected a place where this user may");
    }
    if (!Files.isWritable(output)) {
      throw unusable(output, "this user may not; expected a folder that it may write to");
    }
  }

  private static IOException unusable(Path output, String problem) {
    return new IOException(
        "Cannot write to " + output + ": " + problem + ". Choose another output.");
  }

  private static void removeLeftovers(Path output) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(output)) {
      entries = all.toList();
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.startsWith(Releases.NEW_POINTER)) {
        Files.delete(entry);
      } else if (name.startsWith(PREFIX)) {
        removeFromWorkers(entry, output);
      }
    }
  }

  /** Out of the way first: workers that outlived their run go on writing where nothing is. */
  private static void removeFromWorkers(Path staged, Path output) throws IOException {
    if (Files.exists(staged)) {
      Path dead = output.resolve(PREFIX + UUID.randomUUID());
      Files.move(staged, dead, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(dead);
    }
  }

  /** Looks at a release that is complete but not yet published. */
  public interface Gate<E extends Exception> {
    /**
     * @param release its folder
     * @throws E if it must not go out
     */
    void inspect(Path release) throws IOException, E;
  }

  /** Name of the run: the id of its release, and a part that no other run has. */
  public String run() {
    return Path.of(folder.root()).getFileName().toString().substring(PREFIX.length());
  }

  /** Where workers write. */
  public StagingFolder folder() {
    return workers;
  }

  /**
   * Takes what the workers have written to a place that none of them knows: one that was taken for
   * dead and wakes up can no longer touch what is verified and published.
   *
   * @return the new place
   */
  public StagingFolder seal() throws IOException {
    Path sealed = output.resolve(PREFIX + id + "-" + UUID.randomUUID());
    Files.move(Path.of(workers.root()), sealed, StandardCopyOption.ATOMIC_MOVE);
    folder = new StagingFolder(sealed.toString(), workers.keys());
    return folder;
  }

  /**
   * Where the engine may put what it has no memory for: as secret as the staging, and cleared away
   * with it, after a run that was killed as well. Nothing in it is part of the release.
   */
  public Path scratch() throws IOException {
    return OwnerOnly.folders(beside());
  }

  private Path beside() {
    return Path.of(workers.root() + "-scratch");
  }

  /**
   * Verifies every file (size, SHA-256, rows, page checksums), writes the manifests, and brings all
   * to the disk: all of a publication but its last step.
   *
   * @param files every file of the release, in any order; entries of repeated attempts may be
   *     repeated
   * @throws IOException if a file is not what its writer vouched for, or the disk refuses
   */
  public <E extends Exception> void verify(
      ReleaseManifest manifest, Collection<FileEntry> files, Gate<E> gate) throws IOException, E {
    publication(files).prepare(manifest);
    gate.inspect(Path.of(folder.root()));
  }

  /**
   * Verifies the release and makes it the current one. If it fails, the current release stays as it
   * was.
   *
   * @param files as {@link #verify} takes them
   * @return the id of the release, such as {@code r000001}
   * @throws IOException if a file is not what its writer vouched for, or the disk refuses
   */
  public <E extends Exception> String publish(
      ReleaseManifest manifest, Collection<FileEntry> files, Gate<E> gate) throws IOException, E {
    verify(manifest, files, gate);
    Publication publication = publication(files);
    publication.move();
    publication.point();
    published = true;
    return id;
  }

  Publication publication(Collection<FileEntry> files) {
    return new Publication(output, folder, id, files);
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      removeFromWorkers(Path.of(folder.root()), output);
      removeFromWorkers(Path.of(workers.root()), output);
      Folders.delete(beside());
    } catch (IOException left) {
      if (!published) {
        throw left;
      }
      // What is out is out; the next run clears away what this one could not.
    }
  }
}
