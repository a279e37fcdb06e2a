package org.migstat.io.release;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.parquet.WrittenFile;

/**
 * Where the files of a release under construction go. It travels to the workers, so its path must
 * mean the same folder to all of them.
 *
 * @param root absolute path of the folder
 * @param keys where the keys of its sections are, null if nothing is encrypted
 */
public record StagingFolder(String root, @Nullable KeyFolder keys) implements Serializable {

  /** A folder whose files are not encrypted. */
  public StagingFolder(String root) {
    this(root, null);
  }

  /** What the files of a section are encrypted with, null for nothing. */
  public @Nullable EncryptionKey key(Section section) throws IOException {
    return keys == null ? null : keys.key(section);
  }

  /**
   * The place of one file, in folders that are there: {@code
   * un/obs_all/indicator=IMM/part-00007.parquet}.
   *
   * @param indicator code that the data set is partitioned by, null if it is not
   * @param part number of the part, from 0; a function of the rows, not of who writes them
   * @throws IOException if the folders cannot be made, or the run has ended: a worker that outlives
   *     it must not build its staging anew
   */
  public Path file(Section section, String dataset, @Nullable String indicator, int part)
      throws IOException {
    if (!Files.isDirectory(Path.of(root))) {
      throw new NoSuchFileException(root);
    }
    Path folder = Path.of(root, section.folder(), dataset);
    if (indicator != null) {
      folder = folder.resolve("indicator=" + indicator);
    }
    OwnerOnly.folders(folder);
    return folder.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part));
  }

  /** What the release will list for a file that is complete. */
  public FileEntry entry(Section section, String dataset, WrittenFile written) {
    String path = relative(written.file());
    return new FileEntry(section, dataset, path, written.rows(), written.bytes(), written.sha256());
  }

  String relative(Path file) {
    return Path.of(root).relativize(file).toString().replace('\\', '/');
  }

  Path resolve(FileEntry entry) {
    return Path.of(root, entry.path());
  }
}
