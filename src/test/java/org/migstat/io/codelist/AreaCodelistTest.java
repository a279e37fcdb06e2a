package org.migstat.io.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;

class AreaCodelistTest {
  private static final AreaTable AREAS = AreaCodelist.table();

  @ParameterizedTest
  @CsvSource({
    "826_GB, 826, SUBSET",
    "828, 826, SUBSET",
    "828, 826_GB, DISJOINT",
    "827, 826_GB, SUBSET",
    "831, 830, SUBSET",
    "832, 830, SUBSET",
    "830, 826, DISJOINT",
    "833, 826, DISJOINT",
    "208, 209, SUBSET",
    "304, 209, SUBSET",
    "234, 209, SUBSET",
    "304, 208, DISJOINT",
    "250, 250_DROM, SUBSET",
    "175, 250_DROM, SUBSET",
    "254, 250, DISJOINT",
    "249, 250, EQUAL",
    "688_EXKS, 688, SUBSET",
    "412, 688, SUBSET",
    "412, 688_EXKS, DISJOINT",
    "688, 891, SUBSET",
    "499, 891, SUBSET",
    "891, 890, SUBSET",
    "191, 890, SUBSET",
    "156, 157, SUBSET",
    "158, 157, SUBSET",
    "344, 156, DISJOINT",
    "446, 156, DISJOINT",
    "158, 156, DISJOINT",
    "156_HK, 156_HKMO, SUBSET",
    "156_HK, 157, OVERLAP",
    "274, 275, SUBSET",
    "402, 275, SUBSET",
    "732, 504, DISJOINT",
    "280, 276, SUBSET",
    "278, 276, SUBSET",
    "278, 280, DISJOINT",
    "886, 887, SUBSET",
    "720, 887, SUBSET",
    "729, 736, SUBSET",
    "728, 736, SUBSET",
    "530, 532, SUBSET",
    "533, 532, SUBSET",
    "533, 530, DISJOINT",
    "231, 230, SUBSET",
    "232, 230, SUBSET",
    "826, EU28, SUBSET",
    "826, EU27_2020, DISJOINT",
    "826_GB, EU28, SUBSET",
    "EU27_2020, EU28, SUBSET",
    "EU27_2007, EU28, SUBSET",
    "EU27_2007, EU27_2020, OVERLAP",
    "EU15, EU25, SUBSET",
    "EA19, EA20, SUBSET",
    "250_DROM, EU27_2020, SUBSET",
    "810, EU27_2020, OVERLAP",
    "ABYEI, 736, DISJOINT",
    "UNHCR_TIB, 156, DISJOINT",
    "_FOR, 250, DISJOINT"
  })
  void areasOverlapAsTheirTerritoriesDo(String a, String b, AreaRelation relation) {
    assertThat(AREAS.relation(position(a), position(b))).isEqualTo(relation);
  }

  @ParameterizedTest
  @CsvSource({
    "826, 824 825 828 829",
    "826_GB, 824 825 829",
    "827, 824 825",
    "830, 831 832",
    "688, 412 688_EXKS",
    "890, 070 191 499 688 705 807",
    "891, 499 688",
    "200, 203 703",
    "276, 278 280",
    "887, 720 886",
    "810, 031 051 112 233 268 398 417 428 440 498 643 762 795 804 860",
    "736, 728 729",
    "532, 530 533",
    "530, 531 534 535",
    "230, 231 232",
    "157, 156 158",
    "156_HKMO, 156 344 446",
    "275, 274 402",
    "209, 208 234 304",
    "250_DROM, 175 250 254 312 474 638",
    "EU28, EU27_2020 826",
    "EU27_2007, EU25 100 642"
  })
  void aWholeIsExactlyItsParts(String whole, String parts) {
    List<String> atoms = new ArrayList<>();
    for (String part : parts.split(" ", -1)) {
      atoms.addAll(area(part).atoms());
    }

    assertThat(atoms).doesNotHaveDuplicates();
    assertThat(area(whole).atoms()).containsExactlyInAnyOrderElementsOf(atoms);
  }

