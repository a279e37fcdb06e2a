package org.migstat.pipeline;

import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.migstat.beam.Harmonise;
import org.migstat.beam.ResolveAndProtect;

/**
 * Reads from the runner's counters how far a run has come. Only a display: nothing is decided by
 * it.
 */
final class RunProgress {
  private final ProgressListener listener;
  private final long files;
  private long harmonised = -1;
  private long resolved;

  RunProgress(ProgressListener listener, long files) {
    this.listener = listener;
    this.files = files;
  }

  void read(PipelineResult result) {
    long read = count(result, Harmonise.FILES_READ);
    if (read != harmonised) {
      harmonised = read;
      listener.progress(new Progress("Reading", read, files, "files"));
    }
    long groups = count(result, ResolveAndProtect.GROUPS_RESOLVED);
    if (groups != resolved) {
      resolved = groups;
      listener.progress(new Progress("Resolving", groups, -1, "groups"));
    }
  }

  private static long count(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(Harmonise.METRICS, name))
            .build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(filter).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}
