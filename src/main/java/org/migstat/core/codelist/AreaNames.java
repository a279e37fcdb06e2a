package org.migstat.core.codelist;

import java.util.List;
import java.util.Set;

/** Names of areas in languages. Languages are two-letter ISO 639 codes. */
public interface AreaNames {
  /**
   * Begins a target that is read like two letters at the reference date, because the name kept pace
   * with them.
   */
  String BY_LETTERS = "ISO2:";

  /**
   * What a name means: area codes, or {@code ISO2:SD} for a name that follows the meaning of the
   * letters. Empty if no area has the name, several if it has several meanings.
   *
   * @param foldedName the name as {@link FoldedName#of} writes it
   */
  Set<String> codes(String foldedName, String language);

  /** All names of a language, to suggest the nearest of. */
  default List<Entry> entries(String language) {
    return List.of();
  }

  /**
   * @param name as written
   * @param folded as compared
   * @param target area code, or {@link #BY_LETTERS} and two letters
   */
  record Entry(String name, String folded, String target) {}
}
