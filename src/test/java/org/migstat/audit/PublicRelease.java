package org.migstat.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.parquet.ProtocolTables;
import org.migstat.io.parquet.ProtocolTables.Setting;
import org.migstat.io.release.TierManifest;
import org.migstat.schema.ObsAll;

/** Releases of an output whose tier PUBLIC prints a table by sex. */
public final class PublicRelease {
  private static final String BY_SEX = "ASY_APP_FIRST.616.804.COC._T._Z._T.%s._T._Z.PS.PER.2019";

  private static final List<String> COLUMNS =
      List.of(
          "cell_key",
          "obs_value",
          "obs_status",
          "conf_status",
          "collection",
          "dataflow",
          "vintage",
          "agg_method",
          "precision_step",
          "round_mode",
          "quality_flags",
          "published_detail",
          "submission",
          "src_value",
          "src_flags",
          "src_conf_status");

  private PublicRelease() {}

  /** The first has hidden one figure too few; the second, which is current, is safe by itself. */
  public static Path in(Path output) throws IOException {
    write(
        output.resolve("releases/r000001/public"),
        new PrintedTables().table(BY_SEX).cell("_T", 10).cell("M", 7).hidden("F"));
    write(
        output.resolve("releases/r000002/public"),
        new PrintedTables().table(BY_SEX).cell("_T", 10).hidden("M", "F"));
    Files.createDirectories(output.resolve("releases/r000003/un"));
    Files.createSymbolicLink(output.resolve("current"), Path.of("releases/r000002"));
    return output;
  }

  private static void write(Path tier, PrintedTables tables) throws IOException {
    Path records = tier.resolve("obs_all/indicator=ASY_APP_FIRST/part-00000.parquet");
    List<Printed> sorted = new ArrayList<>(tables.now());
    sorted.sort(Comparator.comparing(PublicRelease::key));
    write(records, table(), sorted);
    var areas = java.util.stream.IntStream.range(0, PrintedTables.AREAS.size());
    write(
        tier.resolve("areas/part-00000.parquet"),
        ProtocolTables.areas(),
        areas.mapToObj(PrintedTables.AREAS::area).toList());
    write(
        tier.resolve("derivations/part-00000.parquet"),
        ProtocolTables.derivations(),
        List.of(new Derivation("ESTAT_MIGR", "NSO_*", Set.of(), Set.of(), null, null, "test")));
    write(
        tier.resolve("policy/part-00000.parquet"),
        ProtocolTables.policy(),
        List.of(new Setting("disclosure.threshold", 0, "5", "p1")));
    TierManifest.write(tier, Tier.PUBLIC);
  }

  private static <T> void write(Path file, ParquetTable<T> table, List<T> rows) throws IOException {
    Files.createDirectories(file.getParent());
    try (var writer = table.open(file, Map.of())) {
      for (T row : rows) {
        writer.write(row);
      }
      writer.finish();
    }
  }

  private static String key(Printed printed) {
    return printed.cell().dotted(PrintedTables.AREAS::code);
  }

  private static ParquetTable<Printed> table() {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : ObsAll.getClassSchema().getFields()) {
      if (COLUMNS.contains(field.name())) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    return ParquetTable.<Printed>of(
            Schema.createRecord("ObsAll", null, "org.migstat.schema", false, fields))
        .sortKey("cell_key", PublicRelease::key)
        .number(
            "obs_value",
            printed -> printed.hasValue() ? Decimal.toDouble(printed.value()) : Double.NaN)
        .texts("obs_status", printed -> List.of(printed.hidden() ? "Q" : "A"))
        .text("conf_status", printed -> printed.hidden() ? "C" : "F")
        .text("collection", Printed::collection)
        .text("dataflow", Printed::dataflow)
        .time("vintage", printed -> printed.vintage().epochSecond() * 1000)
        .text("agg_method", printed -> null)
        .grade("precision_step", printed -> Decimal.toDouble(printed.rounding().step()))
        .text("round_mode", printed -> printed.rounding().mode().name())
        .texts("quality_flags", printed -> List.of())
        .flag("published_detail", Printed::publishedDetail)
        .text("submission", Printed::submission)
        .text("src_value", printed -> null)
        .text("src_flags", printed -> null)
        .text("src_conf_status", printed -> null)
        .build();
  }
}
