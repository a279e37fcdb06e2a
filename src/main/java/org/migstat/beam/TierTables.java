package org.migstat.beam;

import java.util.Map;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.relate.Relations;
import org.migstat.io.parquet.ObservationTables;
import org.migstat.io.parquet.ObservationTables.RecordRow;
import org.migstat.io.parquet.ObservationTables.ResolvedRow;
import org.migstat.io.parquet.PairTables;
import org.migstat.io.parquet.PairTables.ConflictRow;
import org.migstat.io.parquet.PairTables.LinkRow;
import org.migstat.io.parquet.PairTables.RevisionRow;
import org.migstat.io.parquet.ParquetTable;

/** The tables that groups write and what fills them, made once for a worker. */
final class TierTables {
  static final String OBS_ALL = "obs_all";
  static final String OBS_RESOLVED = "obs_resolved";
  static final String CONFLICTS = "conflicts";
  static final String REVISIONS = "revisions";
  static final String LINKS = "links";
  static final String MIRROR_PAIRS = "mirror_pairs";

  final ParquetTable<RecordRow> records;
  final ParquetTable<ResolvedRow> resolved;
  final ParquetTable<ConflictRow> conflicts;
  final ParquetTable<RevisionRow> revisions;
  final ParquetTable<LinkRow> links;
  final Relations relations;
  final AreaTable areas;
  private final String policyHash;

  TierTables(RunPlan plan, AreaTable areas) {
    ObservationTables tables = new ObservationTables(areas, plan.audience());
    records = tables.obsAll();
    resolved = tables.obsResolved();
    PairTables pairs = new PairTables(areas, plan.audience());
    conflicts = pairs.conflicts();
    revisions = pairs.revisions();
    links = pairs.links();
    relations = new Relations(areas);
    this.areas = areas;
    policyHash = plan.policy().contentHash();
  }

  /** Texts in the footer of every file: which data set it belongs to and which policy decided. */
  static Map<String, String> footer(String dataset, String policyHash) {
    return Map.of("migstat.dataset", dataset, "migstat.policy", policyHash);
  }

  Map<String, String> footer(String dataset) {
    return footer(dataset, policyHash);
  }
}
