package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two programs wrote, compared whatever the order of rows and the files: rows are counted and
 * their hashes added, over the columns that both have.
 */
final class Checksum {
  private Checksum() {}

  /**
   * @param one folder of a tier
   * @param other folder of a tier
   * @param dataSets that both write, unless there is nothing to write
   * @return for each of them what differs: its rows, or columns; empty for nothing
   */
  static List<String> differences(Path one, Path other, List<String> dataSets)
      throws IOException, SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String dataSet : dataSets) {
        if (has(one, dataSet) != has(other, dataSet)) {
          found.add(dataSet);
        } else if (has(one, dataSet)) {
          compare(statement, dataSet, one, other, found);
        }
      }
    }
    return found;
  }

  private static boolean has(Path tier, String dataSet) throws IOException {
    Path folder = tier.resolve(dataSet);
    return Files.exists(folder) && !BenchFolder.files(folder).isEmpty();
  }

  private static void compare(
      Statement statement, String dataSet, Path one, Path other, List<String> found)
      throws SQLException {
    Map<String, String> columns = columns(statement, one.resolve(dataSet));
    Map<String, String> others = columns(statement, other.resolve(dataSet));
    columns.keySet().retainAll(others.keySet());
    String whole = sum(statement, one.resolve(dataSet), columns);
    if (whole.equals(sum(statement, other.resolve(dataSet), others, columns))) {
      return;
    }
    for (String column : columns.keySet()) {
      Map<String, String> alone = Map.of(column, columns.get(column));
      String here = sum(statement, one.resolve(dataSet), alone);
      if (!here.equals(sum(statement, other.resolve(dataSet), others, alone))) {
        found.add(dataSet + "." + column);
      }
    }
    found.add(dataSet);
  }

  private static Map<String, String> columns(Statement statement, Path folder) throws SQLException {
    Map<String, String> types = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery("DESCRIBE FROM " + table(folder))) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
    }
    return types;
  }

  private static String sum(Statement statement, Path folder, Map<String, String> types)
      throws SQLException {
    return sum(statement, folder, types, types);
  }

  private static String sum(
      Statement statement, Path folder, Map<String, String> types, Map<String, String> columns)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    for (String column : columns.keySet()) {
      boolean time = types.get(column).startsWith("TIMESTAMP");
      texts.add(time ? "epoch_ms(" + column + ")::VARCHAR" : column + "::VARCHAR");
    }
    String sql =
        "SELECT count(*), sum(hash("
            + String.join(", ", texts)
            + ")::HUGEINT) FROM "
            + table(folder);
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1) + " rows, " + row.getString(2);
    }
  }

  private static String table(Path folder) {
    return "read_parquet('" + folder + "/**/*.parquet', hive_partitioning = true)";
  }
}
