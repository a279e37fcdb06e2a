package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import org.migstat.core.model.RuleId;

/** What is noticed about the row at hand without refusing it, in the order of reading. */
final class Notes {
  private final List<Note> all = new ArrayList<>();

  /** Forgets the row before. */
  void clear() {
    all.clear();
  }

  void add(RuleId rule, String column, String detail) {
    all.add(new Note(rule, column, detail));
  }

  boolean has(RuleId rule) {
    for (Note note : all) {
      if (note.rule() == rule) {
        return true;
      }
    }
    return false;
  }

  List<Note> all() {
    return all;
  }
}
