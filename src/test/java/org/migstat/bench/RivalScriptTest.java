package org.migstat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RivalScriptTest {
  @Test
  void linesForOtherRunsAreLeftOut() throws IOException {
    assertThat(RivalScript.read("spark.sql", Set.of()))
        .contains("FROM yearbook")
        .doesNotContain("input/wide", "\n-- if ");
    assertThat(RivalScript.read("spark.sql", Set.of("wide"))).contains("input/wide");
  }

  @Test
  void statementsEndWithASemicolonAtTheEndOfALine() {
    String script = "-- Two; and\nSELECT ';';\n-- no third;\n\nSELECT 2\n;\n-- The end.\n";

    List<String> statements = RivalScript.statements(script);

    assertThat(statements)
        .extracting(RivalScript::firstLine)
        .containsExactly("SELECT ';'", "SELECT 2");
  }

  @Test
  void aScriptThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> RivalScript.read("oracle.sql", Set.of()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot find bench/oracle.sql: it is not on the class path; run mvn -B test-compile.");
  }
}
