package org.migstat.pipeline;

/**
 * How far a step of a run has come.
 *
 * @param step what is being done, as a verb form: {@code Reading}
 * @param done units that are done
 * @param total units there are; negative if nobody knows
 * @param unit what is counted, in the plural: {@code files}
 */
public record Progress(String step, long done, long total, String unit) {

  /** Whether nothing of the step is left. */
  public boolean complete() {
    return done == total;
  }
}
