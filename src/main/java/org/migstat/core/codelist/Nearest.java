package org.migstat.core.codelist;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what somebody may have meant: up to three candidates by edit distance. */
final class Nearest {
  private static final int MOST = 3;

  /** Longer texts are not names; comparing them with all names would only cost time. */
  private static final int LONGEST = 60;

  /**
   * @param text as compared
   * @param shown as suggested
   * @param area what it means: one area is suggested once
   */
  record Candidate(String text, String shown, String area) {}

  private record Scored(Candidate candidate, int distance, int commonStart) {}

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingInt(Scored::distance)
          .thenComparing(Comparator.comparingInt(Scored::commonStart).reversed())
          .thenComparing(scored -> scored.candidate().shown());

  private Nearest() {}

  /** At most three, best first, none farther than {@code limit} edits. */
  static List<String> to(String text, int limit, Stream<Candidate> candidates) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    return candidates
        .filter(candidate -> Math.abs(candidate.text().length() - text.length()) <= limit)
        .map(
            candidate ->
                new Scored(
                    candidate,
                    distance(text, candidate.text()),
                    commonStart(text, candidate.text())))
        .filter(scored -> scored.distance() <= limit)
        .sorted(BEST_FIRST)
        .filter(scored -> seen.add(scored.candidate().area()))
        .limit(MOST)
        .map(scored -> scored.candidate().shown())
        .toList();
  }

  /** Insertions, deletions and replacements that make {@code b} of {@code a}. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static int commonStart(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
