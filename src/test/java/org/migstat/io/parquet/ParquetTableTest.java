package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;

class ParquetTableTest {
  private static final Schema TWO =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Two", "fields": [
                {"name": "age", "type": "string"}, {"name": "count", "type": "int"}]}
              """);

  @Test
  void aTableNamesEveryColumnThatIsMissingMisplacedOrOfAnotherType() {
    assertThatThrownBy(() -> ParquetTable.<String>of(TWO).count("age", String::length).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot bind the columns of Two: column 'age' of type COUNT stands where the schema has"
                + " 'age' of type \"string\"; no column for 'count'; expected one column for each"
                + " field of its schema, in order. Change the table or the .avsc.");
    assertThatThrownBy(
            () ->
                ParquetTable.<String>of(TWO)
                    .text("age", row -> row)
                    .count("count", String::length)
                    .text("sex", row -> row)
                    .build())
        .hasMessageStartingWith("Cannot bind the columns of Two: no field for 'sex'; expected");
  }

  @Test
  void aRowWithoutAMandatoryValueIsRefusedAndNoFileIsLeft(@TempDir Path folder) throws Exception {
    ParquetTable<Map<String, String>> table =
        ParquetTable.<Map<String, String>>of(TWO)
            .text("age", row -> row.get("age"))
            .count("count", Map::size)
            .build();

    try (var writer = table.open(folder.resolve("x.parquet"), Map.of())) {
      assertThatThrownBy(() -> writer.write(Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot write column 'age' of Two: a row has no value; its schema allows no null."
                  + " Give it a value, or allow null in the .avsc.");
    }
    Assertions.assertThat(Listing.names(folder)).isEmpty();
  }
}
