package org.migstat.query;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.migstat.io.parquet.DataSets;

/** Statements that make the view of a data set, in the SQL of DuckDB. */
final class ViewSql {
  private ViewSql() {}

  /**
   * Partition values stay text: a reader that guesses turns the area 040 into the number 40.
   *
   * @param files at least one
   */
  static String of(String dataSet, List<Path> files) {
    return view(
        dataSet,
        "SELECT * FROM read_parquet(%s, hive_partitioning = true, hive_types_autocast = false, union_by_name = true)"
            .formatted(files.stream().map(file -> text(file.toString())).toList()));
  }

  /** Nobody has checked its files: a question that reads it all the same must not find it empty. */
  static String unchecked(String dataSet) {
    String advice = text("write the name " + dataSet + " as it is in the question");
    return view(dataSet, columnsWhere(dataSet, "error(%s)".formatted(advice)));
  }

  /** The columns of a data set that has no file. */
  static String empty(String dataSet) {
    return view(dataSet, columnsWhere(dataSet, "false"));
  }

  private static String view(String dataSet, String rows) {
    return "CREATE OR REPLACE VIEW %s AS %s".formatted(name(dataSet), rows);
  }

  private static String columnsWhere(String dataSet, String condition) {
    return DataSets.columns(dataSet).entrySet().stream()
        .map(column -> "NULL::%s AS %s".formatted(column.getValue(), name(column.getKey())))
        .collect(Collectors.joining(", ", "SELECT ", " WHERE " + condition));
  }

  private static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text as a literal. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
