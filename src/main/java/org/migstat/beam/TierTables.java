package org.migstat.beam;

import java.util.Map;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.SmallCells;
import org.migstat.core.model.CellKey;
import org.migstat.core.relate.Aggregates;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.MirrorPair;
import org.migstat.core.relate.Relations;
import org.migstat.core.resolve.RecordIds;
import org.migstat.io.parquet.MirrorTable;
import org.migstat.io.parquet.ObservationTables;
import org.migstat.io.parquet.ObservationTables.RecordRow;
import org.migstat.io.parquet.ObservationTables.ResolvedRow;
import org.migstat.io.parquet.PairTables;
import org.migstat.io.parquet.PairTables.ConflictRow;
import org.migstat.io.parquet.PairTables.LinkRow;
import org.migstat.io.parquet.PairTables.RevisionRow;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.parquet.WithheldTables;
import org.migstat.io.parquet.WithheldTables.WithheldRow;

/** The tables of figures that tiers have and what fills them, made once for a worker. */
final class TierTables {
  static final String CONFLICTS = "conflicts";

  final TierTable<RecordRow> records;
  final TierTable<ResolvedRow> resolved;
  final TierTable<ConflictRow> conflicts;
  final TierTable<RevisionRow> revisions;
  final TierTable<LinkRow> links;
  final TierTable<MirrorPair> mirrorPairs;
  final ParquetTable<WithheldRow> withheld;
  final AreaTable areas;
  final RecordIds ids;
  final Relations relations;
  final Aggregates aggregates;
  final SmallCells smallCells;
  private final String policyHash;

  TierTables(RunPlan plan) {
    areas = plan.areas();
    ids = new RecordIds(areas::code);
    relations = new Relations(areas);
    aggregates = new Aggregates(areas);
    smallCells = plan.smallCells(ids);
    policyHash = plan.policy().contentHash();
    ObservationTables observations = new ObservationTables(areas, plan.audience());
    records = byIndicator("obs_all", observations.obsAll());
    resolved = byIndicator("obs_resolved", observations.obsResolved());
    PairTables pairs = new PairTables(areas, plan.audience());
    conflicts = together(CONFLICTS, pairs.conflicts());
    revisions = together("revisions", pairs.revisions());
    links = byIndicator("links", pairs.links());
    mirrorPairs = together("mirror_pairs", MirrorTable.of(areas, ids::cellKey));
    withheld = WithheldTables.log(plan.asOf());
  }

  LinkRow row(Link link) {
    CellKey related = link.related();
    return new LinkRow(
        ids.cellKey(link.cell()), link, related == null ? null : ids.cellKey(related));
  }

  Map<String, String> footer(String dataset) {
    return TierTable.footer(dataset, policyHash);
  }

  private <T> TierTable<T> byIndicator(String name, ParquetTable<T> table) {
    return new TierTable<>(name, table, true, policyHash);
  }

  private <T> TierTable<T> together(String name, ParquetTable<T> table) {
    return new TierTable<>(name, table, false, policyHash);
  }
}
