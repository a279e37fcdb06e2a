package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Agreements;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.Relations;
import org.migstat.core.relate.Standing;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.Conflict;
import org.migstat.core.resolve.RecordIds;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Revision;
import org.migstat.core.resolve.TierOutcome;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.io.parquet.ObservationTables.RecordRow;
import org.migstat.io.parquet.ObservationTables.ResolvedRow;
import org.migstat.io.parquet.PairTables.ConflictRow;
import org.migstat.io.parquet.PairTables.LinkRow;
import org.migstat.io.parquet.PairTables.RevisionRow;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.parquet.WrittenFile;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;

/**
 * Writes the files of one group for tiers that see the same records: once, for the first tier, and
 * as copies for the others. Rows come sorted by cell, so that at most one file of a data set is
 * open.
 */
final class TierWriting implements TierOutcome, Closeable {
  private final RunPlan plan;
  private final RecordIds ids;
  private final int partition;
  private final Set<Tier> tiers;
  private final GroupWriting group;
  private final Dataset<RecordRow> records;
  private final Dataset<ResolvedRow> resolved;
  private final Dataset<ConflictRow> conflicts;
  private final Dataset<RevisionRow> revisions;
  private final Dataset<LinkRow> links;
  private final Relations relations;
  private final Agreements agreements = new Agreements();
  private final IdentityHashMap<CollectionDefinition, Boolean> received = new IdentityHashMap<>();
  private final List<ResolvedCell> cells = new ArrayList<>();
  private final List<CellText> texts = new ArrayList<>();
  private CellText cell = new CellText(new CellKey(-1, -1), "", "");

  TierWriting(
      RunPlan plan,
      TierTables tables,
      RecordIds ids,
      int partition,
      Set<Tier> tiers,
      GroupWriting group) {
    this.plan = plan;
    this.ids = ids;
    this.partition = partition;
    this.tiers = new TreeSet<>(tiers);
    this.group = group;
    records = new Dataset<>(TierTables.OBS_ALL, tables.records, tables, true);
    resolved = new Dataset<>(TierTables.OBS_RESOLVED, tables.resolved, tables, true);
    conflicts = new Dataset<>(TierTables.CONFLICTS, tables.conflicts, tables, false);
    revisions = new Dataset<>(TierTables.REVISIONS, tables.revisions, tables, false);
    links = new Dataset<>(TierTables.LINKS, tables.links, tables, true);
    relations = tables.relations;
  }

  @Override
  public void record(Claim claim) {
    CellKey key = claim.observation().key();
    long line = received(claim) ? claim.observation().address().line() : 0;
    records.write(new RecordRow(cell(key), claim, line), key);
    group.placed(claim, tiers);
  }

  /** Whether the readers received the whole table: else its lines would tell what they miss. */
  private boolean received(Claim claim) {
    return received.computeIfAbsent(
        claim.observation().definition(),
        definition -> plan.tiersOf(plan.audience().ofRefused(definition)).containsAll(tiers));
  }

  /** Kept until all cells of the group are there: a cell's row tells how it lies to the others. */
  @Override
  public void resolved(ResolvedCell result) {
    cells.add(result);
    texts.add(cell(result.key()));
  }

  private void relate() {
    Iterator<CellText> inOrder = texts.iterator();
    relations.of(
        cells,
        new Relations.Outcome() {
          @Override
          public void stands(ResolvedCell result, Standing standing) {
            resolved.write(new ResolvedRow(inOrder.next(), result, standing), result.key());
            agreements.add(result, standing);
            group.mirror(tiers, result);
          }

          @Override
          public void link(Link link) {
            CellKey related = link.related();
            String key = related == null ? null : ids.cellKey(related);
            links.write(new LinkRow(ids.cellKey(link.cell()), link, key), link.cell());
          }

          @Override
          public void finding(Rejection finding, Claim about) {
            group.note(finding, about, tiers);
          }
        });
  }

  @Override
  public void conflict(Conflict conflict) {
    CellKey key = conflict.preferred().observation().key();
    conflicts.write(new ConflictRow(cell(key), conflict), key);
  }

  @Override
  public void revision(Revision revision) {
    CellKey key = revision.later().observation().key();
    revisions.write(new RevisionRow(cell(key), revision), key);
  }

  @Override
  public void finding(Rejection finding, Claim about) {
    group.note(finding, about, tiers);
  }

  /**
   * Completes the files.
   *
   * @return their entries, for all tiers
   */
  List<FileEntry> finish() throws IOException {
    relate();
    group.agree(tiers, agreements);
    List<FileEntry> entries = new ArrayList<>();
    for (Dataset<?> dataset : datasets()) {
      dataset.finish();
      entries.addAll(dataset.entries);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    for (Dataset<?> dataset : datasets()) {
      dataset.close();
    }
  }

  private List<Dataset<?>> datasets() {
    return List.of(records, resolved, conflicts, revisions, links);
  }

  private CellText cell(CellKey key) {
    if (!cell.key().equals(key)) {
      cell = new CellText(key, ids.cellKey(key), ids.cellId(key));
    }
    return cell;
  }

  /** The files of one data set of the group: one, or one for each indicator. */
  private final class Dataset<T> {
    private final String name;
    private final ParquetTable<T> table;
    private final TierTables tables;
    private final boolean byIndicator;
    private final List<FileEntry> entries = new ArrayList<>();
    private @Nullable TableWriter<T> writer;
    private @Nullable String indicator;

    Dataset(String name, ParquetTable<T> table, TierTables tables, boolean byIndicator) {
      this.name = name;
      this.table = table;
      this.tables = tables;
      this.byIndicator = byIndicator;
    }

    void write(T row, CellKey key) {
      try {
        String folder = byIndicator ? key.indicator().name() : null;
        TableWriter<T> open = writer;
        if (open == null || folder != null && !folder.equals(indicator)) {
          finish();
          indicator = folder;
          open = table.open(path(first()), tables.footer(name));
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
      return plan.staging().file(Section.of(tier), name, indicator, partition);
    }

    void finish() throws IOException {
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
          WrittenFile file =
              new WrittenFile(copy, written.rows(), written.bytes(), written.sha256());
          entries.add(plan.staging().entry(Section.of(tier), name, file));
        }
      }
    }

    void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
