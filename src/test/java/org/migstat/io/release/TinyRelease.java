package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.release.ReleaseManifest.InputFile;

/** A release of one text column, and a program that is killed while it makes one. */
final class TinyRelease {
  static final ReleaseManifest MADE =
      new ReleaseManifest(
          "0.1.0",
          "sample",
          Instant.parse("2025-12-31T00:00:00Z"),
          Set.of(Tier.UN, Tier.IOM),
          List.of(new InputFile("b.csv", 20, "22"), new InputFile("a.csv", 10, "11")),
          Map.of("unhcr", "d1"),
          Map.of("resolution", "p1"),
          Map.of("CL_SEX", "c1"));

  private static final ParquetTable<String> TABLE =
      ParquetTable.<String>of(
              new Schema.Parser()
                  .parse(
                      """
                      {"type": "record", "name": "Tiny", "fields": [{"name": "cell_key", "type": "string"}]}
                      """))
          .sortKey("cell_key", key -> key)
          .build();

  private TinyRelease() {}

  static FileEntry write(
      StagingFolder folder, Section section, String dataset, int part, String... keys)
      throws IOException {
    String indicator = dataset.startsWith("obs") ? "IMM" : null;
    Path file = folder.file(section, dataset, indicator, part);
    try (var writer = TABLE.open(file, Map.of("dataset", dataset))) {
      for (String key : keys) {
        writer.write(key);
      }
      return folder.entry(section, dataset, writer.finish());
    }
  }

  /** One file for each of two tiers, the quarantine and the ledger. */
  static List<FileEntry> write(StagingFolder folder, String unKey) throws IOException {
    List<FileEntry> files = new ArrayList<>();
    files.add(write(folder, Section.UN, "obs_all", 7, unKey, "IMM.2"));
    files.add(write(folder, Section.UN, "conflicts", 0, "IMM.2"));
    files.add(write(folder, Section.IOM, "obs_all", 7, "IMM.2"));
    files.add(write(folder, Section.QUARANTINE, "quarantine", 0, "x;y"));
    files.add(write(folder, Section.LEDGER, "ledger", 0, "a.csv"));
    return files;
  }

  static String publish(Path output, String unKey) throws IOException {
    try (Staging staging = Staging.open(output)) {
      return staging.publish(MADE, write(staging.folder(), unKey), release -> {});
    }
  }

  /**
   * Makes a release in {@code args[0]}. If {@code args[1]} is {@code staged}, it says so with a
   * file half written, and dies without any clean-up once its input ends.
   */
  public static void main(String[] args) throws IOException {
    Path output = Path.of(args[0]);
    if (args[1].equals("published")) {
      publish(output, "IMM.1");
      System.out.println("published");
      return;
    }
    Staging staging = Staging.open(output);
    write(staging.folder(), "IMM.1");
    Files.writeString(staging.scratch().resolve("spilled"), "IMM.1");
    TABLE.open(staging.folder().file(Section.UN, "links", "IMM", 0), Map.of()).write("IMM.1");
    System.out.println("staged");
    System.out.flush();
    System.in.readAllBytes();
    Runtime.getRuntime().halt(137);
  }
}
