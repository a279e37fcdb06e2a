package org.migstat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.migstat.pipeline.CheckReport;
import org.migstat.pipeline.CheckRun;
import org.migstat.pipeline.JointRun;
import org.migstat.pipeline.ProgressListener;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunRequest;

/** The joint run itself. */
final class JointEngine implements Engine {
  @Override
  public RunReport run(RunRequest request, ProgressListener progress) throws Exception {
    return JointRun.run(request, progress);
  }

  @Override
  public CheckReport check(Path file, @Nullable Path input) throws Exception {
    return CheckRun.check(file, input);
  }
}
