package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.Scheme;

/**
 * One concept bound to the columns of a file: gives the raw code of a row.
 *
 * @param name header of the column for addresses; empty if several columns or none decide
 * @param position of the column, -1 if none
 * @param constant raw code of every row, null if a column or case gives it
 */
record Source(
    String name,
    int position,
    @Nullable String constant,
    List<BoundCase> cases,
    CodeMap codes,
    @Nullable Scheme scheme) {

  /** A code for the rows on which all conditions hold. */
  record BoundCase(Condition when, String code) {}

  /** All of the columns hold one of their listed values. */
  record Condition(int[] positions, List<Set<String>> values) {
    static final Condition ALWAYS = new Condition(new int[0], List.of());

    static Condition of(Map<String, Set<String>> when, Columns columns) {
      int[] positions = new int[when.size()];
      List<Set<String>> values = new ArrayList<>();
      for (Map.Entry<String, Set<String>> entry : when.entrySet()) {
        positions[values.size()] = columns.require(entry.getKey());
        values.add(entry.getValue());
      }
      return new Condition(positions, values);
    }

    boolean holds(Row row) {
      for (int i = 0; i < positions.length; i++) {
        if (!values.get(i).contains(row.field(positions[i]).strip())) {
          return false;
        }
      }
      return true;
    }
  }

  static Source of(ConceptSource source, Columns columns) {
    List<BoundCase> cases = new ArrayList<>();
    source
        .cases()
        .forEach(c -> cases.add(new BoundCase(Condition.of(c.when(), columns), c.code())));
    String column = source.column();
    return new Source(
        column == null ? "" : column,
        column == null ? -1 : columns.require(column),
        source.constant(),
        cases,
        source.codes(),
        source.scheme());
  }

  /** A column as it is; nothing if there is none. */
  static Source ofColumn(@Nullable String column, Columns columns) {
    return new Source(
        column == null ? "" : column,
        column == null ? -1 : columns.require(column),
        null,
        List.of(),
        CodeMap.EMPTY,
        null);
  }

  /** The raw code without surrounding blanks; empty if the row has none. */
  String raw(Row row) {
    if (position >= 0) {
      return row.field(position).strip();
    }
    for (BoundCase c : cases) {
      if (c.when().holds(row)) {
        return c.code();
      }
    }
    return constant == null ? "" : constant;
  }

  /**
   * What the provider wrote, for {@code src_*}: null for what the definition says and the row does
   * not.
   */
  @Nullable String asReceived(Row row) {
    return position >= 0 ? row.field(position) : null;
  }
}
