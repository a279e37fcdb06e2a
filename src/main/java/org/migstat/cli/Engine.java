package org.migstat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.migstat.pipeline.CheckReport;
import org.migstat.pipeline.ProgressListener;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunRequest;

/**
 * The work behind the commands, so that what they print and return can be seen without doing it.
 */
interface Engine {
  RunReport run(RunRequest request, ProgressListener progress) throws Exception;

  CheckReport check(Path file, @Nullable Path input) throws Exception;
}
