package org.migstat.io.release;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.migstat.io.parquet.EncryptionKey;

/**
 * Where the keys are that sections of a release are encrypted with: {@code un.key}, {@code
 * iom.key}, {@code joint.key}, and {@code operator.key} for the restricted ones. Only this place
 * travels to workers, never a key.
 *
 * @param path absolute path of the folder
 */
public record KeyFolder(String path) implements Serializable {
  public KeyFolder(Path folder) {
    this(folder.toAbsolutePath().normalize().toString());
  }

  /**
   * The key of a section; null for that of the public, which is never encrypted.
   *
   * @throws org.migstat.io.parquet.KeyException if it cannot be used
   */
  public @Nullable EncryptionKey key(Section section) throws IOException {
    if (section == Section.PUBLIC) {
      return null;
    }
    String name = section.restricted() ? "operator" : section.folder();
    return EncryptionKey.read(Path.of(path, name + ".key"));
  }
}
