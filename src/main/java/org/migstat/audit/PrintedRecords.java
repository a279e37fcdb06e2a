package org.migstat.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;

/**
 * The records that a tier prints, as any reader may query them. A figure is hidden by us if it has
 * no value, status Q alone and confidentiality C, and nothing of how its provider wrote it: a gap
 * that the provider itself prints keeps the provider's mark.
 *
 * @param files of the data set
 */
record PrintedRecords(List<Path> files) {
  private static final String HIDDEN =
      "(obs_value IS NULL AND obs_status = ['Q'] AND conf_status = 'C'"
          + " AND src_value IS NULL AND src_flags IS NULL AND src_conf_status IS NULL)";

  /** Receives what a query gives, row by row. */
  private interface Rows {
    void row(ResultSet row) throws SQLException;
  }

  long cells() throws IOException {
    List<Long> counts = new ArrayList<>(List.of(0L));
    query("count(DISTINCT cell_key)", "true", row -> counts.set(0, row.getLong(1)));
    return counts.get(0);
  }

  Set<String> hiding() throws IOException {
    Set<String> hiding = new TreeSet<>();
    query("DISTINCT collection", HIDDEN, row -> hiding.add(row.getString(1)));
    return hiding;
  }

  /**
   * @throws IOException if a file cannot be read, or a record is none of this version
   */
  List<Printed> figures(DottedKeys keys, Predicate<String> collection) throws IOException {
    Set<String> wanted = new TreeSet<>();
    query(
        "DISTINCT collection",
        "true",
        row -> {
          if (collection.test(row.getString(1))) {
            wanted.add(row.getString(1));
          }
        });
    List<Printed> figures = new ArrayList<>();
    query(
        "cell_key, collection, dataflow, epoch_ms(vintage), submission, obs_value, precision_step,"
            + " round_mode, published_detail, list_contains(quality_flags, 'SUMMED'),"
            + " coalesce(agg_method = 'CONSOLIDATED', false), "
            + HIDDEN,
        "collection IN (%s)".formatted(quoted(wanted)),
        row -> figures.add(printed(row, keys)));
    return figures;
  }

  private static Printed printed(ResultSet row, DottedKeys keys) throws SQLException {
    CellKey cell =
        keys.parse(row.getString(1))
            .orElseThrow(() -> new IllegalArgumentException("a cell key is none"));
    double value = row.getDouble(6);
    boolean none = row.wasNull();
    return new Printed(
        cell,
        row.getString(2).intern(),
        row.getString(3).intern(),
        new Vintage(Math.floorDiv(row.getLong(4), 1000)),
        row.getString(5).intern(),
        none ? Decimal.NONE : tenThousandths(value),
        row.getBoolean(12),
        new Rounding(tenThousandths(row.getDouble(7)), Rounding.Mode.valueOf(row.getString(8))),
        row.getBoolean(9),
        row.getBoolean(10),
        row.getBoolean(11));
  }

  private static long tenThousandths(double units) {
    return Math.round(units * Decimal.ONE);
  }

  private void query(String columns, String condition, Rows rows) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    String from = quoted(files.stream().map(Path::toString).toList());
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      // Nothing of it goes to the disk, and nothing comes from the network.
      statement.execute("SET temp_directory = ''");
      statement.execute("SET autoinstall_known_extensions = false");
      try (ResultSet found =
          statement.executeQuery(
              "SELECT %s FROM read_parquet([%s], hive_partitioning = false) WHERE %s"
                  .formatted(columns, from, condition))) {
        while (found.next()) {
          rows.row(found);
        }
      }
    } catch (SQLException | IllegalArgumentException unreadable) {
      throw new IOException(
          "Cannot audit %s: it is no data set of records as this version publishes it. Run the job again."
              .formatted(files.get(0).getParent()),
          unreadable);
    }
  }

  private static String quoted(Iterable<String> texts) {
    List<String> quoted = new ArrayList<>();
    texts.forEach(text -> quoted.add("'" + text.replace("'", "''") + "'"));
    return quoted.isEmpty() ? "''" : quoted.stream().collect(Collectors.joining(", "));
  }
}
