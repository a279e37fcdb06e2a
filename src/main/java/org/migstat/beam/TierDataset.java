package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.parquet.WrittenFile;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;

/**
 * The files of one data set that one worker writes for tiers with the same rows: one, or one for
 * each indicator; for the first tier, and as copies for the others. A tier with a key has a file of
 * its own. Rows come sorted by cell, so that at most one file of a tier is open.
 */
final class TierDataset<T> implements Closeable {
  private final RunPlan plan;
  private final Set<Tier> tiers;
  private final int part;
  private final TierTable<T> table;
  private final List<FileEntry> entries = new ArrayList<>();
  private final Map<Tier, TableWriter<T>> writers = new EnumMap<>(Tier.class);
  private @Nullable String folder;

  /**
   * @param part number of the files, theirs alone in the data set
   */
  TierDataset(RunPlan plan, Set<Tier> tiers, int part, TierTable<T> table) {
    this.plan = plan;
    this.tiers = new TreeSet<>(tiers);
    this.part = part;
    this.table = table;
  }

  void write(T row, Indicator indicator) {
    try {
      String needed = table.byIndicator() ? indicator.name() : null;
      if (writers.isEmpty() || needed != null && !needed.equals(folder)) {
        complete();
        folder = needed;
        open();
      }
      for (TableWriter<T> writer : writers.values()) {
        writer.write(row);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void open() throws IOException {
    boolean plain = false;
    for (Tier tier : tiers) {
      EncryptionKey key = plan.staging().key(Section.of(tier));
      if (key != null || !plain) {
        writers.put(tier, table.table().open(path(tier), table.footer(), key));
      }
      plain |= key == null;
    }
  }

  private Path path(Tier tier) throws IOException {
    return plan.staging().file(Section.of(tier), table.name(), folder, part);
  }

  private void complete() throws IOException {
    if (writers.isEmpty()) {
      return;
    }
    WrittenFile plain = null;
    for (Tier tier : tiers) {
      TableWriter<T> writer = writers.get(tier);
      WrittenFile written;
      if (writer != null) {
        written = writer.finish();
        plain = plan.staging().key(Section.of(tier)) == null ? written : plain;
      } else {
        written = Objects.requireNonNull(plain).copyTo(path(tier));
      }
      entries.add(plan.staging().entry(Section.of(tier), table.name(), written));
    }
    close();
  }

  /**
   * Completes the files.
   *
   * @return their entries, for all tiers
   */
  List<FileEntry> finish() throws IOException {
    complete();
    return entries;
  }

  /** Removes files that were not completed. */
  @Override
  public void close() throws IOException {
    for (TableWriter<T> writer : writers.values()) {
      writer.close();
    }
    writers.clear();
  }
}
