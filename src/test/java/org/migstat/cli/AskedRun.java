package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.migstat.pipeline.RunRequest;

/** What the command line asks the engine for; nothing is run. */
public final class AskedRun {
  private AskedRun() {}

  /**
   * @param arguments of {@code migstat}, {@code run} first
   * @throws AssertionError if the command line refuses them
   */
  public static RunRequest of(List<String> arguments) {
    var commands = new Commands();
    var ending = commands.execute(arguments.toArray(String[]::new));
    LogFormat.TEXT.set(); // it stands for the whole process
    assertThat(ending.code()).as(ending.err()).isEqualTo(ExitCode.OK.code());
    return commands.request();
  }
}
