package org.migstat.io.definition;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** {@code " Did you mean 'x'?"} if a known word is close, else nothing. */
  static String hint(String word, Collection<String> known) {
    String best = "";
    int least = word.length() < 4 ? 2 : 4;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? "" : " Did you mean '" + best + "'?";
  }

  /** The known word that is one slip away: a letter too many, too few, wrong or swapped. */
  static @Nullable String slip(String word, Collection<String> known) {
    for (String candidate : known) {
      if (distance(word, candidate) == 1) {
        return candidate;
      }
    }
    return null;
  }

  /** Single letters inserted, deleted, replaced, or swapped with the next one. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int step(int[][] steps, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
