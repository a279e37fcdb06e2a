package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearExpressionTest {
  @Test
  void itFindsWhatItsGroupNames() {
    LinearExpression date = LinearExpression.of("_(\\d{4}-\\d{2}-\\d{2})");

    assertThat(date.find("a/b_2021-02-01.csv")).isEqualTo("2021-02-01");
    assertThat(date.find("a/b.csv")).isNull();
    assertThat(date.groups()).isEqualTo(1);
  }

  @Test
  void itMatchesTheWholeText() {
    LinearExpression year = LinearExpression.of("\\d{4}");

    assertThat(year.matches("2019")).isTrue();
    assertThat(year.matches("2019b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(?:(?:a|a|aa)+)+b(.*)$", "(a*)*b", "^(a+)+$", "((a?){30}a{30})"})
  void noExpressionTakesLongerThanItsText(String expression) {
    String text = "a".repeat(5_000) + "c";
    LinearExpression evil = LinearExpression.of(expression);

    boolean matches = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> evil.matches(text));

    assertThat(matches).isFalse();
  }

  @Test
  void expressionsOfTheSameTextAreEqual() {
    assertThat(LinearExpression.of("a(b)")).isEqualTo(LinearExpression.of("a(b)"));
    assertThat(LinearExpression.of("a(b)")).hasToString("a(b)");
  }
}
