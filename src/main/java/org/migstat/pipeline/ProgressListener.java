package org.migstat.pipeline;

import java.util.SortedMap;

/**
 * Hears how a run gets on: at the start and end of each step, and a few times a second at most in
 * between.
 */
@FunctionalInterface
public interface ProgressListener {
  void progress(Progress progress);

  /**
   * Hears the name of the run, once it has one.
   *
   * @param run the release that it would publish, and a part that no other run has
   */
  default void began(String run) {}

  /**
   * Hears what the stages of the run have counted, once they have ended.
   *
   * @param counts by the name of the metric, such as {@code harmonise/files_read}
   */
  default void counted(SortedMap<String, Long> counts) {}
}
