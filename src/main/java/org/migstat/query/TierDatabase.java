package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.DataSets;
import org.migstat.io.release.PublishedTier;

/**
 * One tier of one release as a database: a view for each data set. It reads that tier and nothing
 * else, so whoever may read the tier learns no more from it than from the files.
 */
public final class TierDatabase implements AutoCloseable {
  private final Connection connection;
  private final Path spill;
  private final PublishedTier tier;

  private TierDatabase(Connection connection, Path spill, PublishedTier tier) {
    this.connection = connection;
    this.spill = spill;
    this.tier = tier;
  }

  /**
   * @param output folder that the releases were written to
   * @param release id of a release; null for the current one
   * @throws QueryException if the output holds no release, or not that release or tier
   * @throws IOException if a folder cannot be read, or its manifest is not as it was published
   */
  public static TierDatabase open(Path output, @Nullable String release, Tier tier)
      throws IOException, QueryException {
    TierFolder folder = TierFolder.of(output, release, tier);
    PublishedTier published = PublishedTier.in(folder.path());
    Path spill = Files.createTempDirectory("migstat-query-");
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      var database = new TierDatabase(connection, spill, published);
      database.confineTo(folder);
      return database;
    } catch (SQLException e) {
      Files.deleteIfExists(spill);
      throw new QueryException("Cannot open %s: %s".formatted(folder.path(), reason(e)), e);
    }
  }

  /**
   * Answers one question.
   *
   * @param sql one SELECT statement, or DESCRIBE, SHOW TABLES or SUMMARIZE
   * @throws QueryException with DuckDB's message if it is anything else, or wrong
   * @throws IOException if a file that it reads is not the one that was published
   */
  public void answer(String sql, RowFormat format) throws IOException, QueryException {
    String question = withoutSemicolon(sql);
    try {
      refuseAllButSelect(question);
      createViews(namedIn(question));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(question)) {
        write(rows, format);
      }
    } catch (SQLException e) {
      throw new QueryException("Cannot answer the query: " + reason(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
    try (var left = Files.newDirectoryStream(spill)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(spill);
  }

  /** Every data set is there; the files of those that a question names are checked, then read. */
  private void createViews(Set<String> named) throws SQLException, IOException {
    tier.verify(named);
    Set<String> names = new TreeSet<>(DataSets.names());
    names.addAll(named);
    for (String dataSet : names) {
      List<String> files =
          tier.filesOf(dataSet).stream().map(file -> text(file.toString())).toList();
      boolean read = named.contains(dataSet) && !files.isEmpty();
      execute(
          "CREATE OR REPLACE VIEW %s AS %s"
              .formatted(name(dataSet), read ? all(files) : nothing(dataSet)));
    }
  }

  /** Partition values stay text: a reader that guesses turns the area 040 into the number 40. */
  private static String all(List<String> files) {
    return "SELECT * FROM read_parquet(%s, hive_partitioning = true, hive_types_autocast = false, union_by_name = true)"
        .formatted(files);
  }

  private static String nothing(String dataSet) {
    return DataSets.columns(dataSet).entrySet().stream()
        .map(column -> "NULL::%s AS %s".formatted(column.getValue(), name(column.getKey())))
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  /** Data sets that a question may read: whose name occurs in it. */
  private Set<String> namedIn(String question) {
    Set<String> named = new TreeSet<>(tier.datasets());
    named.removeIf(name -> !question.toLowerCase(Locale.ROOT).contains(name));
    return named;
  }

  private void confineTo(TierFolder folder) throws SQLException {
    execute("SET TimeZone = 'UTC'");
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    execute("SET temp_directory = " + text(spill.toString()));
    execute("SET allowed_directories = [" + text(folder.path() + "/") + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /** DuckDB may write wherever it may read, so a COPY could change the release. */
  private void refuseAllButSelect(String question) throws SQLException, QueryException {
    if (question.isBlank()) {
      throw refused("it is empty");
    }
    Parsed plain = parse(question);
    if (plain.select() && plain.statements() != 1) {
      throw refused("it is " + plain.statements() + " statements");
    }
    // DESCRIBE, SHOW and SUMMARIZE are answers to select from, everything else is not.
    if (!plain.select() && !parse("SELECT * FROM (\n" + question + "\n)").select()) {
      throw plain.syntaxError() == null
          ? refused("it is not a question")
          : new QueryException("Cannot answer the query: " + plain.syntaxError());
    }
  }

  private static QueryException refused(String problem) {
    return new QueryException(
        "Cannot answer the query: %s; expected one SELECT (or DESCRIBE, SHOW TABLES, SUMMARIZE)."
            .formatted(problem));
  }

  /**
   * What DuckDB's parser makes of a text.
   *
   * @param statements number of SELECT statements; 0 if it is anything else
   * @param syntaxError what is wrong, in DuckDB's words; null if it is SQL
   */
  private record Parsed(int statements, @Nullable String syntaxError) {
    boolean select() {
      return statements > 0;
    }
  }

  private Parsed parse(String sql) throws SQLException {
    String check =
        "SELECT tree ->> 'error_type', tree ->> 'error_message', json_array_length(tree -> 'statements')"
            + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS tree)";
    try (PreparedStatement statement = connection.prepareStatement(check)) {
      statement.setString(1, sql);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        String error = found.getString(1);
        return new Parsed(
            error == null ? found.getInt(3) : 0,
            "parser".equals(error) ? found.getString(2) : null);
      }
    }
  }

  private static void write(ResultSet rows, RowFormat format) throws SQLException, IOException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    format.begin(names);
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(names.size());
      for (int i = 1; i <= names.size(); i++) {
        row.add(SqlValue.of(value(rows, i, columns.getColumnType(i))));
      }
      format.row(row);
    }
    format.end();
  }

  /** As a Timestamp, the driver's default, a time would depend on the time zone of the machine. */
  private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
    return type == Types.TIMESTAMP
        ? rows.getObject(column, LocalDateTime.class)
        : rows.getObject(column);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String withoutSemicolon(String sql) {
    String trimmed = sql.strip();
    return trimmed.endsWith(";") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
  }

  private static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** DuckDB's own words, without the frame its driver puts around some of them. */
  private static String reason(SQLException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    int frame = message.indexOf("\nError: ");
    return message.substring(frame < 0 ? 0 : frame + "\nError: ".length()).strip();
  }
}
