package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Party;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Claim;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.parquet.WithheldTables.WithheldRow;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;

/**
 * Writes which records of a group tiers do not see, for the parties that received them. Each party
 * and tier has a file of its own, so that what a party is told is a function of its own records.
 *
 * @see "UN/SDMX 4.6"
 */
final class WithheldLog implements Closeable {
  static final String NAME = "withheld_log";

  private final RunPlan plan;
  private final TierTables tables;
  private final int partition;
  private final Map<Place, TableWriter<WithheldRow>> open = new TreeMap<>();
  private CellText cell = new CellText(new CellKey(-1, -1), "", "");

  /** A file of the log. */
  private record Place(Party owner, Tier tier) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byOwner = owner.compareTo(other.owner);
      return byOwner == 0 ? tier.compareTo(other.tier) : byOwner;
    }
  }

  WithheldLog(RunPlan plan, TierTables tables, int partition) {
    this.plan = plan;
    this.tables = tables;
    this.partition = partition;
  }

  /**
   * @param record with an id; of each tier they come in the order of their cells
   */
  void add(Claim record, Tier tier, WithheldRule rule, String policyHash) {
    CellKey key = record.observation().key();
    if (!cell.key().equals(key)) {
      cell = new CellText(key, tables.ids.cellKey(key), tables.ids.cellId(key));
    }
    String recordId = record.recordId();
    String id = tables.ids.withheldId(recordId, tier, rule);
    String collection = record.observation().definition().collection();
    WithheldRow row = new WithheldRow(id, cell, recordId, collection, rule, tier, policyHash);
    for (Party owner : record.observation().definition().receivedBy()) {
      write(row, new Place(owner, tier));
    }
  }

  private void write(WithheldRow row, Place place) {
    try {
      TableWriter<WithheldRow> writer = open.get(place);
      if (writer == null) {
        int part = partition * Tier.values().length + place.tier().ordinal();
        Section section = Section.withheldOf(place.owner());
        writer =
            tables.withheld.open(
                plan.staging().file(section, NAME, null, part),
                tables.footer(NAME),
                plan.staging().key(section));
        open.put(place, writer);
      }
      writer.write(row);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Completes the files.
   *
   * @return their entries
   */
  List<FileEntry> finish() throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    for (Map.Entry<Place, TableWriter<WithheldRow>> file : open.entrySet()) {
      Section section = Section.withheldOf(file.getKey().owner());
      entries.add(plan.staging().entry(section, NAME, file.getValue().finish()));
    }
    return entries;
  }

  /** Removes what was not completed. */
  @Override
  public void close() throws IOException {
    for (TableWriter<WithheldRow> writer : open.values()) {
      writer.close();
    }
  }
}
