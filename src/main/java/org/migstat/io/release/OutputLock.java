package org.migstat.io.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.migstat.io.OwnerOnly;

/**
 * Keeps other runs off an output. The operating system lets go of it when the run ends, however it
 * ends. Who may open the file could keep every run off, so it is the owner's alone.
 */
record OutputLock(FileChannel channel) implements AutoCloseable {
  static final String FILE = ".lock";

  /**
   * @throws BusyException if another run holds it
   */
  static OutputLock take(Path output) throws IOException {
    FileChannel channel =
        OwnerOnly.open(
            output.resolve(FILE), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new OutputLock(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Said below, as for any other process.
    }
    channel.close();
    throw new BusyException(output);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
