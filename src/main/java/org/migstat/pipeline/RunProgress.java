package org.migstat.pipeline;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.migstat.beam.StageMetric;

/**
 * Reads from the runner's counters how far a run has come. Only a display: nothing is decided by
 * it.
 */
final class RunProgress {
  private final ProgressListener listener;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final long files;

  RunProgress(ProgressListener listener, long files) {
    this.listener = listener;
    this.files = files;
    listener.progress(new Progress("Reading", 0, files, "files"));
  }

  void read(PipelineResult result) {
    SortedMap<String, Long> now = counts(result);
    tell(now, StageMetric.HARMONISE_FILES_READ, "Reading", files, "files");
    tell(now, StageMetric.RESOLVE_GROUPS_RESOLVED, "Resolving", -1, "groups");
    tell(now, StageMetric.PROTECT_GROUPS_RESOLVED, "Protecting", -1, "groups");
    tell(now, StageMetric.RELATE_PLACES_RELATED, "Relating", -1, "places");
    counts.putAll(now);
  }

  /** Tells what all stages have counted. */
  void end(PipelineResult result) {
    read(result);
    listener.counted(counts);
  }

  private void tell(
      SortedMap<String, Long> now, StageMetric metric, String step, long total, String unit) {
    long done = now.getOrDefault(metric.label(), 0L);
    if (done != counts.getOrDefault(metric.label(), 0L)) {
      listener.progress(new Progress(step, done, total, unit));
    }
  }

  private static SortedMap<String, Long> counts(PipelineResult result) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(StageMetric.NAMESPACE))
            .build();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (MetricResult<Long> counter : result.metrics().queryMetrics(ours).getCounters()) {
      counts.merge(counter.getName().getName(), counter.getAttempted(), Math::addExact);
    }
    return counts;
  }
}
