package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What the benchmark ran on.
 *
 * @param processor as Linux names it
 * @param memoryBytes of the whole machine
 * @param engines names and versions of what was measured
 * @param load average of the minute before: above 0 it was not quiet
 */
record Machine(
    String processor, int cores, long memoryBytes, String java, String engines, String load) {

  static Machine here() throws IOException, SQLException {
    return new Machine(
        field("/proc/cpuinfo", "model name", "a processor without a name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(field("/proc/meminfo", "MemTotal", "0 kB").replaceAll("\\D", "")) << 10,
        System.getProperty("java.version"),
        (System.getProperty("migstat.engines", "") + " DuckDB " + duckDb()).strip(),
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %d GB of memory, %s, Java %s, %s; load before the first run %s",
        cores,
        processor,
        Math.round(memoryBytes / 1e9),
        System.getProperty("os.name"),
        java,
        engines,
        load);
  }

  private static String field(String file, String name, String otherwise) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static String duckDb() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version()")) {
      row.next();
      return row.getString(1);
    }
  }
}