  @Test
  void theSuccessorsOfACountryCoverItsTerritory() {
    for (Area area : areas()) {
      if (area.type() == AreaType.HISTORICAL && !area.successors().isEmpty()) {
        Set<String> covered = new HashSet<>();
        area.successors().forEach(successor -> covered.addAll(area(successor).atoms()));
        assertThat(covered).as(area.code()).containsAll(area.atoms());
      }
    }
    assertThat(area("810").successors())
        .containsExactly(
            "031", "051", "112", "233", "268", "398", "417", "428", "440", "498", "643", "762",
            "795", "804", "860");
  }

  @Test
  void atomsAreAreasAndHaveNoSmallerOnes() {
    Set<String> atoms = new HashSet<>();
    areas().forEach(area -> atoms.addAll(area.atoms()));

    for (String atom : atoms) {
      assertThat(area(atom).atoms()).as(atom).contains(atom);
    }
  }

  @Test
  void twentySevenMembersMakeTheUnionOf2020() {
    List<String> members =
        areas().stream()
            .filter(area -> area.type() == AreaType.COUNTRY)
            .filter(
                area ->
                    AREAS.relation(position(area.code()), position("EU27_2020"))
                        == AreaRelation.SUBSET)
            .map(Area::code)
            .toList();

    assertThat(members)
        .containsExactly(
            "040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300",
            "348", "372", "380", "428", "440", "442", "470", "528", "616", "620", "642", "703",
            "705", "724", "752");
  }

  @Test
  void kosovoIsLabelledByTheResolutionAndIsNeitherInM49NorInIso() {
    Area kosovo = area("412");

    assertThat(kosovo.name()).isEqualTo("Kosovo (under UNSC resolution 1244)");
    assertThat(kosovo.type()).isEqualTo(AreaType.SUBAREA);
    assertThat(kosovo.inM49()).isFalse();
    assertThat(kosovo.inIso()).isFalse();
    assertThat(kosovo.iso2()).isEmpty();
  }

  @Test
  void taiwanIsInIsoAndNotALineOfM49() {
    assertThat(area("158"))
        .isEqualTo(
            new Area(
                "158",
                "China, Taiwan Province of China",
                AreaType.TERRITORY,
                "158",
                "TW",
                "TWN",
                null,
                null,
                false,
                true,
                Set.of("158"),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "250_DROM, 250",
    "688_EXKS, 688",
    "826_GB, 826",
    "824, 826",
    "209, 208",
    "156_HK, 156",
    "274, 275",
    "280, 280",
    "412, 412",
    "344, 344",
    "304, 304"
  })
  void ownNationalsOfAVariantAreThoseOfTheCountry(String code, String base) {
    assertThat(area(code).baseCode()).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({
    "810, 1991-12-25, true", "810, 1991-12-26, false", "736, 2011-07-08, true",
        "736, 2011-07-09, false",
    "728, 2011-07-08, false", "728, 2011-07-09, true", "280, 1990-10-02, true",
        "280, 1990-10-03, false",
    "616, 1950-01-01, true"
  })
  void areasExistFromTheirFirstDayUntilTheirEnd(String code, LocalDate day, boolean existed) {
    assertThat(area(code).existed(day, day)).isEqualTo(existed);
  }

  @Test
  void areasAreInTheOrderOfTheirCodes() {
    assertThat(CodelistFile.read("areas").column("code")).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyAreaOfM49IsThere() throws IOException {
    Path file =
        Path.of(
            System.getProperty("migstat.realdata", "../shared/realdata"),
            "reference",
            "UNSD-en.csv");
    assumeTrue(Files.isRegularFile(file), "no file " + file);
    List<String> published = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      csv.forEach(
          row ->
              published.add(
                  String.join(
                      " ",
                      row.getField("M49 Code"),
                      row.getField("ISO-alpha2 Code"),
                      row.getField("ISO-alpha3 Code"))));
    }
    List<String> ours =
        areas().stream()
            .filter(Area::inIso)
            .map(area -> String.join(" ", area.code(), area.iso2(), area.iso3()))
            .toList();

    assertThat(ours).containsExactlyInAnyOrderElementsOf(published);
    assertThat(areas().stream().filter(Area::inM49).filter(area -> !area.inIso()).map(Area::code))
        .containsExactly("830");
  }

  private static List<Area> areas() {
    return IntStream.range(0, AREAS.size()).mapToObj(AREAS::area).toList();
  }

  private static Area area(String code) {
    return AREAS.area(position(code));
  }

  private static int position(String code) {
    int position = AREAS.position(code);
    assertThat(position).as(code).isNotNegative();
    return position;
  }
}
