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
  private static final List<String> ALL =
      List.of("obs_all", "obs_resolved", "conflicts", "revisions");

  /** Which part of a run a program does. */
  enum Work {
    /** All of it. */
    RUN("migstat", Contestant.ALL),
    /** Joins, resolution with all contributors, and the four large data sets. */
    KEEP("contributors kept", Contestant.ALL),
    /** Joins and the leading figures only. */
    LEAD("leading figures only", List.of("obs_resolved")),
    /** Something that no program can do without. */
    FLOOR("floor", Contestant.ALL);

    final String text;

    /** What it writes of a tier, if it writes any of it. */
    final List<String> dataSets;

    Work(String text, List<String> dataSets) {
      this.text = text;
      this.dataSets = dataSets;
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
