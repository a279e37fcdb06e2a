package org.migstat.pipeline;

import java.nio.file.Path;

/** A run that ends like a pulled plug: no code of ours has a chance to tidy up. */
final class HaltedRun {
  static final int CODE = 137;

  private HaltedRun() {}

  /** Arguments: job, input, output, and the step in which it ends. */
  public static void main(String[] args) throws Exception {
    JointRun.run(
        JobCopy.request(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])),
        step -> {
          if (step.step().equals(args[3])) {
            Runtime.getRuntime().halt(CODE);
          }
        });
  }
}
