package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.Path;

/** Another run is writing to the same output. */
public final class BusyException extends IOException {
  private static final long serialVersionUID = 1;

  BusyException(Path output) {
    super(
        "Cannot write to "
            + output
            + ": another run holds "
            + OutputLock.FILE
            + " there; one run writes at a time. Wait until it ends, or choose another output.");
  }
}
