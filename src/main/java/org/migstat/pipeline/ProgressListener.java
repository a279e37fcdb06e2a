package org.migstat.pipeline;

/**
 * Hears how a run gets on: at the start and end of each step, and a few times a second at most in
 * between.
 */
@FunctionalInterface
public interface ProgressListener {
  void progress(Progress progress);
}
