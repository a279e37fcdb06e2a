package org.migstat.io.parquet;

import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.StatusSet;
import org.migstat.core.resolve.Claim;

/**
 * The columns that data sets of observations have in common: the cell, its areas, and what a record
 * says of it.
 *
 * @see "UN/SDMX 1.2, 1.11"
 */
public final class CellColumns {
  private static final List<String> NORMAL = List.of("A");

  private final AreaTable areas;
  private final Audience audience;

  /** A cell's texts, made once for all of its rows. */
  public record CellText(CellKey key, String dotted, String id) {}

  /** How a row tells its cell. */
  interface OfCell<T> {
    CellText cell(T row);
  }

  /** How a row tells the record whose attributes it shows. */
  interface OfRecord<T> {
    Claim claim(T row);

    default Observation observation(T row) {
      return claim(row).observation();
    }
  }

  /**
   * @param audience tells which confidentiality status holds at the time of the run
   */
  CellColumns(AreaTable areas, Audience audience) {
    this.areas = areas;
    this.audience = audience;
  }

  <T> ParquetTable.Builder<T> cell(Schema schema, OfCell<T> of, boolean withIndicator) {
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

  interface OfArea<T> {
    Area area(T row);
  }

  /** An area as code, ISO label and name. */
  static <T> void area(ParquetTable.Builder<T> table, String name, OfArea<T> of) {
    table
        .text(name, row -> of.area(row).code())
        .text(name + "_iso3", row -> of.area(row).iso3().isEmpty() ? null : of.area(row).iso3())
        .text(name + "_name", row -> of.area(row).name());
  }

  <T> void observation(ParquetTable.Builder<T> table, OfRecord<T> of) {
    table
        .number("obs_value", row -> value(of.observation(row)))
        .texts("obs_status", row -> codes(of.observation(row).statuses(), true))
        .text(
            "conf_status", row -> audience.effective(of.observation(row).confidentiality()).name())
        .text("collection", row -> of.observation(row).definition().collection())
        .text("dataflow", row -> of.observation(row).dataflow())
        .time("vintage", row -> of.observation(row).vintage().epochSecond() * 1000)
        .text("agg_method", row -> name(of.observation(row).aggMethod()));
  }

  <T> void vintageAndValue(ParquetTable.Builder<T> table, String side, OfRecord<T> of) {
    table
        .time(side + "_vintage", row -> of.observation(row).vintage().epochSecond() * 1000)
        .number(side + "_value", row -> value(of.observation(row)))
        .texts(side + "_status", row -> codes(of.observation(row).statuses(), true))
        .text(
            side + "_conf_status",
            row -> audience.effective(of.observation(row).confidentiality()).name());
  }

  static double value(Observation observation) {
    return observation.hasValue() ? Decimal.toDouble(observation.value()) : Double.NaN;
  }

  static List<String> codes(StatusSet statuses, boolean normal) {
    if (statuses.bits() == 0) {
      return normal ? NORMAL : List.of();
    }
    return statuses.list().stream().map(Enum::name).toList();
  }

  static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
