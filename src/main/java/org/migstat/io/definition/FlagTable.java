package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.StatusSource.Flag;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;

/** What a provider's flags mean, from a CSV file. */
final class FlagTable {
  static final List<String> COLUMNS =
      List.of("source", "obs_status", "conf_status", "when", "note");

  private FlagTable() {}

  static Map<String, Flag> flags(CsvTable table) {
    Map<String, Flag> flags = new TreeMap<>();
    Map<String, Integer> lines = new TreeMap<>();
    for (CsvTable.Row row : table.rows()) {
      String source = row.field(0);
      Integer earlier = lines.putIfAbsent(source, row.line());
      if (earlier != null) {
        table
            .problems()
            .add(
                row.line(),
                "flag '%s' stands a second time, after line %s; expected it once.",
                source,
                earlier);
      }
      flags.put(source, flag(row, table.problems()));
    }
    return Ordered.map(flags);
  }

  private static Flag flag(CsvTable.Row row, FileProblems problems) {
    List<ObservationStatus> statuses = new ArrayList<>();
    for (String code : row.field(1).split(" ", -1)) {
      ObservationStatus status = code(ObservationStatus.class, code, "obs_status", row, problems);
      if (status != null) {
        statuses.add(status);
      }
    }
    ConfidentialityStatus confidentiality =
        code(ConfidentialityStatus.class, row.field(2), "conf_status", row, problems);
    String when = row.field(3);
    if (!when.isEmpty() && !when.equals("no_value")) {
      problems.add(row.line(), "when is '%s'; expected no_value or nothing.", when);
    }
    return new Flag(List.copyOf(statuses), when.equals("no_value"), confidentiality);
  }

  private static <E extends Enum<E>> @Nullable E code(
      Class<E> list, String code, String column, CsvTable.Row row, FileProblems problems) {
    if (code.isEmpty()) {
      return null;
    }
    for (E constant : list.getEnumConstants()) {
      if (constant.name().equals(code)) {
        return constant;
      }
    }
    String known =
        String.join(", ", Arrays.stream(list.getEnumConstants()).map(Enum::name).toList());
    problems.add(row.line(), "unknown %s '%s'; known codes are %s.", column, code, known);
    return null;
  }
}
