package org.migstat.pipeline;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.migstat.beam.StageMetric;

/**
 * Reads from counters how far a run has come: those of the runner, or those of this process while
 * the runner has not even said that it began. Only a display: nothing is decided by it.
 */
final class RunProgress {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final ProgressListener listener;
  private final SortedMap<String, Long> told = new TreeMap<>();
  private final SortedMap<String, Long> before = StageMetric.countedHere();
  private final long files;

  RunProgress(ProgressListener listener, long files) {
    this.listener = listener;
    this.files = files;
    listener.progress(new Progress("Reading", 0, files, "files"));
  }

  /**
   * Starts a run, and tells what is counted here until it says that it began: Flink in one process
   * does not before all is done.
   */
  PipelineResult start(Pipeline pipeline) {
    Thread watch = new Thread(this::watchHere, "progress");
    watch.setDaemon(true);
    watch.start();
    try {
      return pipeline.run();
    } finally {
      watch.interrupt();
    }
  }

  private void watchHere() {
    try {
      while (true) {
        Thread.sleep(PAUSE.toMillis());
        read(countedHere());
      }
    } catch (InterruptedException begun) {
      // From now on the runner tells.
    }
  }

  private SortedMap<String, Long> countedHere() {
    SortedMap<String, Long> now = StageMetric.countedHere();
    before.forEach((name, count) -> now.merge(name, -count, Math::addExact));
    return now;
  }

  void read(PipelineResult result) {
    read(counts(result));
  }

  private synchronized void read(SortedMap<String, Long> now) {
    tell(now, StageMetric.HARMONISE_FILES_READ, "Reading", files, "files");
    tell(now, StageMetric.RESOLVE_GROUPS_RESOLVED, "Resolving", -1, "groups");
    tell(now, StageMetric.PROTECT_GROUPS_RESOLVED, "Protecting", -1, "groups");
    tell(now, StageMetric.RELATE_PLACES_RELATED, "Relating", -1, "places");
    told.putAll(now);
  }

  /** Tells what all stages have counted. */
  void end(PipelineResult result) {
    SortedMap<String, Long> all = counts(result);
    read(all);
    listener.counted(all);
  }

  private void tell(
      SortedMap<String, Long> now, StageMetric metric, String step, long total, String unit) {
    long done = now.getOrDefault(metric.label(), 0L);
    if (done != told.getOrDefault(metric.label(), 0L)) {
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
