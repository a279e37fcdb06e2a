package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.Derived.derived;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Derived;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.io.codelist.AreaCodelist;

/** Who republishes whom, for one area, indicator and year (UN/SDMX 2.3). */
class DerivationRegistryTest {
  private static final AreaTable ALL_AREAS = AreaCodelist.table();

  @Test
  void whoTakesItsFiguresFromNobodyIsTheProducer() {
    DerivationRegistry registry = registry(derived("ESTAT_MIGR", "NSO_*"));

    assertThat(registry.lineage("IOM_DTM", poland()))
        .isEqualTo(new Lineage("IOM_DTM", Set.of("IOM_DTM"), Set.of(), 0));
    assertThat(registry.lineage("NSO_POL", poland()))
        .isEqualTo(new Lineage("NSO_POL", Set.of("NSO_POL"), Set.of(), 0));
  }

  @Test
  void theNationalBodyIsThatOfTheReferenceArea() {
    DerivationRegistry registry = registry(derived("ESTAT_MIGR", "NSO_*"));

    assertThat(registry.lineage("ESTAT_MIGR", poland()))
        .isEqualTo(new Lineage("ESTAT_MIGR", Set.of("NSO_POL"), Set.of("NSO_POL"), 1));
    assertThat(registry.lineage("ESTAT_MIGR", cell(Map.of(Part.REF_AREA, "276"))))
        .isEqualTo(new Lineage("ESTAT_MIGR", Set.of("NSO_DEU"), Set.of("NSO_DEU"), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "616, NSO_POL",
    // Areas without letters of their own have those of the country they are drawn from.
    "826_GB, NSO_GBR",
    "250_DROM, NSO_FRA",
    "688_EXKS, NSO_SRB",
    // States that are no more had an office of their own.
    "278, NSO_DDR",
    "810, NSO_SUN",
    // Where no country has letters, the area is named by its code.
    "412, NSO_412",
    "EU27_2020, NSO_EU27_2020"
  })
  void everyAreaHasOneNationalBody(String area, String body) {
    DerivationRegistry registry =
        new DerivationRegistry(
            Derived.registry(List.of(derived("ESTAT_MIGR", "NSO_*"))), ALL_AREAS);

    assertThat(registry.parents("ESTAT_MIGR", ALL_AREAS.position(area), Indicator.IMM, 2019))
        .containsExactly(body);
  }

  @ParameterizedTest
  @CsvSource({
    "NSO_DEU, NSO_DEU",
    "NSO_GBR_HO, NSO_GBR",
    "NSO_DEU_BAMF_EASY, NSO_DEU",
    "NSO_412, NSO_412",
    // Not three letters or digits, or no national body at all.
    "NSO_DE, NSO_DE",
    "NSO_GERMANY, NSO_GERMANY",
    "ESTAT_MIGR, ESTAT_MIGR",
    "X_NSO_DEU, X_NSO_DEU"
  })
  void allBodiesOfACountryAreOneProducer(String collection, String producer) {
    assertThat(DerivationRegistry.producer(collection)).isEqualTo(producer);
  }

  @Test
  void aMinistryAndItsStatisticalOfficeAreOneRootWhicheverIsNamed() {
    DerivationRegistry registry =
        registry(derived("UNHCR_RDF", "NSO_POL_UDSC"), derived("ESTAT_MIGR", "NSO_*"));

    Lineage ministry = registry.lineage("NSO_POL_UDSC", poland());
    Lineage copyOfMinistry = registry.lineage("UNHCR_RDF", poland());
    Lineage copyOfOffice = registry.lineage("ESTAT_MIGR", poland());

    assertThat(ministry).isEqualTo(new Lineage("NSO_POL", Set.of("NSO_POL"), Set.of(), 0));
    assertThat(copyOfMinistry)
        .isEqualTo(new Lineage("UNHCR_RDF", Set.of("NSO_POL"), Set.of("NSO_POL"), 1));
    assertThat(copyOfOffice)
        .isEqualTo(new Lineage("ESTAT_MIGR", Set.of("NSO_POL"), Set.of("NSO_POL"), 1));
    assertThat(copyOfOffice.comesFrom(ministry)).isTrue();
    assertThat(copyOfOffice.comesFrom(copyOfMinistry)).isFalse();
    assertThat(ministry.sharesRootWith(copyOfMinistry)).isTrue();
  }

  @Test
  void ancestorsAreAllOnTheWayAndRootsOnlyItsEnds() {
    DerivationRegistry registry =
        registry(
            derived("OWID_MIG", "UNDESA_IMS"),
            derived("UNDESA_IMS", "UNSD_DYB"),
            derived("UNSD_DYB", "NSO_*"));

    assertThat(registry.lineage("OWID_MIG", poland()))
        .isEqualTo(
            new Lineage(
                "OWID_MIG", Set.of("NSO_POL"), Set.of("UNDESA_IMS", "UNSD_DYB", "NSO_POL"), 3));
    assertThat(registry.parents("OWID_MIG", area("616"), Indicator.IMM, 2019))
        .containsExactly("UNDESA_IMS");
  }

  @Test
  void distanceIsThatOfTheShortestWayToARoot() {
    Derived[] longWay = {
      derived("UNDESA_IMS", "OECD_MIG"),
      derived("OECD_MIG", "ESTAT_MIGR"),
      derived("ESTAT_MIGR", "NSO_*")
    };
    DerivationRegistry one = registry(longWay);
    DerivationRegistry both =
        registry(longWay[0], longWay[1], longWay[2], derived("UNDESA_IMS", "ESTAT_MIGR"));
    DerivationRegistry another =
        registry(longWay[0], longWay[1], longWay[2], derived("UNDESA_IMS", "UNHCR_RDF"));
    Set<String> ancestors = Set.of("OECD_MIG", "ESTAT_MIGR", "NSO_POL");

    assertThat(one.lineage("UNDESA_IMS", poland()))
        .isEqualTo(new Lineage("UNDESA_IMS", Set.of("NSO_POL"), ancestors, 3));
    assertThat(both.lineage("UNDESA_IMS", poland()))
        .isEqualTo(new Lineage("UNDESA_IMS", Set.of("NSO_POL"), ancestors, 2));
    assertThat(another.lineage("UNDESA_IMS", poland()))
        .isEqualTo(
            new Lineage(
                "UNDESA_IMS",
                Set.of("NSO_POL", "UNHCR_RDF"),
                Set.of("OECD_MIG", "ESTAT_MIGR", "NSO_POL", "UNHCR_RDF"),
                1));
  }

  @Test
  void aRowHoldsForItsAreasAndTheVariantsOfThem() {
    DerivationRegistry registry =
        registry(
            derived("OECD_MIG", "ESTAT_MIGR").areas("826", "752"),
            derived("UNSD_DYB", "ESTAT_MIGR").areas("826_GB"));

    assertThat(parents(registry, "OECD_MIG", "826")).containsExactly("ESTAT_MIGR");
    assertThat(parents(registry, "OECD_MIG", "752")).containsExactly("ESTAT_MIGR");
    assertThat(parents(registry, "OECD_MIG", "826_GB")).containsExactly("ESTAT_MIGR");
    assertThat(parents(registry, "OECD_MIG", "616")).isEmpty();
    assertThat(parents(registry, "UNSD_DYB", "826_GB")).containsExactly("ESTAT_MIGR");
    assertThat(parents(registry, "UNSD_DYB", "826")).isEmpty();
  }

  @Test
  void aRowHoldsForItsIndicators() {
    DerivationRegistry registry =
        registry(derived("UNDESA_IMS", "UNHCR_RDF").indicators("POP_STOCK", "REF_STOCK"));
    CellKey stock = cell(Map.of(Part.INDICATOR, "POP_STOCK", Part.TIME_PERIOD, "2020-07-01"));

    assertThat(registry.lineage("UNDESA_IMS", stock))
        .isEqualTo(new Lineage("UNDESA_IMS", Set.of("UNHCR_RDF"), Set.of("UNHCR_RDF"), 1));
    assertThat(registry.lineage("UNDESA_IMS", poland()))
        .isEqualTo(new Lineage("UNDESA_IMS", Set.of("UNDESA_IMS"), Set.of(), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2007, ",
    "2008, ESTAT_MIGR",
    "2019, ESTAT_MIGR",
    "2020, ESTAT_MIGR",
    "2021, ",
    "2008-Q1, ESTAT_MIGR",
    "2020-12, ESTAT_MIGR"
  })
  void aDatedRowHoldsFromItsFirstYearToItsLast(String period, String parent) {
    DerivationRegistry registry = registry(derived("OECD_MIG", "ESTAT_MIGR").from(2008).to(2020));

    assertThat(registry.lineage("OECD_MIG", cell(Map.of(Part.TIME_PERIOD, period))).ancestors())
        .isEqualTo(parent == null ? Set.of() : Set.of(parent));
  }

  @Test
  void aRowWithoutEndGoesOnAndOneWithoutBeginningAlwaysWas() {
    DerivationRegistry registry =
        registry(
            derived("OECD_MIG", "ESTAT_MIGR").from(2008), derived("OECD_MIG", "NSO_*").to(2007));

    assertThat(rootsByYear(registry, "OECD_MIG", 1950, 2007, 2008, 2100))
        .isEqualTo(
            Map.of(
                1950, Set.of("NSO_POL"),
                2007, Set.of("NSO_POL"),
                2008, Set.of("ESTAT_MIGR"),
                2100, Set.of("ESTAT_MIGR")));
  }

  @Test
  void aStockBelongsToTheYearOfItsInstant() {
    DerivationRegistry registry = registry(derived("ESTAT_MIGR", "NSO_*").from(2020));
    Map<Part, String> stock = Map.of(Part.INDICATOR, "POP_STOCK", Part.TIME_PERIOD, "2020-01-01");

    assertThat(registry.lineage("ESTAT_MIGR", cell(stock)).roots()).containsExactly("NSO_POL");
  }

  @Test
  void aYearOnTheWayEndsTheChainThere() {
    DerivationRegistry registry =
        registry(derived("OWID_MIG", "UNDESA_IMS"), derived("UNDESA_IMS", "NSO_*").from(2010));

    assertThat(rootsByYear(registry, "OWID_MIG", 2009, 2010))
        .isEqualTo(Map.of(2009, Set.of("UNDESA_IMS"), 2010, Set.of("NSO_POL")));
  }

  @Test
  void everyRowThatFitsHoldsHoweverSpecificAnotherIs() {
    DerivationRegistry registry =
        registry(
            derived("OECD_MIG", "NSO_*"),
            derived("OECD_MIG", "ESTAT_MIGR").areas("616").indicators("IMM").from(2019).to(2019));

    assertThat(registry.lineage("OECD_MIG", poland()))
        .isEqualTo(
            new Lineage(
                "OECD_MIG", Set.of("NSO_POL", "ESTAT_MIGR"), Set.of("NSO_POL", "ESTAT_MIGR"), 1));
    assertThat(parents(registry, "OECD_MIG", "276")).containsExactly("NSO_DEU");
  }

  @Test
  void neitherTheOrderOfRowsNorTheirRepetitionChangesALineage() {
    Derived first = derived("UNDESA_IMS", "UNSD_DYB");
    Derived second = derived("UNDESA_IMS", "ESTAT_MIGR");
    Derived third = derived("UNSD_DYB", "NSO_*");
    Lineage expected = registry(first, second, third).lineage("UNDESA_IMS", poland());

    assertThat(registry(third, second, first, second).lineage("UNDESA_IMS", poland()))
        .isEqualTo(expected)
        .isEqualTo(
            new Lineage(
                "UNDESA_IMS",
                Set.of("NSO_POL", "ESTAT_MIGR"),
                Set.of("UNSD_DYB", "ESTAT_MIGR", "NSO_POL"),
                1));
  }

  @Test
  void twoCopiesOfDifferentProducersShareNoRoot() {
    DerivationRegistry registry =
        registry(derived("OCHA_HAPI", "IOM_DTM"), derived("ESTAT_MIGR", "NSO_*"));

    Lineage ours = registry.lineage("OCHA_HAPI", poland());

    assertThat(ours.sharesRootWith(registry.lineage("ESTAT_MIGR", poland()))).isFalse();
    assertThat(ours.sharesRootWith(registry.lineage("IOM_DTM", poland()))).isTrue();
  }

  private static DerivationRegistry registry(Derived... rows) {
    return new DerivationRegistry(Derived.registry(List.of(rows)), Cells.AREAS);
  }

  /** Immigration to Poland in 2019. */
  private static CellKey poland() {
    return cell(Map.of());
  }

  private static CellKey cell(Map<Part, String> said) {
    return Cells.key(said);
  }

  private static int area(String code) {
    return Cells.AREAS.position(code);
  }

  private static Set<String> parents(DerivationRegistry registry, String collection, String area) {
    return registry.parents(collection, area(area), Indicator.IMM, 2019);
  }

  private static Map<Integer, Set<String>> rootsByYear(
      DerivationRegistry registry, String collection, int... years) {
    Map<Integer, Set<String>> roots = new HashMap<>();
    for (int year : years) {
      CellKey key = cell(Map.of(Part.TIME_PERIOD, Integer.toString(year)));
      roots.put(year, registry.lineage(collection, key).roots());
    }
    return roots;
  }
}
