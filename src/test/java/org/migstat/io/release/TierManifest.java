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
    Section section = Section.of(tier);
    List<FileEntry> files = new ArrayList<>();
    for (Path file : Folders.files(folder)) {
      Path path = folder.relativize(file);
      files.add(
          new FileEntry(
              section,
              path.getName(0).toString(),
              section.folder() + "/" + path,
              ParquetFiles.rowCount(file),
              Files.size(file),
              Sha256.of(file)));
    }
    files.sort(null);
    Files.write(folder.resolve(Manifests.FILE), Manifests.ofTier(tier, files));
  }
}
