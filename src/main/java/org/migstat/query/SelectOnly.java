package org.migstat.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Lets through one SELECT, or what is answered like one. DuckDB may write wherever it may read, so
 * a COPY could change the release.
 */
record SelectOnly(Connection connection) {
  /**
   * @throws QueryException if it is anything else
   */
  void check(String question) throws SQLException, QueryException {
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
}
