package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A table with a column of each type, and a program that writes it. */
final class SampleTable {
  static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Sample", "doc": "one column of each type", "fields": [
                {"name": "cell_key", "type": "string", "doc": "Cell key. Code text."},
                {"name": "sex", "type": "string", "doc": "SEX. Code."},
                {"name": "iso3", "type": ["null", "string"], "doc": "Label."},
                {"name": "cell_id", "type": "string", "doc": "Hash."},
                {"name": "obs_value", "type": ["null", "double"], "doc": "OBS_VALUE in persons."},
                {"name": "step", "type": "double", "doc": "Persons."},
                {"name": "obs_status", "type": {"type": "array", "items": "string"}, "doc": "OBS_STATUS. Codes."},
                {"name": "decimals", "type": ["null", "int"], "doc": "DECIMALS. Digits."},
                {"name": "line", "type": "long", "doc": "Line."},
                {"name": "published", "type": "boolean", "doc": "True or false."},
                {"name": "vintage", "type": {"type": "long", "logicalType": "local-timestamp-millis"}, "doc": "UTC."},
                {"name": "valid_to", "type": ["null", {"type": "int", "logicalType": "date"}], "doc": "Date."}
              ]}
              """);

  static final ParquetTable<Sample> TABLE =
      ParquetTable.<Sample>of(SCHEMA)
          .sortKey("cell_key", Sample::cellKey)
          .text("sex", Sample::sex, sex -> sex)
          .text("iso3", Sample::iso3, iso3 -> iso3)
          .distinct("cell_id", Sample::cellId)
          .number("obs_value", Sample::value)
          .grade("step", Sample::step)
          .texts("obs_status", Sample::statuses)
          .count("decimals", Sample::decimals)
          .whole("line", Sample::line)
          .flag("published", Sample::published)
          .time("vintage", Sample::vintage)
          .date("valid_to", Sample::validTo)
          .build();

  static final Sample FULL =
      new Sample(
          "IMM.616.804.2019",
          "F",
          "POL",
          "a1",
          412_000.5,
          100,
          List.of("B", "E"),
          1,
          7,
          true,
          1_612_137_600_000L,
          LocalDate.of(1990, 10, 3));
  static final Sample EMPTY =
      new Sample(
          "IMM.616.804.2020",
          "_T",
          null,
          "b2",
          Double.NaN,
          1,
          List.of(),
          ParquetTable.NO_COUNT,
          8,
          false,
          -1,
          null);

  private SampleTable() {}

  record Sample(
      String cellKey,
      String sex,
      @Nullable String iso3,
      String cellId,
      double value,
      double step,
      List<String> statuses,
      int decimals,
      long line,
      boolean published,
      long vintage,
      @Nullable LocalDate validTo) {}

  /** The i-th row of a table long enough for several row groups. */
  static Sample row(int i) {
    return new Sample(
        "IMM.%03d.%05d".formatted(i / 1000, i),
        i / 3 % 2 == 0 ? "F" : "M",
        i % 3 == 0 ? null : "A" + i % 700,
        Integer.toHexString(i * 0x9E3779B9),
        i % 5 == 0 ? Double.NaN : i / 4.0,
        1,
        i % 4 == 0 ? List.of() : List.of("E", "P" + i % 4),
        i % 7 == 0 ? ParquetTable.NO_COUNT : i % 3,
        i + 2,
        i % 6 == 0,
        i / 50_000 * 86_400_000L,
        i % 9 == 0 ? null : LocalDate.ofEpochDay(i % 40));
  }

  static WrittenFile write(Path file, List<Sample> rows) throws IOException {
    try (TableWriter<Sample> writer =
        TABLE.open(file, Map.of("dataset", "sample", "policy_hash", "c0ffee"))) {
      for (Sample row : rows) {
        writer.write(row);
      }
      return writer.finish();
    }
  }

  /** Writes {@code args[1]} rows to the file {@code args[0]} and prints its hash. */
  public static void main(String[] args) throws IOException {
    var rows = IntStream.range(0, Integer.parseInt(args[1])).mapToObj(SampleTable::row).toList();
    System.out.print(write(Path.of(args[0]), rows).sha256());
  }
}
