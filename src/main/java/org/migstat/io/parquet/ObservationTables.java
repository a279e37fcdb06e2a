package org.migstat.io.parquet;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.SourceField;
import org.migstat.core.relate.Standing;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.io.parquet.CellColumns.CellText;
import org.migstat.io.parquet.CellColumns.OfRecord;
import org.migstat.schema.ObsAll;
import org.migstat.schema.ObsResolved;

/**
 * The data sets of observations as files: which column says what of a record and of a resolved
 * cell. One instance serves a run.
 *
 * @see "UN/SDMX 1.11"
 */
public final class ObservationTables {
  private final CellColumns columns;

  /**
   * @param line where it stands in its file; 0 for readers who may not know
   */
  public record RecordRow(CellText cell, Claim claim, long line) {}

  public record ResolvedRow(CellText cell, ResolvedCell resolved, Standing standing) {}

  /**
   * @param audience tells which confidentiality status holds at the time of the run
   */
  public ObservationTables(AreaTable areas, Audience audience) {
    columns = new CellColumns(areas, audience);
  }

  public ParquetTable<RecordRow> obsAll() {
    OfRecord<RecordRow> record = RecordRow::claim;
    ParquetTable.Builder<RecordRow> table =
        columns.cell(ObsAll.getClassSchema(), RecordRow::cell, false);
    columns.observation(table, record);
    table
        .distinct("cell_id", row -> row.cell().id())
        .distinct("record_id", row -> row.claim().recordId())
        .text("role", row -> row.claim().role().name())
        .text("decided_by", row -> CellColumns.name(row.claim().decidedBy()))
        .text("copy_chain", row -> CellColumns.name(row.claim().copyChain()))
        .distinct("copied_record", row -> row.claim().copiedRecord())
        .text("correction_id", row -> record.observation(row).correction());
    precision(table, record);
    provenance(table, record, RecordRow::line);
    for (SourceField field : SourceField.values()) {
      String column = "src_" + column(field);
      if (field == SourceField.VALUE) {
        table.distinct(column, row -> record.observation(row).source().code(field));
      } else {
        table.text(column, row -> record.observation(row).source().code(field));
      }
    }
    return table.build();
  }

  private static String column(SourceField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  public ParquetTable<ResolvedRow> obsResolved() {
    OfRecord<ResolvedRow> preferred = row -> row.resolved().preferred();
    ParquetTable.Builder<ResolvedRow> table =
        columns.cell(ObsResolved.getClassSchema(), ResolvedRow::cell, false);
    columns.observation(table, preferred);
    return table
        .distinct("cell_id", row -> row.cell().id())
        .distinct("record_id", row -> row.resolved().preferred().recordId())
        .distinct("value_record", row -> row.resolved().preferred().recordId())
        .distinct("lead_record", row -> row.resolved().lead().recordId())
        .text(
            "lead_collection", row -> row.resolved().lead().observation().definition().collection())
        .text("decided_by", row -> row.resolved().decidedBy().name())
        .count("n_current", row -> row.resolved().current())
        .count("n_origins", row -> row.resolved().origins())
        .count("n_conflicts", row -> row.resolved().conflicts())
        .texts("obs_status_inherited", row -> CellColumns.codes(row.resolved().inherited(), false))
        .texts("quality_flags", ObservationTables::flags)
        .flag("headline", row -> row.standing().headline())
        .count("series_segment", row -> row.standing().segment())
        .flag("in_partition_sex", row -> row.standing().sex() == Place.PART)
        .text("role_sex", row -> row.standing().sex().name())
        .flag("in_partition_age", row -> row.standing().age() == Place.PART)
        .text("role_age", row -> row.standing().age().name())
        .flag("in_partition_cp", row -> row.standing().counterpart() == Place.PART)
        .text("role_cp", row -> row.standing().counterpart().name())
        .build();
  }

  private static <T> void precision(ParquetTable.Builder<T> table, OfRecord<T> of) {
    table
        .grade("precision_step", row -> Decimal.toDouble(of.observation(row).rounding().step()))
        .text("round_mode", row -> of.observation(row).rounding().mode().name())
        .count("unit_mult", row -> of.observation(row).unitMultiplier())
        .count("decimals", row -> decimals(of.observation(row)))
        .count("conformity", row -> of.observation(row).conformity())
        .text("source_type", row -> of.observation(row).definition().sourceType())
        .texts("quality_flags", row -> flags(of.claim(row)))
        .texts("footnotes", row -> of.observation(row).footnotes());
  }

  private static <T> void provenance(
      ParquetTable.Builder<T> table, OfRecord<T> of, ToLongFunction<T> line) {
    table
        .text("provider", row -> of.observation(row).definition().provider())
        .flag("published_detail", row -> of.observation(row).definition().publishedDetail())
        .time("embargo_time", row -> embargo(of.observation(row)))
        .text("submission", row -> of.observation(row).address().submission())
        .text("file", row -> of.observation(row).address().submission())
        .whole("line", row -> orNone(line.applyAsLong(row)))
        .text("column_name", row -> of.observation(row).address().column());
  }

  private static long orNone(long line) {
    return line == 0 ? ParquetTable.NO_WHOLE : line;
  }

  private static int decimals(Observation observation) {
    return observation.decimals() < 0 ? ParquetTable.NO_COUNT : observation.decimals();
  }

  private static long embargo(Observation observation) {
    Long end = observation.confidentiality().embargoEpochSecond();
    return end == null ? ParquetTable.NO_WHOLE : end * 1000;
  }

  private static List<String> flags(Claim claim) {
    return names(quality(claim));
  }

  private static List<String> flags(ResolvedRow row) {
    QualityFlags flags = quality(row.resolved().preferred());
    boolean mixed = row.standing().mixedSources();
    return names(mixed ? flags.with(QualityFlag.MIXED_SOURCES) : flags);
  }

  private static QualityFlags quality(Claim claim) {
    QualityFlags flags = claim.observation().flags();
    return claim.hold() ? flags.with(QualityFlag.SUM_ERROR) : flags;
  }

  private static List<String> names(QualityFlags all) {
    return all.bits() == 0 ? List.of() : all.list().stream().map(Enum::name).toList();
  }
}
