package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.model.SourceField;
import org.migstat.schema.AreaEntry;
import org.migstat.schema.CodelistEntry;
import org.migstat.schema.CollectionEntry;
import org.migstat.schema.Conflict;
import org.migstat.schema.DerivationEntry;
import org.migstat.schema.LedgerEntry;
import org.migstat.schema.ObsAll;
import org.migstat.schema.ObsResolved;
import org.migstat.schema.PolicyEntry;
import org.migstat.schema.QuarantineEntry;
import org.migstat.schema.Revision;
import org.migstat.schema.ValidationResult;
import org.migstat.schema.WithheldEntry;
import org.migstat.schema.WithheldSummary;

class SchemaTest {
  private static final List<String> CELL =
      List.of(
          "cell_key",
          "indicator",
          "ref_area",
          "ref_area_iso3",
          "ref_area_name",
          "counterpart_area",
          "counterpart_area_iso3",
          "counterpart_area_name",
          "pop_basis",
          "citizenship_grp",
          "duration",
          "reason",
          "sex",
          "age",
          "age_def",
          "unit_measure",
          "time_type",
          "time_period",
          "freq");
  private static final List<String> OBSERVATION =
      List.of("obs_value", "obs_status", "conf_status", "collection", "dataflow", "vintage");

  static Stream<Schema> schemas() {
    return Stream.of(
        ObsAll.getClassSchema(),
        ObsResolved.getClassSchema(),
        Conflict.getClassSchema(),
        Revision.getClassSchema(),
        ValidationResult.getClassSchema(),
        LedgerEntry.getClassSchema(),
        QuarantineEntry.getClassSchema(),
        AreaEntry.getClassSchema(),
        CodelistEntry.getClassSchema(),
        CollectionEntry.getClassSchema(),
        DerivationEntry.getClassSchema(),
        PolicyEntry.getClassSchema(),
        WithheldEntry.getClassSchema(),
        WithheldSummary.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyDataSetAndEveryColumnIsExplained(Schema schema) {
    assertThat(schema.getDoc()).endsWith(".").contains("Source: UN/SDMX");
    assertThat(schema.getFields())
        .allSatisfy(field -> assertThat(field.doc()).as(field.name()).endsWith("."));
    assertThat(names(schema)).allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @Test
  void observationDataSetsBeginWithTheCellAndTheObservation() {
    List<String> unpartitioned = CELL.stream().filter(name -> !name.equals("indicator")).toList();
    List<String> expected = Stream.concat(unpartitioned.stream(), OBSERVATION.stream()).toList();

    assertThat(names(ObsAll.getClassSchema())).startsWith(expected.toArray(String[]::new));
    assertThat(names(ObsResolved.getClassSchema())).startsWith(expected.toArray(String[]::new));
    assertThat(names(Conflict.getClassSchema())).startsWith(CELL.toArray(String[]::new));
    assertThat(names(Revision.getClassSchema())).startsWith(CELL.toArray(String[]::new));
  }

  @Test
  void thePartitionFolderIsNoColumnOfItsFiles() {
    assertThat(names(ObsAll.getClassSchema())).doesNotContain("indicator");
    assertThat(names(ObsResolved.getClassSchema())).doesNotContain("indicator");
  }

  @Test
  void everySourceFieldHasItsColumn() {
    assertThat(names(ObsAll.getClassSchema()).stream().filter(name -> name.startsWith("src_")))
        .containsExactlyElementsOf(
            Arrays.stream(SourceField.values())
                .map(field -> "src_" + field.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void whatIsWithheldIsToldWithoutAnyFigure() {
    assertThat(names(WithheldEntry.getClassSchema()))
        .containsExactly(
            "log_id",
            "cell_key",
            "cell_id",
            "record_id",
            "collection",
            "rule",
            "tier",
            "policy_hash",
            "as_of");
  }

  private static List<String> names(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }
}
