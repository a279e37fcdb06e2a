package org.migstat.io.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;

/** Writes the manifest of a tier whose files a test made in another way. */
public final class TierManifest {
  private TierManifest() {}

  /** Lists all files below the folder of the tier. */
  public static void write(Path folder, Tier tier) throws IOException {
    List<FileEntry> files = new ArrayList<>();
    for (Path file : Folders.files(folder)) {
      files.add(entry(folder, tier, folder.relativize(file)));
    }
    write(folder, tier, files);
  }

  /** Lists one file, wherever it is. */
  public static void writeWith(Path folder, Tier tier, String path) throws IOException {
    write(folder, tier, List.of(entry(folder, tier, Path.of(path))));
  }

  private static FileEntry entry(Path folder, Tier tier, Path path) throws IOException {
    Section section = Section.of(tier);
    Path file = folder.resolve(path);
    return new FileEntry(
        section,
        path.getName(0).toString(),
        section.folder() + "/" + path,
        ParquetFiles.rowCount(file),
        Files.size(file),
        Sha256.of(file));
  }

  private static void write(Path folder, Tier tier, List<FileEntry> given) throws IOException {
    List<FileEntry> files = new ArrayList<>(given);
    files.sort(null);
    Files.write(folder.resolve(Manifests.FILE), Manifests.ofTier(tier, files));
  }
}
