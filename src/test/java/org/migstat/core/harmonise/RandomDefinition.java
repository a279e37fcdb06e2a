package org.migstat.core.harmonise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Tables whose definitions use the features at random; the header stays the same but for wide
 * columns.
 */
final class RandomDefinition {
  static final List<String> COLUMNS =
      List.of(
          "level",
          "ind",
          "ref",
          "from",
          "basis",
          "sex",
          "age",
          "year",
          "mult",
          "dec",
          "conf",
          "until",
          "flag",
          "published",
          "part",
          "a",
          "b");

  /** Columns that hold figures in every definition. */
  static final List<String> FIGURES = List.of("a", "b");

  private final Random random;

  RandomDefinition(Random random) {
    this.random = random;
  }

  Table table(Path folder, String id) throws IOException {
    Table table =
        Table.in(folder, id)
            .map(
                "geo.csv",
                "source,code,from,to,zero,note",
                "Sudan,736,,2011-07-09,,",
                "Sudan,729,2011-07-09,,filler,",
                "NAT,=REF_AREA,,,,",
                "Others,_O@,,,,",
                "TOTAL,_T,,,,",
                "Land,=OUT_OF_SCOPE,,,,",
                "DDR,ISO2:DD,,,,")
            .map(
                "flags.csv",
                "source,obs_status,conf_status,when,note",
                "b,B,,,",
                "e,E,,,",
                "c,Q,C,no_value,",
                "f,F,,,",
                "d,D,,,")
            .header(String.join("|", COLUMNS))
            .concept(
                "REF_AREA",
                one(
                    "{column: ref, scheme: ISO2}",
                    "{column: ref, codes: {SER: 688_EXKS}, scheme: M49}"))
            .concept(
                "COUNTERPART_AREA",
                one(
                    "{column: from, codes: geo.csv, scheme: ISO3}",
                    "{column: from, codes: geo.csv}",
                    "{column: from, codes: geo.csv, scheme: NAME_EN}"))
            .concept("POP_BASIS", one("{column: basis}", "COC", "COB"))
            .concept(
                "TIME_PERIOD",
                one(
                    "{column: year, scheme: SDMX}",
                    "{column: year, scheme: YEAR}",
                    "{column: year, scheme: YEAR}"))
            .concept("INDICATOR", one("{column: ind}", "IMM", "POP_STOCK", "NETMIG"))
            .key("value", value());
    optional(table);
    if (random.nextInt(3) == 0) {
      table.key("layout", "{format: csv, unpivot: {columns: '[ab]', names: which, values: cell}}");
      table.key("value", value().replace("column: a", "column: cell"));
    } else if (random.nextBoolean()) {
      table.key(
          "series",
          one(
              "[{column: a}, {column: b, when: {part: [x]}}]",
              "[{columns: [a, b]}]",
              "[{column: a, SEX: F}, {column: a, SEX: M}, {columns: [b], out_of_scope: no"
                  + " indicator}]"));
    }
    return table;
  }

  private String value() {
    return "{column: a, "
        + one("", "decimal_mark: \".\", ", "decimal_mark: \",\", thousands_mark: \".\", ")
        + one("", "zero: filler, ", "unit_mult: 3, decimals: 1, ")
        + one("", "rounding: {step: 5, mode: NEAREST}, ", "rounding: {step: 3, mode: RAISED}, ")
        + "symbols: {\":\": O, \"-\": zero, NA: filler, \"*\": Q A}}";
  }

  private void optional(Table table) {
    maybe(
        () -> table.concept("SEX", "{column: sex, codes: {males: M, unknown: \"=OUT_OF_SCOPE\"}}"));
    maybe(() -> table.concept("AGE", "{column: age}"));
    maybe(() -> table.concept("UNIT_MULT", "{column: mult}"));
    maybe(() -> table.concept("DECIMALS", "{column: dec}"));
    maybe(() -> table.concept("CONF_STATUS", "{column: conf}"));
    maybe(() -> table.concept("EMBARGO_TIME", "{column: until}"));
    maybe(() -> table.key("status", "{column: flag, flags: flags.csv, letters: separate}"));
    maybe(() -> table.key("scope", "[{column: level, keep: [\"0\", x], reason: sub-national}]"));
    maybe(() -> table.key("sum_over", "[part]"));
    maybe(() -> table.key("dataflow", "{columns: [part, level]}"));
    if (random.nextBoolean()) {
      table
          .key("vintage", "{column: published, format: yyyy-MM-dd}")
          .key("vintage_basis", "stated")
          .asOf("2021-06-01T00:00:00Z");
    }
  }

  private void maybe(Runnable what) {
    if (random.nextBoolean()) {
      what.run();
    }
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
