package org.migstat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * SQL of a rival. Lines between {@code -- if WORD} and {@code -- end} are for runs with that word
 * only; statements end with a semicolon at the end of a line.
 */
final class RivalScript {
  private RivalScript() {}

  /**
   * @param name of a file in {@code bench}
   * @return its text without the lines that are for runs with other words
   */
  static String read(String name, Set<String> words) throws IOException {
    try (InputStream in = open(name)) {
      return selected(new String(in.readAllBytes(), StandardCharsets.UTF_8), words);
    }
  }

  /** A file in {@code bench}, as it stands. */
  static InputStream open(String name) throws IOException {
    InputStream in = RivalScript.class.getResourceAsStream("/bench/" + name);
    if (in == null) {
      throw new IOException(
          "Cannot find bench/%s: it is not on the class path; run mvn -B test-compile."
              .formatted(name));
    }
    return in;
  }

  static List<String> statements(String text) {
    return Arrays.stream(text.split(";[ \\t]*(?:\\n|$)"))
        .filter(sql -> !withoutComments(sql).isBlank())
        .toList();
  }

  /** To tell a statement by. */
  static String firstLine(String sql) {
    return withoutComments(sql).strip().lines().findFirst().orElse("");
  }

  private static String withoutComments(String sql) {
    return sql.replaceAll("--[^\\n]*", "");
  }

  private static String selected(String script, Set<String> words) {
    StringBuilder text = new StringBuilder();
    boolean in = true;
    for (String line : script.split("\n")) {
      if (line.startsWith("-- if ")) {
        in = words.contains(line.substring("-- if ".length()));
      } else if (line.equals("-- end")) {
        in = true;
      } else if (in) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
