package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;

/**
 * What a message may show of a raw code. In a shifted row the value stands where a code is
 * expected, with its flag or an exponent behind it; so a code is shown only if it begins like a
 * word and is not mostly digits: a letter comes before any digit, and no three digits stand in a
 * row. "15 to 19" is not shown, "Y15T19" and "EU15" are. A character that nobody sees is shown as
 * {@code \\u200b}.
 *
 * @see "house rule 4: a message never holds a value"
 */
public final class RawCode {
  private static final int MOST_SHOWN = 80;
  private static final int MOST_DIGITS = 2;

  private RawCode() {}

  /** The code in quotes, or no more than that it stands there. */
  static String shown(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return "empty code";
    }
    if (raw.codePoints().noneMatch(Character::isLetter)) {
      return "code without letters";
    }
    return mayBeValue(raw)
        ? "code that may be a value"
        : "'" + visible(raw.length() > MOST_SHOWN ? raw.substring(0, MOST_SHOWN) + "…" : raw) + "'";
  }

  /** Whether a message may show it; what resembles it tells as much. */
  public static boolean isShown(String raw) {
    return raw.codePoints().anyMatch(Character::isLetter) && !mayBeValue(raw);
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isInvisible(c)) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> false;
    };
  }

  private static boolean mayBeValue(String raw) {
    boolean word = false;
    int digits = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      word |= Character.isLetter(c) || Character.isSurrogate(c);
      // An invisible character does not part the digits of a number.
      digits = Character.isDigit(c) ? digits + 1 : isInvisible(c) ? digits : 0;
      if (digits > MOST_DIGITS || digits > 0 && !word) {
        return true;
      }
    }
    return false;
  }
}
