package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.io.OwnerOnly;
import org.migstat.io.parquet.DataSets;
import org.migstat.io.parquet.DecryptedCopy;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.release.PublishedTier;

/**
 * One tier of one release as a database: a view for each data set. It reads that tier and nothing
 * else, so whoever may read the tier learns no more from it than from the files.
 */
public final class TierDatabase implements AutoCloseable {
  private final Connection connection;
  private final Spill spill;
  private final TierFolder folder;
  private final PublishedTier tier;
  private final @Nullable EncryptionKey key;
  private final Set<String> read = new TreeSet<>();

  private TierDatabase(
      Connection connection,
      Spill spill,
      TierFolder folder,
      PublishedTier tier,
      @Nullable EncryptionKey key) {
    this.connection = connection;
    this.spill = spill;
    this.folder = folder;
    this.tier = tier;
    this.key = key;
  }

  /**
   * @param output folder that the releases were written to
   * @param release id of a release; null for the current one
   * @throws QueryException if the output holds no release, or not that release or tier
   * @throws IOException if a folder cannot be read, or its manifest is not as it was published
   */
  public static TierDatabase open(Path output, @Nullable String release, Tier tier)
      throws IOException, QueryException {
    return open(output, release, tier, null);
  }

  /**
   * The same of a tier that may be encrypted.
   *
   * @param keys folder of the keys; null for none
   * @throws org.migstat.io.parquet.KeyException if the tier is encrypted with another key, or none
   *     is given
   */
  public static TierDatabase open(
      Path output, @Nullable String release, Tier tier, @Nullable Path keys)
      throws IOException, QueryException {
    TierFolder folder = TierFolder.of(output, release, tier);
    PublishedTier published = PublishedTier.in(folder.path());
    EncryptionKey key = TierKey.of(published, tier, keys);
    Spill spill = Spill.in(Path.of(System.getProperty("java.io.tmpdir")));
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      var database = new TierDatabase(connection, spill, folder, published, key);
      database.confine();
      return database;
    } catch (SQLException e) {
      spill.close();
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
      new SelectOnly(connection).check(question);
      createViews(namedIn(question));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(question)) {
        Results.write(rows, format);
      }
    } catch (SQLException e) {
      throw new QueryException("Cannot answer the query: " + reason(e), e);
    }
  }

  /**
   * Rows of a question of ours.
   *
   * @param parameters one for each question mark
   * @throws IOException if a file that it reads is not the one that was published
   */
  List<Row> rows(String sql, List<String> parameters) throws IOException, QueryException {
    try {
      createViews(namedIn(sql));
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.size(); i++) {
          statement.setString(i + 1, parameters.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          return Results.rows(rows);
        }
      }
    } catch (SQLException e) {
      throw new QueryException("Cannot read %s: %s".formatted(label(), reason(e)), e);
    }
  }

  /** What is asked, for people: the tier and the release that it is of. */
  String label() {
    return "tier %s of release %s".formatted(tier(), release());
  }

  String tier() {
    return folder.tier();
  }

  String release() {
    return folder.release();
  }

  @Override
  public void close() throws IOException {
    try (spill) {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /**
   * Every data set is there; the files of those that a question names are checked the first time,
   * then read.
   */
  private void createViews(Set<String> named) throws SQLException, IOException {
    Set<String> unread = new TreeSet<>(named);
    unread.removeAll(read);
    if (unread.isEmpty() && !read.isEmpty()) {
      return;
    }
    tier.verify(unread);
    read.addAll(unread);
    Set<String> names = new TreeSet<>(DataSets.names());
    names.addAll(read);
    for (String dataSet : names) {
      execute(view(dataSet));
    }
  }

  private String view(String dataSet) throws IOException {
    List<Path> files = tier.filesOf(dataSet);
    if (files.isEmpty()) {
      return ViewSql.empty(dataSet);
    }
    return read.contains(dataSet)
        ? ViewSql.of(dataSet, readable(files))
        : ViewSql.unchecked(dataSet);
  }

  /** DuckDB cannot decrypt lists, so it reads copies that nobody else can, and that go with it. */
  private List<Path> readable(List<Path> files) throws IOException {
    if (key == null) {
      return files;
    }
    List<Path> copies = new ArrayList<>();
    for (Path file : files) {
      Path copy = spill.folder().resolve(folder.path().relativize(file).toString());
      if (!Files.exists(copy)) {
        OwnerOnly.folders(Objects.requireNonNull(copy.getParent()));
        DecryptedCopy.write(file, key, copy);
      }
      copies.add(copy);
    }
    return copies;
  }

  /** Data sets that a question may read: whose name occurs in it. */
  private Set<String> namedIn(String question) {
    Set<String> named = new TreeSet<>(tier.datasets());
    named.removeIf(name -> !question.toLowerCase(Locale.ROOT).contains(name));
    return named;
  }

  private void confine() throws SQLException {
    execute("SET TimeZone = 'UTC'");
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    execute("SET temp_directory = " + ViewSql.text(spill.folder().toString()));
    execute(
        "SET allowed_directories = ["
            + ViewSql.text(folder.path() + "/")
            + ", "
            + ViewSql.text(spill.folder() + "/")
            + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
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

  /** DuckDB's own words, without the frame its driver puts around some of them. */
  private static String reason(SQLException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    int frame = message.indexOf("\nError: ");
    return message.substring(frame < 0 ? 0 : frame + "\nError: ".length()).strip();
  }
}
