package org.migstat.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the database answers, so that it is the same on every machine. */
final class Results {
  private Results() {}

  static void write(ResultSet rows, RowFormat format) throws SQLException, IOException {
    List<String> names = names(rows.getMetaData());
    format.begin(names);
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(names.size());
      for (int i = 1; i <= names.size(); i++) {
        row.add(value(rows, i));
      }
      format.row(row);
    }
    format.end();
  }

  static List<Row> rows(ResultSet rows) throws SQLException {
    List<String> names = names(rows.getMetaData());
    List<Row> found = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable Object> values = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), value(rows, i + 1));
      }
      found.add(new Row(values));
    }
    return found;
  }

  private static List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    return names;
  }

  /** As a Timestamp, the driver's default, a time would depend on the time zone of the machine. */
  private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
    boolean time = rows.getMetaData().getColumnType(column) == Types.TIMESTAMP;
    return SqlValue.of(time ? rows.getObject(column, LocalDateTime.class) : rows.getObject(column));
  }
}
