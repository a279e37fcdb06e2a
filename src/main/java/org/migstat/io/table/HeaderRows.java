package org.migstat.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.harmonise.RawCode;

/** The rows of a header, joined column by column. */
final class HeaderRows {
  private static final String JOINT = " / ";

  private final List<List<String>> rows = new ArrayList<>();
  private long line;

  int size() {
    return rows.size();
  }

  /** First physical line of the header. */
  long line() {
    return line;
  }

  void add(RowFields row) throws Refusal {
    if (rows.isEmpty()) {
      line = row.line();
    } else if (rows.get(0).size() != row.count()) {
      throw new Refusal(
          row.line(),
          "found "
              + DelimitedForm.fields(row.count())
              + " in the header; expected "
              + rows.get(0).size()
              + " as in its first row");
    }
    rows.add(List.of(Arrays.copyOf(row.fields(), row.count())));
  }

  /** For each column, its texts that are not empty, from the top, joined by " / ". */
  List<String> joined() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      int column = i;
      List<String> texts =
          rows.stream().map(row -> row.get(column)).filter(text -> !text.isEmpty()).toList();
      names.add(String.join(JOINT, texts));
    }
    return names;
  }

  /** Refuses names that stand twice; a name that could be a value is not shown. */
  void requireUnique(List<String> columns) throws Refusal {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i);
      @Nullable Integer before = positions.putIfAbsent(name, i + 1);
      if (before != null) {
        String shown = RawCode.isShown(name) ? "'" + name + "' " : "";
        throw new Refusal(
            line,
            name.isEmpty()
                ? "found two columns without a name ("
                    + before
                    + " and "
                    + (i + 1)
                    + "); expected at most one"
                : "found the column name "
                    + shown
                    + "twice (columns "
                    + before
                    + " and "
                    + (i + 1)
                    + "); expected different names");
      }
    }
  }
}
