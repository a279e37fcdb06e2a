package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs {@code bench/rival.sql} on a {@link BenchInput} in one DuckDB process, as a whole-process
 * rival of a migstat run: it writes the first tier and copies its files for the others, whose
 * records are the same.
 *
 * <p>Arguments: job folder, output folder, code list of areas, threads, then words: {@code keep} or
 * {@code lead}; {@code wide}; {@code times} prints the seconds of each statement.
 */
final class DuckDbRival {
  private static final List<String> INDICATORS = List.of("EMI", "IMM");

  private final Statement statement;
  private final Set<String> words;

  private DuckDbRival(Statement statement, Set<String> words) {
    this.statement = statement;
    this.words = words;
  }

  public static void main(String[] args) throws IOException, SQLException {
    Path out = Path.of(args[1]);
    Set<String> words = new TreeSet<>(Arrays.asList(args).subList(4, args.length));
    String[] parts = RivalScript.read("rival.sql", words).split("(?m)^-- indicator$", 2);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      DuckDbRival rival = new DuckDbRival(statement, words);
      rival.run("SET threads = " + args[3]);
      rival.run("SET VARIABLE job = '" + args[0] + "'");
      rival.run("SET VARIABLE areas = '" + args[2] + "'");
      Path first = out.resolve("un");
      rival.run("SET VARIABLE out = '" + first + "'");
      Files.createDirectories(first.resolve("conflicts"));
      Files.createDirectories(first.resolve("revisions"));
      rival.runAll(parts[0]);
      for (String indicator : INDICATORS) {
        for (String dataSet : List.of("obs_all", "obs_resolved")) {
          Files.createDirectories(first.resolve(dataSet).resolve("indicator=" + indicator));
        }
        rival.run("SET VARIABLE indicator = '" + indicator + "'");
        rival.runAll(parts[1]);
      }
      BenchFolder.copyFirstTier(out);
    }
  }

  private void runAll(String script) throws SQLException {
    for (String sql : RivalScript.statements(script)) {
      run(sql);
    }
  }

  private void run(String sql) throws SQLException {
    long start = System.nanoTime();
    statement.execute(sql);
    if (words.contains("times")) {
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%7.2f s  %s%n", seconds, RivalScript.firstLine(sql));
    }
  }
}
