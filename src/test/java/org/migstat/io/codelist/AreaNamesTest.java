package org.migstat.io.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.codelist.AreaCode;
import org.migstat.core.codelist.AreaNames;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.FoldedName;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.PopulationBasis;

class AreaNamesTest {
  private static final AreaTable AREAS = AreaCodelist.table();
  private static final AreaReader READER = AreaCodelist.reader(AREAS);
  private static final LocalDate NOW = LocalDate.parse("2020-01-01");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NAME_EN|Côte d’Ivoire|384",
        "NAME_EN|Cote d'Ivoire|384",
        "NAME_EN|Ivory Coast|384",
        "NAME_DE|Elfenbeinküste|384",
        "NAME_DE|Côte d'Ivoire|384",
        "NAME_ES|Costa de Marfil|384",
        "NAME_FR|CÔTE D’IVOIRE|384",
        "NAME_EN|Russia|643",
        "NAME_EN|Russian Federation|643",
        "NAME_DE|Russische Föderation|643",
        "NAME_EN|Korea, Republic of|410",
        "NAME_EN|Republic of Korea|410",
        "NAME_EN|Congo|178",
        "NAME_EN|Democratic Republic of the Congo|180",
        "NAME_EN|Namibia|516",
        "NAME_EN|St Lucia|662",
        "NAME_EN|Gambia, The|270",
        "NAME_EN|Türkiye|792",
        "NAME_EN|Turkey|792",
        "NAME_EN|Kosovo|412",
        "NAME_EN|Kosovo (under UNSC resolution 1244)|412",
        "NAME_EN|China, Taiwan Province of China|158",
        "NAME_EN|Hong Kong|344",
        "NAME_EN|United Kingdom|826",
        "NAME_EN|Great Britain|826_GB",
        "NAME_DE|Großbritannien|826_GB",
        "NAME_FR|Grande-Bretagne|826_GB",
        "NAME_ES|Gran Bretaña|826_GB",
        "NAME_FR|Angleterre|824",
        "NAME_FR|France métropolitaine|250",
        "NAME_FR|Tchéquie|203",
        "NAME_ES|España|724",
        "NAME_ES|Espana|724",
        "NAME_DE|Südsudan|728"
      })
  void namesAreKnownInTheirLanguageHoweverTheyAreTyped(Scheme scheme, String name, String code) {
    assertThat(read(name, scheme, NOW)).isEqualTo(known(code));
  }

  @ParameterizedTest
  @CsvSource({
    "NAME_EN, Sudan, 2011-07-08, 736", "NAME_EN, Sudan, 2011-07-09, 729",
    "NAME_DE, Deutschland, 1990-10-02, 280", "NAME_DE, Deutschland, 1990-10-03, 276",
    "NAME_DE, Jugoslawien, 1992-04-26, 890", "NAME_DE, Jugoslawien, 1992-04-27, 891",
    "NAME_FR, Éthiopie, 1993-05-23, 230", "NAME_FR, Éthiopie, 1993-05-24, 231",
    "NAME_ES, Antillas Neerlandesas, 1985-12-31, 532",
        "NAME_ES, Antillas Neerlandesas, 1986-01-01, 530",
    "NAME_DE, Tschechoslowakei, 1992-12-31, 200", "NAME_EN, Soviet Union, 1991-12-25, 810"
  })
  void aNameKeepsPaceWithItsCountry(Scheme scheme, String name, LocalDate day, String code) {
    assertThat(read(name, scheme, day)).isEqualTo(known(code));
  }

  @Test
  void aNameThatChangedItsMeaningInThePeriodIsAmbiguous() {
    AreaCode code =
        READER.read(
            "Sudan",
            Scheme.NAME_EN,
            LocalDate.parse("2011-01-01"),
            LocalDate.parse("2011-12-31"),
            PopulationBasis.CPR);

    assertThat(code)
        .isEqualTo(
            new AreaCode.Ambiguous(
                "its meanings are Sudan [former] (736) before 2011-07-09, Sudan (729) from"
                    + " 2011-07-09; 2011-01-01 to 2011-12-31 lies in more than one"));
  }

  @Test
  void aFormerCountryIsUnknownAfterItsEndAndItsHeirsAreSuggested() {
    AreaCode.Unknown code =
        (AreaCode.Unknown) read("Tschechoslowakei", Scheme.NAME_DE, LocalDate.parse("1995-01-01"));

    assertThat(code.detail())
        .isEqualTo(
            "no area has this name in German in 1995; nearest are Tschechien (203), Slowakei"
                + " (703)");
  }

  @Test
  void aFormerCountryStaysAPlaceOfBirth() {
    AreaCode code = READER.read("Tschechoslowakei", Scheme.NAME_DE, NOW, NOW, PopulationBasis.COB);

    assertThat(code).isEqualTo(known("200"));
  }

  @Test
  void aMistypedNameIsToldTheNearest() {
    AreaCode.Unknown one = (AreaCode.Unknown) read("Frankreic", Scheme.NAME_DE, NOW);
    AreaCode.Unknown none = (AreaCode.Unknown) read("Ungeklärt / Ohne Angabe", Scheme.NAME_DE, NOW);

    assertThat(one.detail())
        .isEqualTo("no area has this name in German in 2020; nearest is Frankreich (250)");
    assertThat(none.detail()).isEqualTo("no area has this name in German in 2020");
  }

  @Test
  void aQualifiedNameIsNotTheNameWithoutItsQualification() {
    assertThat(read("Serbien (einschl. Kosovo)", Scheme.NAME_DE, NOW))
        .isInstanceOf(AreaCode.Unknown.class);
    assertThat(read("China (including Hong Kong)", Scheme.NAME_EN, NOW))
        .isInstanceOf(AreaCode.Unknown.class);
  }

  @Test
  void wherePeopleCallTheKingdomGreatBritainTheNameHasTwoMeanings() {
    AreaNames names = new IcuAreaNames(AREAS);

    assertThat(names.codes("wielka brytania", "pl")).containsExactlyInAnyOrder("826_GB", "ISO2:GB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"en", "de", "fr", "es", "it", "pt", "ar", "ru", "zh", "ja", "nl", "pl", "tr"})
  void everyAreaOfIsoHasANameAndNoOtherNameHasTwoMeanings(String language) {
    AreaNames names = new IcuAreaNames(AREAS);
    Map<String, Set<String>> targets = new HashMap<>();
    names
        .entries(language)
        .forEach(
            entry ->
                targets
                    .computeIfAbsent(entry.folded(), any -> new TreeSet<>())
                    .add(entry.target()));
    Set<String> named = new TreeSet<>();
    targets.values().forEach(named::addAll);

    for (int i = 0; i < AREAS.size(); i++) {
      if (AREAS.area(i).inIso()) {
        assertThat(named).contains("ISO2:" + AREAS.area(i).iso2());
      }
    }
    targets.values().removeIf(meanings -> meanings.size() == 1 || meanings.contains("826_GB"));
    assertThat(targets).isEmpty();
  }

  @Test
  void namesDoNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(new IcuAreaNames(AREAS).entries("qq")).isEmpty();
      assertThat(new IcuAreaNames(AREAS).codes(FoldedName.of("Deutschland"), "en")).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static AreaCode read(String name, Scheme scheme, LocalDate day) {
    return READER.read(name, scheme, day, day, PopulationBasis.COC);
  }

  private static AreaCode known(String code) {
    return new AreaCode.Known(AREAS.position(code), false);
  }
}
