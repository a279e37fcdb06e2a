package org.migstat.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * Files that show under their name only when they are complete. Each attempt writes beside it under
 * a name of its own, so that attempts that were broken off, repeated, or go on at the same time
 * never meet in one file: the last one that completes stands, and all give the same bytes.
 */
public final class WholeFile {
  private static final String ENDING = ".tmp";
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private WholeFile() {}

  /** Where an attempt at a file writes: a place that no other attempt has. */
  public static Path attempt(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ENDING);
  }

  /** Whether a file is an attempt that never became complete. */
  public static boolean isAttempt(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(ENDING);
  }

  /** Gives a complete attempt its name, in place of what another attempt made of it. */
  public static void show(Path attempt, Path target) throws IOException {
    Files.move(
        attempt, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Copies a complete file. */
  public static void copy(Path from, Path target) throws IOException {
    Path attempt = attempt(target);
    try {
      transfer(from, attempt);
      show(attempt, target);
    } finally {
      Files.deleteIfExists(attempt);
    }
  }

  /** Within the system: the bytes do not pass through the heap. */
  private static void transfer(Path from, Path to) throws IOException {
    try (FileChannel source = FileChannel.open(from);
        FileChannel target = OwnerOnly.open(to, NEW)) {
      long size = source.size();
      for (long done = 0; done < size; ) {
        long moved = source.transferTo(done, size - done, target);
        if (moved <= 0) {
          throw new EOFException(
              "Cannot copy %s: it became shorter meanwhile; expected a file that is complete. Run the job again."
                  .formatted(from));
        }
        done += moved;
      }
    }
  }
}
