package org.migstat.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that is measured.
 *
 * @param does what of the work it does
 * @param command to run it on an input
 */
record Contestant(String name, Work does, Command command) {
  /** Which part of a run a program does. */
  enum Work {
    /** All of it. */
    RUN("migstat"),
    /** Joins, resolution with all contributors, and the four large data sets. */
    KEEP("contributors kept"),
    /** Joins and the leading figures only. */
    LEAD("leading figures only"),
    /** Something that no program can do without. */
    FLOOR("floor");

    final String text;

    Work(String text) {
      this.text = text;
    }
  }

  /** The words of a command. */
  interface Command {
    /**
     * @param job folder of the input
     * @param out folder that does not exist yet
     * @return nothing if it has no form for such an input
     */
    List<String> words(BenchInput input, Path job, Path out);
  }

  /** Where it leaves what is compared: the folder of one tier. */
  Path tier(Path out) {
    return (does == Work.RUN ? out.resolve("current") : out).resolve("un");
  }
}
