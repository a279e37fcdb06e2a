package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;

class MigstatTest {
  @Test
  void helpNamesTheCommandsAndSaysWhatEveryExitCodeMeans() {
    Ending help = new Commands().execute("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("run ", "check ", "query ", "explain ", "completion ")
        .containsSubsequence(
            "Exit codes:",
            "0   done",
            "1   failed",
            "2   the command line, a definition or a query is wrong",
            "3   published, but more rows were rejected",
            "4   another run holds the output",
            "5   nothing to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "query", "explain"})
  void helpOfACommandHasExamplesThatStartWithIt(String command) {
    Ending help = new Commands().execute(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: migstat " + command)
        .containsSubsequence("Exit codes:", "Examples:", "  migstat " + command + " ");
  }

  @Test
  void anUnknownOptionIsRefusedWithTheNearestOne() {
    Ending refused = new Commands().execute("run", "job.yaml", "--inpt", "data");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            Cannot understand the command line: Unknown option: '--inpt'.
            Possible solutions: --input
            """);
  }

  @Test
  void withoutACommandItSaysWhereHelpIs() {
    Ending refused = new Commands().execute();

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            """
            Cannot understand the command line: Missing required subcommand.
            See migstat --help.
            """);
  }

  @Test
  void versionOutsideOfAJarIsDevelopment() {
    assertThat(new Commands().execute("--version").out())
        .isEqualToNormalizingNewlines("migstat development\n");
  }

  @Test
  void helpOfTheCompletionCallsItByItsName() {
    assertThat(new Commands().execute("completion", "--help").out())
        .startsWith("Usage: migstat completion")
        .doesNotContain("generate-completion");
  }

  @Test
  void completionIsAScriptForTheShell() {
    Ending script = new Commands().execute("completion");

    assertThat(script.code()).isZero();
    assertThat(script.out()).contains("complete -F _complete_migstat", "--as-of");
  }
}
