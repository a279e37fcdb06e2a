package org.migstat.io.parquet;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.Standing;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.Conflict;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Revision;
import org.migstat.schema.ObsAll;
import org.migstat.schema.ObsResolved;

/**
 * The data sets of observations as files: which column says what of a record, a resolved cell, a
 * conflict, a revision. One instance serves a run.
 *
 * @see "UN/SDMX 1.11"
 */
public final class ObservationTables {
  private static final List<String> NORMAL = List.of("A");

  private final AreaTable areas;
  private final Audience audience;

  /** A cell's texts, made once for all of its rows. */
  public record CellText(CellKey key, String dotted, String id) {}

  /**
   * @param line where it stands in its file; 0 for readers who may not know
   */
  public record RecordRow(CellText cell, Claim claim, long line) {}

  public record ResolvedRow(CellText cell, ResolvedCell resolved, Standing standing) {}

  public record ConflictRow(CellText cell, Conflict conflict) {}

  public record RevisionRow(CellText cell, Revision revision) {}

  /**
   * @param cell key of the cell as text
   * @param related key of the other cell as text, null if the relation is to members
   */
  public record LinkRow(String cell, Link link, @Nullable String related) {}

  /** How a row tells its cell. */
  private interface OfCell<T> {
    CellText cell(T row);
  }

  /** How a row tells the record whose attributes it shows. */
  private interface OfRecord<T> {
    Claim claim(T row);

    default Observation observation(T row) {
      return claim(row).observation();
    }
  }

  /**
   * @param audience tells which confidentiality status holds at the time of the run
   */
  public ObservationTables(AreaTable areas, Audience audience) {
    this.areas = areas;
    this.audience = audience;
  }

  public ParquetTable<RecordRow> obsAll() {
    OfRecord<RecordRow> record = RecordRow::claim;
    ParquetTable.Builder<RecordRow> table = cell(ObsAll.getClassSchema(), RecordRow::cell, false);
    observation(table, record);
    table
        .distinct("cell_id", row -> row.cell().id())
        .distinct("record_id", row -> row.claim().recordId())
        .text("role", row -> row.claim().role().name())
        .text("decided_by", row -> name(row.claim().decidedBy()))
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
        cell(ObsResolved.getClassSchema(), ResolvedRow::cell, false);
    observation(table, preferred);
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
        .texts("obs_status_inherited", row -> codes(row.resolved().inherited(), false))
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

  public ParquetTable<LinkRow> links() {
    ParquetTable.Builder<LinkRow> table =
        ParquetTable.<LinkRow>of(org.migstat.schema.Link.getClassSchema())
            .sortKey("cell_key", LinkRow::cell);
    area(table, "ref_area", row -> areas.area(row.link().cell().refArea()));
    area(table, "counterpart_area", row -> areas.area(row.link().cell().counterpartArea()));
    return table
        .text("time_period", row -> row.link().cell().period().toString())
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

  public ParquetTable<ConflictRow> conflicts() {
    ParquetTable.Builder<ConflictRow> table =
        cell(org.migstat.schema.Conflict.getClassSchema(), ConflictRow::cell, true)
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
        .text("severity", row -> name(row.conflict().severity()))
        .text("decided_by", row -> row.conflict().decidedBy().name())
        .build();
  }

  public ParquetTable<RevisionRow> revisions() {
    OfRecord<RevisionRow> earlier = row -> row.revision().earlier();
    OfRecord<RevisionRow> later = row -> row.revision().later();
    ParquetTable.Builder<RevisionRow> table =
        cell(org.migstat.schema.Revision.getClassSchema(), RevisionRow::cell, true)
            .distinct("cell_id", row -> row.cell().id())
            .text("collection", row -> later.observation(row).definition().collection())
            .text("dataflow", row -> later.observation(row).dataflow())
            .text("revision_type", row -> row.revision().type().name());
    vintage(table, "old", earlier);
    vintage(table, "new", later);
    return table.number("difference", row -> difference(row.revision())).build();
  }

  private <T> ParquetTable.Builder<T> cell(Schema schema, OfCell<T> of, boolean withIndicator) {
    ParquetTable.Builder<T> table =
        ParquetTable.<T>of(schema).sortKey("cell_key", row -> of.cell(row).dotted());
    if (withIndicator) {
      table.text("indicator", row -> of.cell(row).key().indicator().name());
    }
    area(table, "ref_area", row -> areas.area(of.cell(row).key().refArea()));
    area(table, "counterpart_area", row -> areas.area(of.cell(row).key().counterpartArea()));
    return table
        .text("pop_basis", row -> of.cell(row).key().basis().name())
        .text("citizenship_grp", row -> of.cell(row).key().group().name())
        .text("duration", row -> of.cell(row).key().duration().name())
        .text("reason", row -> of.cell(row).key().reason().name())
        .text("sex", row -> of.cell(row).key().sex().name())
        .text("age", row -> of.cell(row).key().age().toString())
        .text("age_def", row -> of.cell(row).key().ageDefinition().name())
        .text("unit_measure", row -> of.cell(row).key().unit().name())
        .text("time_type", row -> of.cell(row).key().timeType().name())
        .text("time_period", row -> of.cell(row).key().period().toString())
        .text("freq", row -> of.cell(row).key().frequency());
  }

  private interface OfArea<T> {
    Area area(T row);
  }

  private static <T> void area(ParquetTable.Builder<T> table, String name, OfArea<T> of) {
    table
        .text(name, row -> of.area(row).code())
        .text(name + "_iso3", row -> of.area(row).iso3().isEmpty() ? null : of.area(row).iso3())
        .text(name + "_name", row -> of.area(row).name());
  }

  private <T> void observation(ParquetTable.Builder<T> table, OfRecord<T> of) {
    table
        .number("obs_value", row -> value(of.observation(row)))
        .texts("obs_status", row -> codes(of.observation(row).statuses(), true))
        .text(
            "conf_status", row -> audience.effective(of.observation(row).confidentiality()).name())
        .text("collection", row -> of.observation(row).definition().collection())
        .text("dataflow", row -> of.observation(row).dataflow())
        .time("vintage", row -> of.observation(row).vintage().epochSecond() * 1000);
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

  private <T> void side(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table
        .distinct(side + "_record", row -> of.claim(row).recordId())
        .text(side + "_collection", row -> of.observation(row).definition().collection())
        .text(side + "_dataflow", row -> of.observation(row).dataflow());
    vintageAndValue(table, side, of);
  }

  private <T> void vintage(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table.distinct(side + "_record", row -> of.claim(row).recordId());
    vintageAndValue(table, side, of);
  }

  private <T> void vintageAndValue(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table
        .time(side + "_vintage", row -> of.observation(row).vintage().epochSecond() * 1000)
        .number(side + "_value", row -> value(of.observation(row)))
        .texts(side + "_status", row -> codes(of.observation(row).statuses(), true))
        .text(
            side + "_conf_status",
            row -> audience.effective(of.observation(row).confidentiality()).name());
  }

  private static double value(Observation observation) {
    return observation.hasValue() ? Decimal.toDouble(observation.value()) : Double.NaN;
  }

  private static double difference(Revision revision) {
    Observation before = revision.earlier().observation();
    Observation after = revision.later().observation();
    boolean both = before.hasValue() && after.hasValue();
    return both ? Decimal.toDouble(Decimal.minus(after.value(), before.value())) : Double.NaN;
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

  private static List<String> codes(StatusSet statuses, boolean normal) {
    if (statuses.bits() == 0) {
      return normal ? NORMAL : List.of();
    }
    return statuses.list().stream().map(Enum::name).toList();
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

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
