package org.migstat.io.parquet;

import java.time.Instant;
import java.util.Map;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.schema.WithheldEntry;
import org.migstat.schema.WithheldSummary;

/**
 * What tiers do not see as files: the log for the parties that received it, and the counts for the
 * tiers that may know them. No row has a figure to show.
 *
 * @see "UN/SDMX 4.6"
 */
public final class WithheldTables {
  private WithheldTables() {}

  /** A record that a tier does not see, or not with its figure. */
  public record WithheldRow(
      String id,
      CellText cell,
      String recordId,
      String collection,
      WithheldRule rule,
      Tier tier,
      String policyHash) {}

  /**
   * @param asOf the run's, never a clock's
   */
  public static ParquetTable<WithheldRow> log(Instant asOf) {
    return ParquetTable.<WithheldRow>of(WithheldEntry.getClassSchema())
        .distinct("log_id", WithheldRow::id)
        .sortKey("cell_key", row -> row.cell().dotted())
        .distinct("cell_id", row -> row.cell().id())
        .distinct("record_id", WithheldRow::recordId)
        .text("collection", WithheldRow::collection)
        .text("rule", row -> row.rule().name())
        .text("tier", row -> row.tier().name())
        .text("policy_hash", WithheldRow::policyHash)
        .time("as_of", row -> asOf.toEpochMilli())
        .build();
  }

  /**
   * @param threshold counts below it are not told; that of the disclosure policy
   */
  public static ParquetTable<Map.Entry<WithheldCounts.Key, Long>> summary(
      AreaTable areas, int threshold) {
    ParquetTable.Builder<Map.Entry<WithheldCounts.Key, Long>> table =
        ParquetTable.<Map.Entry<WithheldCounts.Key, Long>>of(WithheldSummary.getClassSchema())
            .text("indicator", entry -> entry.getKey().indicator().name());
    CellColumns.area(
        table, "base_area", entry -> entry.getKey().baseArea(), code -> area(areas, code));
    return table
        .count("year", entry -> entry.getKey().year())
        .text("rule", entry -> entry.getKey().rule().name())
        .whole("records", entry -> told(entry.getValue(), threshold))
        .build();
  }

  private static Area area(AreaTable areas, String code) {
    return areas.area(areas.position(code));
  }

  private static long told(long count, int threshold) {
    return count < threshold ? ParquetTable.NO_WHOLE : count;
  }
}
