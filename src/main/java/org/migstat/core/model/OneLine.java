package org.migstat.core.model;

/**
 * Text from outside in one line of a message, a table or a log: file names, keys, codes and cells
 * may hold characters that a terminal obeys or that let a text look like another. What ends a line,
 * what controls a terminal (C0, C1) and what turns the direction of writing is shown as {@code
 * \\u001b}. The data themselves are kept as they are.
 *
 * @see "Unicode Bidirectional Algorithm (UAX 9), explicit directional formatting characters"
 */
public final class OneLine {
  private OneLine() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (obeyed(text.charAt(i))) {
        return escaped(text);
      }
    }
    return text;
  }

  /** Of a text of several lines: each of them, so that only its line feeds stay. */
  public static String each(String lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines.split("\n", -1)) {
      text.append(text.length() == 0 ? "" : "\n").append(of(line));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (obeyed(c)) {
        shown.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean obeyed(char c) {
    return c < 0x20
        || c >= 0x7f && c < 0xa0
        || c == 0x2028
        || c == 0x2029
        || c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }
}
