package org.migstat.io.definition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Expression;

/**
 * An expression in the syntax of RE2, which has no back references and does not look around and is
 * therefore never tried again from the start.
 *
 * @see "https://github.com/google/re2/wiki/Syntax"
 */
record LinearExpression(Pattern pattern) implements Expression {
  private static final long serialVersionUID = 1L;

  /**
   * @throws PatternSyntaxException if the text is none
   */
  static LinearExpression of(String text) {
    return new LinearExpression(Pattern.compile(text));
  }

  int groups() {
    return pattern.groupCount();
  }

  @Override
  public boolean matches(String text) {
    return pattern.matches(text);
  }

  @Override
  public @Nullable String find(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
