package org.migstat.query;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;

/**
 * A folder for what a query has no memory for: figures of its tier, so it is its owner's alone, and
 * the next query removes what one that was killed has left.
 */
record Spill(Path folder, FileChannel channel) implements AutoCloseable {
  private static final String PREFIX = "migstat-query-";
  private static final String LOCK = ".lock";

  /**
   * @param parent folder for temporary files
   */
  static Spill in(Path parent) throws IOException {
    removeLeftovers(parent);
    Path fresh = Files.createTempDirectory(parent, "migstat-new-");
    FileChannel channel = lock(fresh);
    if (channel == null) {
      throw new IOException("Cannot lock " + fresh + ": another has; expected it to be new.");
    }
    // Under its name it is locked already: nobody takes it for a leftover.
    Path folder = parent.resolve(fresh.getFileName().toString().replace("migstat-new-", PREFIX));
    return new Spill(Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE), channel);
  }

  /** Null if a query that lives holds it. */
  private static @Nullable FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        OwnerOnly.open(
            folder.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
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

  private static void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        try (FileChannel dead = lock(folder)) {
          if (dead != null) {
            delete(folder);
          }
        } catch (FileSystemException another) {
          // Another user's, or gone meanwhile.
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> innermostFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : innermostFirst) {
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
