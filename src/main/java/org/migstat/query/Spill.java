package org.migstat.query;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;

/**
 * A folder for what a query has no memory for: figures of its tier, so it is its owner's alone, and
 * the next query of the same user removes what one that was killed has left.
 */
record Spill(Path folder, FileChannel channel) implements AutoCloseable {
  private static final String PREFIX = "migstat-query-";
  private static final String NEW = "migstat-new-";
  private static final String LOCK = ".lock";

  /**
   * @param parent folder for temporary files, which all users may share
   */
  static Spill in(Path parent) throws IOException {
    Path fresh = Files.createTempDirectory(parent, NEW);
    removeLeftovers(parent, fresh);
    FileChannel channel =
        lock(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    if (channel == null) {
      throw new IOException("Cannot lock " + fresh + ": another has; expected it to be new.");
    }
    // Under its name it is locked already: nobody takes it for a leftover.
    Path folder = parent.resolve(fresh.getFileName().toString().replace(NEW, PREFIX));
    return new Spill(Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE), channel);
  }

  /** Null if a query that lives holds it. */
  private static @Nullable FileChannel lock(Path folder, Set<? extends OpenOption> options)
      throws IOException {
    FileChannel channel = OwnerOnly.open(folder.resolve(LOCK), options);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      // As if by another.
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static void removeLeftovers(Path parent, Path fresh) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        try {
          if (rights(folder).equals(rights(fresh))) {
            removeUnlessHeld(folder);
          }
        } catch (FileSystemException gone) {
          // Its own query has removed it meanwhile.
        }
      }
    }
  }

  /**
   * Owner and permissions of a folder; nothing where the file system has none. Only a folder that
   * nobody else may change is cleared: where another user can put a link in the place of a folder
   * meanwhile, any file of this one could be removed.
   */
  private static List<Object> rights(Path folder) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return List.of();
    }
    PosixFileAttributes found = view.readAttributes();
    return List.of(found.isDirectory(), found.owner(), found.permissions());
  }

  /** Without a lock there is nothing to remove: it goes last, and none is made here. */
  private static void removeUnlessHeld(Path folder) throws IOException {
    try (FileChannel dead = lock(folder, Set.of(StandardOpenOption.WRITE))) {
      if (dead != null) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> lockLast;
    try (Stream<Path> all = Files.walk(folder)) {
      lockLast = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : lockLast) {
      Files.deleteIfExists(path);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      delete(folder);
    }
  }
}
