package org.migstat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.migstat.cli.RunRecord.Step;
import org.migstat.pipeline.Progress;
import org.migstat.pipeline.ProgressListener;
import org.migstat.pipeline.RunReport;

/** Keeps what a run tells of itself while it works, and how long its steps take. */
final class RunRecorder implements ProgressListener {
  private static final long NANOSECONDS = 1_000_000;

  private final ProgressListener next;
  private final LongSupplier nanoTime;
  private final long begin;
  private final Map<String, Long> steps = new LinkedHashMap<>();
  private final SortedMap<String, Long> metrics = new TreeMap<>();
  private String run = "";
  private String step = "Preparing";
  private long stepBegin;

  /**
   * @param next who hears the same
   * @param nanoTime nanoseconds since any moment
   */
  RunRecorder(ProgressListener next, LongSupplier nanoTime) {
    this.next = next;
    this.nanoTime = nanoTime;
    begin = nanoTime.getAsLong();
    stepBegin = begin;
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (!progress.step().equals(step)) {
      endStep();
      step = progress.step();
    }
    next.progress(progress);
  }

  @Override
  public synchronized void began(String name) {
    run = name;
    LogFormat.tellRun(name);
    next.began(name);
  }

  @Override
  public synchronized void counted(SortedMap<String, Long> counts) {
    metrics.putAll(counts);
    next.counted(counts);
  }

  /** All of it, once the run has ended. */
  synchronized RunRecord end(RunReport report, ExitCode code) {
    endStep();
    List<Step> took = new ArrayList<>();
    steps.forEach((name, milliseconds) -> took.add(new Step(name, milliseconds)));
    return new RunRecord(
        run,
        report.release(),
        code.code(),
        (stepBegin - begin) / NANOSECONDS,
        took,
        metrics,
        report.collections(),
        report.tiers(),
        report.refusedFiles(),
        report.warnings());
  }

  private void endStep() {
    long now = nanoTime.getAsLong();
    steps.merge(step, (now - stepBegin) / NANOSECONDS, Math::addExact);
    stepBegin = now;
  }
}
