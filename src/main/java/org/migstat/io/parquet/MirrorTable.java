package org.migstat.io.parquet;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.relate.Figure;
import org.migstat.core.relate.MirrorPair;

/**
 * The data set {@code mirror_pairs} as files.
 *
 * @see "UN/SDMX 5.3"
 */
public final class MirrorTable {
  private MirrorTable() {}

  /**
   * @param text the key of a cell as text
   */
  public static ParquetTable<MirrorPair> of(AreaTable areas, Function<CellKey, String> text) {
    ParquetTable.Builder<MirrorPair> table =
        ParquetTable.<MirrorPair>of(org.migstat.schema.MirrorPair.getClassSchema());
    CellColumns.area(table, "origin", MirrorPair::move, move -> areas.area(move.counterpartArea()));
    CellColumns.area(table, "destination", MirrorPair::move, move -> areas.area(move.refArea()));
    table
        .text("reason", pair -> pair.move().reason().name())
        .text("sex", pair -> pair.move().sex().name())
        .text("age", pair -> pair.move().age().toString())
        .text("age_def", pair -> pair.move().ageDefinition().name())
        .text("unit_measure", pair -> pair.move().unit().name())
        .text("time_type", pair -> pair.move().timeType().name())
        .text("time_period", pair -> pair.move().period().toString());
    side(table, "imm", MirrorPair::in, text);
    side(table, "emi", MirrorPair::out, text);
    return table
        .text("status", pair -> pair.status().name())
        .flag("comparable", MirrorPair::comparable)
        .number("ratio_ei", MirrorPair::ratio)
        .number("sym_diff", MirrorPair::symmetricDifference)
        .number("log_ratio", MirrorPair::logRatio)
        .build();
  }

  private static void side(
      ParquetTable.Builder<MirrorPair> table,
      String name,
      Function<MirrorPair, @Nullable Figure> of,
      Function<CellKey, String> text) {
    table
        .distinct(name + "_cell_key", pair -> told(of.apply(pair), side -> text.apply(side.cell())))
        .number(name + "_value", pair -> value(of.apply(pair)))
        .text(
            name + "_duration", pair -> told(of.apply(pair), side -> side.cell().duration().name()))
        .text(
            name + "_citizenship_grp",
            pair -> told(of.apply(pair), side -> side.cell().group().name()));
  }

  private static double value(@Nullable Figure side) {
    return side == null ? Double.NaN : Decimal.toDouble(side.value());
  }

  private static @Nullable String told(@Nullable Figure side, Function<Figure, String> what) {
    return side == null ? null : what.apply(side);
  }
}
