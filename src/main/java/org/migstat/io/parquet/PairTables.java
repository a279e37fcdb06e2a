package org.migstat.io.parquet;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.relate.Link;
import org.migstat.core.resolve.Conflict;
import org.migstat.core.resolve.Revision;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.io.parquet.CellColumns.OfRecord;

/**
 * The data sets of pairs as files: two records that disagree, two vintages, two cells. One instance
 * serves a run.
 *
 * @see "UN/SDMX 1.11"
 */
public final class PairTables {
  private final AreaTable areas;
  private final CellColumns columns;

  public record ConflictRow(CellText cell, Conflict conflict) {}

  public record RevisionRow(CellText cell, Revision revision) {}

  /**
   * @param cell key of the cell as text
   * @param related key of the other cell as text, null if the relation is to members
   */
  public record LinkRow(String cell, Link link, @Nullable String related) {}

  /**
   * @param audience tells which confidentiality status holds at the time of the run
   */
  public PairTables(AreaTable areas, Audience audience) {
    this.areas = areas;
    columns = new CellColumns(areas, audience);
  }

  public ParquetTable<ConflictRow> conflicts() {
    ParquetTable.Builder<ConflictRow> table =
        columns
            .cell(org.migstat.schema.Conflict.getClassSchema(), ConflictRow::cell, true)
            .distinct("cell_id", row -> row.cell().id());
    side(table, "preferred", row -> row.conflict().preferred());
    side(table, "other", row -> row.conflict().other());
    return table
        .number(
            "abs_diff",
            row ->
                row.conflict().severity() == null
                    ? Double.NaN
                    : Decimal.toDouble(row.conflict().absoluteDifference()))
        .number(
            "rel_diff",
            row ->
                row.conflict().severity() == null
                    ? Double.NaN
                    : row.conflict().relativeDifference())
        .text("conflict_type", row -> row.conflict().type().name())
        .text("severity", row -> CellColumns.name(row.conflict().severity()))
        .text("decided_by", row -> row.conflict().decidedBy().name())
        .build();
  }

  public ParquetTable<RevisionRow> revisions() {
    OfRecord<RevisionRow> earlier = row -> row.revision().earlier();
    OfRecord<RevisionRow> later = row -> row.revision().later();
    ParquetTable.Builder<RevisionRow> table =
        columns
            .cell(org.migstat.schema.Revision.getClassSchema(), RevisionRow::cell, true)
            .distinct("cell_id", row -> row.cell().id())
            .text("collection", row -> later.observation(row).definition().collection())
            .text("dataflow", row -> later.observation(row).dataflow())
            .text("revision_type", row -> row.revision().type().name());
    vintage(table, "old", earlier);
    vintage(table, "new", later);
    return table.number("difference", row -> difference(row.revision())).build();
  }

  public ParquetTable<LinkRow> links() {
    ParquetTable.Builder<LinkRow> table =
        ParquetTable.<LinkRow>of(org.migstat.schema.Link.getClassSchema())
            .sortKey("cell_key", LinkRow::cell);
    Function<LinkRow, CellKey> cell = row -> row.link().cell();
    CellColumns.area(table, "ref_area", cell, key -> areas.area(key.refArea()));
    CellColumns.area(table, "counterpart_area", cell, key -> areas.area(key.counterpartArea()));
    return table
        .text("time_period", cell, key -> key.period().toString())
        .text("link_type", row -> row.link().type().name())
        .text("dimension", row -> row.link().dimension())
        .distinct("related_cell_key", LinkRow::related)
        .texts("members", row -> row.link().members())
        .number("gap", row -> gap(row.link()))
        .build();
  }

  private static double gap(Link link) {
    return link.gap() == Decimal.NONE ? Double.NaN : Decimal.toDouble(link.gap());
  }

  private <T> void side(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table
        .distinct(side + "_record", row -> of.claim(row).recordId())
        .text(side + "_collection", row -> of.observation(row).definition().collection())
        .text(side + "_dataflow", row -> of.observation(row).dataflow());
    columns.vintageAndValue(table, side, of);
  }

  private <T> void vintage(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table.distinct(side + "_record", row -> of.claim(row).recordId());
    columns.vintageAndValue(table, side, of);
  }

  private static double difference(Revision revision) {
    Observation before = revision.earlier().observation();
    Observation after = revision.later().observation();
    boolean both = before.hasValue() && after.hasValue();
    return both ? Decimal.toDouble(Decimal.minus(after.value(), before.value())) : Double.NaN;
  }
}
