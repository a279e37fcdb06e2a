package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.parquet.ParquetFiles;

/**
 * Holds the files of a release against what their writers vouched for, by reading all of them
 * again.
 */
final class Verification {
  private Verification() {}

  /** Checks every file and brings it to the disk, as many at a time as there are processors. */
  static void verifyAndSync(StagingFolder staging, List<FileEntry> files) throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Path>> tasks =
          files.stream().<Callable<Path>>map(file -> () -> check(staging, file)).toList();
      for (Future<Path> outcome : workers.invokeAll(tasks)) {
        outcome.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(
          "Cannot verify " + staging.root() + ": interrupted. Run again.", interrupted);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Path check(StagingFolder staging, FileEntry entry) throws IOException {
    Path file = staging.resolve(entry);
    if (!Files.isRegularFile(file)) {
      throw broken(entry, "it is not there", "a file of " + entry.bytes() + " bytes");
    }
    long bytes = Files.size(file);
    if (bytes != entry.bytes()) {
      throw broken(entry, bytes + " bytes", entry.bytes() + " as written");
    }
    if (!Sha256.of(file).equals(entry.sha256())) {
      throw broken(entry, "another SHA-256", "the one of the bytes that were written");
    }
    EncryptionKey key = staging.key(entry.section());
    if (key != null && !ParquetFiles.encrypted(file)) {
      throw new IllegalStateException(
          "Cannot publish %s: everybody can read it; expected it to be encrypted with the key of its section."
              .formatted(entry.path()));
    }
    long rows = ParquetFiles.verify(file, key);
    if (rows != entry.rows()) {
      throw broken(entry, rows + " rows", entry.rows() + " as written");
    }
    Folders.syncFile(file);
    return file;
  }

  private static IOException broken(FileEntry entry, String found, String expected) {
    return new IOException(
        "Cannot publish "
            + entry.path()
            + ": "
            + found
            + "; expected "
            + expected
            + ". Check the disk and run again; the current release stays as it was.");
  }
}
