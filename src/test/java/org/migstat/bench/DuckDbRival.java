package org.migstat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs {@code bench/rival.sql} on the files of {@link GenerateJob} in one DuckDB process, as a
 * whole-process rival of a migstat run.
 *
 * <pre>
 * mvn -B test-compile
 * /usr/bin/time -v java -cp target/test-classes:DUCKDB_JDBC_JAR org.migstat.bench.DuckDbRival \
 *     JOB_FOLDER OUT_FOLDER [copy|write] [THREADS] [times]
 * </pre>
 *
 * <p>Run it from the project's folder: it reads {@code schemas/codelists/areas.csv}. {@code copy}
 * (the default) writes the first tier and copies its files for the others, whose records are the
 * same; {@code write} has DuckDB write each tier. Threads are 2 unless given. {@code times} prints
 * the seconds of each statement. The run ends with the number of records in each role, which must
 * add up to the rows received.
 */
public final class DuckDbRival {
  private static final List<String> TIERS = List.of("un", "iom", "joint");
  private static final List<String> INDICATORS = List.of("EMI", "IMM");

  private final Statement statement;
  private final PrintStream log;
  private final boolean times;

  private DuckDbRival(Statement statement, PrintStream log, boolean times) {
    this.statement = statement;
    this.log = log;
    this.times = times;
  }

  /**
   * Arguments: job folder, output folder, {@code copy} or {@code write}, threads, {@code times}.
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path out = Path.of(args[1]);
    boolean write = args.length > 2 && args[2].equals("write");
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
    String[] parts = script().split("(?m)^-- (?:tier|indicator)$", 3);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      DuckDbRival rival = new DuckDbRival(statement, System.out, args.length > 4);
      rival.run("SET threads = " + threads);
      rival.run("SET VARIABLE job = '" + args[0] + "'");
      rival.run("SET VARIABLE areas = 'schemas/codelists/areas.csv'");
      rival.runAll(parts[0]);
      for (String tier : write ? TIERS : TIERS.subList(0, 1)) {
        rival.tier(out.resolve(tier), parts[1], parts[2]);
      }
      if (!write) {
        copy(out.resolve(TIERS.get(0)), out.resolve(TIERS.get(1)));
        copy(out.resolve(TIERS.get(0)), out.resolve(TIERS.get(2)));
      }
      rival.balance();
    }
  }

  private static String script() throws IOException {
    try (InputStream in = DuckDbRival.class.getResourceAsStream("/bench/rival.sql")) {
      if (in == null) {
        throw new IOException(
            "Cannot find bench/rival.sql: it is not on the class path; run mvn -B test-compile.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void tier(Path folder, String once, String perIndicator)
      throws IOException, SQLException {
    run("SET VARIABLE out = '" + folder + "'");
    for (String indicator : INDICATORS) {
      run("SET VARIABLE indicator = '" + indicator + "'");
      for (String dataSet : List.of("obs_all", "obs_resolved")) {
        Files.createDirectories(folder.resolve(dataSet).resolve("indicator=" + indicator));
      }
      runAll(perIndicator);
    }
    runAll(once);
  }

  /** Statements end with a semicolon at the end of a line. */
  private void runAll(String script) throws SQLException {
    for (String sql : script.split(";[ \\t]*(?:\\n|$)")) {
      if (!sql.replaceAll("--[^\\n]*", "").isBlank()) {
        run(sql);
      }
    }
  }

  private void run(String sql) throws SQLException {
    long start = System.nanoTime();
    statement.execute(sql);
    if (times) {
      String first = sql.replaceAll("--[^\\n]*", "").strip().lines().findFirst().orElse("");
      log.printf(Locale.ROOT, "%7.2f s  %s%n", (System.nanoTime() - start) / 1e9, first);
    }
  }

  private void balance() throws SQLException {
    long sum = 0;
    List<String> lines = new ArrayList<>();
    try (ResultSet roles =
        statement.executeQuery("SELECT role, count(*) FROM verdict GROUP BY role ORDER BY role")) {
      while (roles.next()) {
        lines.add(roles.getString(1) + " " + roles.getLong(2));
        sum += roles.getLong(2);
      }
    }
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM received")) {
      rows.next();
      lines.add("rows received " + rows.getLong(1));
      if (rows.getLong(1) != sum) {
        throw new IllegalStateException(
            "Cannot balance the roles: they do not add up to the rows received.");
      }
    }
    lines.forEach(log::println);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
