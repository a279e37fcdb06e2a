package org.migstat.io.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Role;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Sex;
import org.migstat.core.model.Tier;
import org.migstat.core.model.TimeType;
import org.migstat.core.model.UnitMeasure;
import org.migstat.core.relate.Link;
import org.migstat.core.resolve.Conflict;
import org.migstat.core.resolve.CopyChain;
import org.migstat.core.resolve.DecidedBy;
import org.migstat.core.resolve.Revision;

class CodelistFileTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("codeLists")
  void aCodeListHasTheCodesOfTheProgram(String name, Enum<?>[] constants) {
    CodelistFile file = CodelistFile.read(name);

    assertThat(file.column("code")).isSorted();
    assertThat(file.column("code"))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(constants).map(Enum::name).toList());
    assertThat(file.column("name")).doesNotContain("").doesNotHaveDuplicates();
  }

  static Stream<Arguments> codeLists() {
    return Stream.of(
        list("indicators", Indicator.values()),
        list("population-bases", PopulationBasis.values()),
        list("citizenship-groups", CitizenshipGroup.values()),
        list("durations", Duration.values()),
        list("reasons", Reason.values()),
        list("sexes", Sex.values()),
        list("age-definitions", AgeDefinition.values()),
        list("units", UnitMeasure.values()),
        list("time-types", TimeType.values()),
        list("observation-statuses", ObservationStatus.values()),
        list("confidentiality-statuses", ConfidentialityStatus.values()),
        list("roles", Role.values()),
        list("quality-flags", QualityFlag.values()),
        list("tiers", Tier.values()),
        list("criteria", DecidedBy.values()),
        list("link-types", Link.Type.values()),
        list("conflict-types", Conflict.Type.values()),
        list("copy-chains", CopyChain.values()),
        list("revision-types", Revision.Type.values()),
        list("rounding-modes", Rounding.Mode.values()));
  }

  @Test
  void dimensionsOfTheCellKeyAreInTheOrderOfTheirCodes() {
    List<Enum<?>[]> dimensions =
        List.of(
            Indicator.values(),
            PopulationBasis.values(),
            CitizenshipGroup.values(),
            Duration.values(),
            Reason.values(),
            Sex.values(),
            AgeDefinition.values(),
            UnitMeasure.values(),
            TimeType.values());

    for (Enum<?>[] dimension : dimensions) {
      assertThat(Arrays.stream(dimension).map(Enum::name).toList()).isSorted();
    }
  }

  @Test
  void indicatorsMeanWhatTheirListSays() {
    List<String> ours = new ArrayList<>();
    for (Indicator indicator : Indicator.values()) {
      ours.add(
          String.join(
              ",",
              indicator.name(),
              indicator.nature().name(),
              indicator.family().name(),
              units(indicator),
              bases(indicator),
              String.valueOf(indicator.additiveOverTime()),
              String.valueOf(indicator.sensitive())));
    }

    CodelistFile file = CodelistFile.read("indicators");
    List<Integer> columns =
        Stream.of("code", "nature", "family", "units", "bases", "additive_over_time", "sensitive")
            .map(file::index)
            .toList();
    assertThat(
            file.rows().stream()
                .map(row -> String.join(",", columns.stream().map(row.fields()::get).toList())))
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void theMirrorOfImmigrationIsEmigrationAndBack() {
    CodelistFile file = CodelistFile.read("indicators");
    List<String> mirrors = new ArrayList<>();
    for (CodelistFile.Row row : file.rows()) {
      String mirror = row.fields().get(file.index("mirror"));
      if (!mirror.isEmpty()) {
        mirrors.add(row.fields().get(file.index("code")) + " " + mirror);
      }
    }

    assertThat(mirrors).containsExactly("EMI IMM", "IMM EMI");
  }

  @Test
  void statusesMeanWhatTheirListSays() {
    CodelistFile file = CodelistFile.read("observation-statuses");
    for (int i = 0; i < file.rows().size(); i++) {
      ObservationStatus status = ObservationStatus.valueOf(file.column("code").get(i));
      assertThat(file.column("missing").get(i)).isEqualTo(String.valueOf(status.missing()));
      assertThat(file.column("tier").get(i)).isEqualTo(String.valueOf(status.tier()));
    }
    CodelistFile confidentiality = CodelistFile.read("confidentiality-statuses");
    for (int i = 0; i < confidentiality.rows().size(); i++) {
      ConfidentialityStatus status =
          ConfidentialityStatus.valueOf(confidentiality.column("code").get(i));
      assertThat(confidentiality.column("strictness").get(i))
          .isEqualTo(String.valueOf(status.strictness()));
    }
  }

  @Test
  void rulesMeanWhatTheirListSays() {
    List<String> ours =
        Arrays.stream(RuleId.values())
            .map(r -> r.id() + "|" + r.severity() + "|" + r.expression())
            .toList();

    CodelistFile file = CodelistFile.read("rules");
    assertThat(file.header()).containsExactly("code", "severity", "expression");
    assertThat(file.column("code")).isSorted();
    assertThat(file.rows().stream().map(row -> String.join("|", row.fields())))
        .containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void aMissingListIsAFaultOfTheBuild() {
    assertThatThrownBy(() -> CodelistFile.read("planets"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot read the code list /schemas/codelists/planets.csv: it is not on the class path."
                + " Build the jar again.");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> CodelistFile.read("sexes").column("label"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot use the code list sexes.csv: it has no column 'label'; its columns are code,"
                + " name.");
  }

  private static Arguments list(String name, Enum<?>[] constants) {
    return Arguments.of(name, constants);
  }

  private static String units(Indicator indicator) {
    return joined(
        Arrays.stream(UnitMeasure.values())
            .filter(unit -> indicator.allows(unit, PopulationBasis._Z)));
  }

  private static String bases(Indicator indicator) {
    return joined(
        Arrays.stream(PopulationBasis.values())
            .filter(basis -> basis != PopulationBasis._U && basis != PopulationBasis._Z)
            .filter(
                basis ->
                    Arrays.stream(UnitMeasure.values())
                        .anyMatch(unit -> indicator.allows(unit, basis))));
  }

  private static String joined(Stream<? extends Enum<?>> constants) {
    return String.join(" ", constants.map(Enum::name).sorted().toList());
  }
}
