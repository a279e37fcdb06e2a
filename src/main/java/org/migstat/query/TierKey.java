package org.migstat.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.parquet.KeyException;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.KeyFolder;
import org.migstat.io.release.PublishedTier;
import org.migstat.io.release.Section;

/** Finds the key of a tier, and says what is wrong before DuckDB does in its own words. */
final class TierKey {
  private TierKey() {}

  /**
   * @param keys folder of the keys; null for none
   * @return null if the tier is not encrypted
   * @throws KeyException if the key is missing or another
   */
  static @Nullable EncryptionKey of(PublishedTier published, Tier tier, @Nullable Path keys)
      throws IOException {
    Path first = published.firstFile();
    if (first == null || !Files.isRegularFile(first) || !ParquetFiles.encrypted(first)) {
      return null;
    }
    if (keys == null) {
      throw new KeyException(
          "Cannot read tier %s: it is encrypted; expected its key. Name the folder of %s.key with --keys or MIGSTAT_KEYS."
              .formatted(tier, tier.folder()));
    }
    EncryptionKey key = new KeyFolder(keys).key(Section.of(tier));
    if (key == null || !ParquetFiles.opens(key, first)) {
      throw new KeyException(
          "Cannot read tier %s: it is encrypted with another key than that of %s; expected the key of its run."
              .formatted(tier, keys));
    }
    return key;
  }
}
