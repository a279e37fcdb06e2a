package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Agreements;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.Relations;
import org.migstat.core.relate.Standing;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.Conflict;
import org.migstat.core.resolve.PublicGroup;
import org.migstat.core.resolve.RecordIds;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Revision;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.io.parquet.ObservationTables.RecordRow;
import org.migstat.io.parquet.ObservationTables.ResolvedRow;
import org.migstat.io.parquet.PairTables.ConflictRow;
import org.migstat.io.parquet.PairTables.LinkRow;
import org.migstat.io.parquet.PairTables.RevisionRow;
import org.migstat.io.release.FileEntry;

/**
 * Writes the files of one group for tiers that see the same records: once, for the first tier, and
 * as copies for the others.
 */
final class TierWriting implements PublicGroup.Outcome, Closeable {
  private final RunPlan plan;
  private final TierTables tables;
  private final RecordIds ids;
  private final int partition;
  private final Set<Tier> tiers;
  private final GroupWriting group;
  private final TierDataset<RecordRow> records;
  private final TierDataset<ResolvedRow> resolved;
  private final TierDataset<ConflictRow> conflicts;
  private final TierDataset<RevisionRow> revisions;
  private final TierDataset<LinkRow> links;
  private final Agreements agreements = new Agreements();
  private final IdentityHashMap<CollectionDefinition, Boolean> received = new IdentityHashMap<>();
  private final List<ResolvedCell> cells = new ArrayList<>();
  private CellText cell = new CellText(new CellKey(-1, -1), "", "");

  TierWriting(RunPlan plan, TierTables tables, int partition, Set<Tier> tiers, GroupWriting group) {
    this.plan = plan;
    this.tables = tables;
    this.ids = tables.ids;
    this.partition = partition;
    this.tiers = new TreeSet<>(tiers);
    this.group = group;
    records = dataset(tables.records);
    resolved = dataset(tables.resolved);
    conflicts = dataset(tables.conflicts);
    revisions = dataset(tables.revisions);
    links = dataset(tables.links);
  }

  private <T> TierDataset<T> dataset(TierTable<T> table) {
    return new TierDataset<>(plan, tiers, partition, table);
  }

  @Override
  public void record(Claim claim) {
    CellKey key = claim.observation().key();
    long line = received(claim) ? claim.observation().address().line() : 0;
    records.write(new RecordRow(cell(key), claim, line), key.indicator());
    group.placed(claim, tiers);
  }

  /** Whether the readers received the whole table: else its lines would tell what they miss. */
  private boolean received(Claim claim) {
    return received.computeIfAbsent(
        claim.observation().definition(),
        definition -> plan.receiving(definition).containsAll(tiers));
  }

  /** Kept until all cells of the part are there: a cell's row tells how it lies to the others. */
  @Override
  public void resolved(ResolvedCell result) {
    cells.add(result);
  }

  /** All of a part of the group was told: how its cells lie to each other is written. */
  void endPart() {
    tables.relations.of(
        cells,
        new Relations.Outcome() {
          @Override
          public void stands(ResolvedCell result, Standing standing) {
            resolved.write(
                new ResolvedRow(cell(result.key()), result, standing), result.key().indicator());
            agreements.add(result, standing);
            group.cross(tiers, result);
          }

          @Override
          public void link(Link link) {
            links.write(tables.row(link), link.cell().indicator());
          }

          @Override
          public void finding(Rejection finding, Claim about) {
            group.note(finding, about, tiers);
          }
        });
    cells.clear();
  }

  @Override
  public void conflict(Conflict conflict) {
    CellKey key = conflict.preferred().observation().key();
    conflicts.write(new ConflictRow(cell(key), conflict), key.indicator());
  }

  @Override
  public void revision(Revision revision) {
    CellKey key = revision.later().observation().key();
    revisions.write(new RevisionRow(cell(key), revision), key.indicator());
  }

  @Override
  public void finding(Rejection finding, Claim about) {
    group.note(finding, about, tiers);
  }

  @Override
  public void outside(Claim claim) {
    group.withheld(claim, tiers);
  }

  @Override
  public void removed(Claim claim, WithheldRule why) {
    tiers.forEach(t -> group.withheld(claim, t, why, plan.disclosure().contentHash()));
  }

  @Override
  public void hidden(Claim claim, WithheldRule why) {
    tiers.forEach(t -> group.hidden(claim, t, why, plan.disclosure().contentHash()));
  }

  /**
   * Completes the files.
   *
   * @return their entries, for all tiers
   */
  List<FileEntry> finish() throws IOException {
    group.agree(tiers, agreements);
    List<FileEntry> entries = new ArrayList<>();
    for (TierDataset<?> dataset : datasets()) {
      entries.addAll(dataset.finish());
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    for (TierDataset<?> dataset : datasets()) {
      dataset.close();
    }
  }

  private List<TierDataset<?>> datasets() {
    return List.of(records, resolved, conflicts, revisions, links);
  }

  private CellText cell(CellKey key) {
    if (!cell.key().equals(key)) {
      cell = new CellText(key, ids.cellKey(key), ids.cellId(key));
    }
    return cell;
  }
}
