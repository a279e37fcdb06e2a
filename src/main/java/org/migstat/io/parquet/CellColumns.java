package org.migstat.io.parquet;

import java.util.List;
import java.util.function.Function;
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
    Function<T, CellText> cell = of::cell;
    if (withIndicator) {
      table.text("indicator", cell, c -> c.key().indicator().name());
    }
    area(table, "ref_area", cell, c -> areas.area(c.key().refArea()));
    area(table, "counterpart_area", cell, c -> areas.area(c.key().counterpartArea()));
    return table
        .text("pop_basis", cell, c -> c.key().basis().name())
        .text("citizenship_grp", cell, c -> c.key().group().name())
        .text("duration", cell, c -> c.key().duration().name())
        .text("reason", cell, c -> c.key().reason().name())
        .text("sex", cell, c -> c.key().sex().name())
        .text("age", cell, c -> c.key().age().toString())
        .text("age_def", cell, c -> c.key().ageDefinition().name())
        .text("unit_measure", cell, c -> c.key().unit().name())
        .text("time_type", cell, c -> c.key().timeType().name())
        .text("time_period", cell, c -> c.key().period().toString())
        .text("freq", cell, c -> c.key().frequency());
  }

  /** How a part of a row tells an area. */
  interface OfArea<P> {
    Area area(P part);
  }

  /** An area as code, ISO label and name. */
  static <T, P> void area(
      ParquetTable.Builder<T> table, String name, Function<T, P> part, OfArea<P> of) {
    table
        .text(name, part, p -> of.area(p).code())
        .text(name + "_iso3", part, p -> of.area(p).iso3().isEmpty() ? null : of.area(p).iso3())
        .text(name + "_name", part, p -> of.area(p).name());
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
