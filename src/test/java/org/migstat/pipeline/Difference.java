package org.migstat.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two lists of rows do not have in common, and nothing else, so that a failure can be read.
 */
final class Difference {
  private Difference() {}

  /**
   * Each row that is missing as {@code - row}, each that is unexpected as {@code + row}; empty if
   * they are equal.
   */
  static String between(List<String> expected, List<String> found) {
    Map<String, Integer> open = new HashMap<>();
    expected.forEach(row -> open.merge(row, 1, Integer::sum));
    found.forEach(row -> open.merge(row, -1, Integer::sum));
    List<String> lines = new ArrayList<>();
    open.forEach(
        (row, count) -> {
          for (int i = 0; i < Math.abs(count); i++) {
            lines.add((count > 0 ? "- " : "+ ") + row);
          }
        });
    lines.sort((a, b) -> a.substring(2).compareTo(b.substring(2)));
    return String.join("\n", lines);
  }
}
