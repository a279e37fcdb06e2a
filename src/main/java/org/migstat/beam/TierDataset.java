package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.parquet.WrittenFile;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;

/**
 * The files of one data set that one worker writes for tiers with the same rows: one, or one for
 * each indicator; for the first tier, and as copies for the others. Rows come sorted by cell, so
 * that at most one file is open.
 */
final class TierDataset<T> implements Closeable {
  private final RunPlan plan;
  private final Set<Tier> tiers;
  private final int part;
  private final TierTable<T> table;
  private final List<FileEntry> entries = new ArrayList<>();
  private @Nullable TableWriter<T> writer;
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
      TableWriter<T> open = writer;
      if (open == null || needed != null && !needed.equals(folder)) {
        complete();
        folder = needed;
        open = table.table().open(path(first()), table.footer());
        writer = open;
      }
      open.write(row);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Tier first() {
    return tiers.iterator().next();
  }

  private Path path(Tier tier) throws IOException {
    return plan.staging().file(Section.of(tier), table.name(), folder, part);
  }

  private void complete() throws IOException {
    TableWriter<T> open = writer;
    if (open == null) {
      return;
    }
    writer = null;
    try (open) {
      WrittenFile written = open.finish();
      for (Tier tier : tiers) {
        Path copy = path(tier);
        if (tier != first()) {
          Files.copy(written.file(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        WrittenFile file = new WrittenFile(copy, written.rows(), written.bytes(), written.sha256());
        entries.add(plan.staging().entry(Section.of(tier), table.name(), file));
      }
    }
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

  /** Removes a file that was not completed. */
  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
