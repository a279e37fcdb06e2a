package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.migstat.core.model.Tier;
import org.migstat.io.release.TierManifest;

/** A small output folder: two releases, of which the second is current. */
public final class SampleRelease {
  private static final String ROWS =
      "(SELECT 'IMM' AS indicator, * FROM (VALUES"
          + " ('040', 2016241.0000::DECIMAL(18, 4), ['A', 'B'], 0.5::DOUBLE),"
          + " ('276', 1e7::DECIMAL(18, 4), CAST([] AS VARCHAR[]), 1e7::DOUBLE),"
          + " ('840', NULL, NULL, 1e-7::DOUBLE)) AS t(ref_area, obs_value, obs_status, rel_diff))";

  private SampleRelease() {}

  public static Path in(Path folder) throws IOException, SQLException {
    write(
        folder, "releases/r000001/joint/obs_all/indicator=IMM/a.parquet", "(SELECT 'old' AS note)");
    write(folder, "releases/r000002/joint/obs_all/indicator=IMM/a.parquet", ROWS);
    write(
        folder,
        "releases/r000002/un/obs_all/indicator=IMM/a.parquet",
        "(SELECT 'un only' AS note)");
    TierManifest.write(folder.resolve("releases/r000001/joint"), Tier.JOINT);
    TierManifest.write(folder.resolve("releases/r000002/joint"), Tier.JOINT);
    TierManifest.write(folder.resolve("releases/r000002/un"), Tier.UN);
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/r000002"));
    return folder;
  }

  private static void write(Path folder, String file, String rows)
      throws IOException, SQLException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY %s TO '%s'".formatted(rows, path));
    }
  }
}
