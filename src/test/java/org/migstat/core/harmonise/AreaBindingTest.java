package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CodeMap.Entry;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.TimePeriod;
import org.migstat.io.codelist.AreaCodelist;

class AreaBindingTest {
  private static final TimePeriod Y2019 = TimePeriod.year(2019);
  private static final AreaTable AREAS =
      AreaCodelist.table()
          .plus(List.of(AreaTable.residual("_O@ESTAT"), AreaTable.residual("_O_AFRICA@ESTAT")));
  private static final int POLAND = AREAS.position("616");

  private final Map<String, List<Entry>> map = new LinkedHashMap<>();
  private @Nullable Scheme scheme = Scheme.ISO2;

  @Test
  void theCollectionsOwnMapWinsOverTheScheme() {
    map("GB", "826_GB");

    assertThat(area("GB", Y2019)).isEqualTo("826_GB");
    assertThat(area("UA", Y2019)).isEqualTo("804");
  }

  @Test
  void lettersThatIsoReusedMeanWhatTheyMeantAtTheTime() {
    assertThat(area("SD", TimePeriod.year(2010))).isEqualTo("736");
    assertThat(area("SD", TimePeriod.year(2012))).isEqualTo("729");
    assertThat(area("DE", TimePeriod.instant(LocalDate.of(1990, 10, 2)))).isEqualTo("280");
    assertThat(area("DE", TimePeriod.instant(LocalDate.of(1990, 10, 3)))).isEqualTo("276");
  }

  @Test
  void aPeriodWithTwoMeaningsIsRefusedNotGuessed() {
    AreaBinding binding = binding();

    assertThat(read(binding, "SD", TimePeriod.year(2011))).isEqualTo(AreaBinding.UNREADABLE);
    assertThat(binding.rule()).isEqualTo(RuleId.V_AREA_AMBIG);
    assertThat(binding.problem())
        .isEqualTo(
            "'SD': its meanings are Sudan [former] (736) before 2011-07-09, Sudan (729) from"
                + " 2011-07-09; 2011-01-01 to 2011-12-31 lies in more than one");
  }

  @Test
  void aMapMayChangeItsMeaningOnADate() {
    LocalDate change = LocalDate.of(2006, 6, 3);
    map.put(
        "SCG",
        List.of(new Entry("891", null, change, false), new Entry("688", change, null, false)));

    assertThat(area("SCG", TimePeriod.year(2005))).isEqualTo("891");
    assertThat(area("SCG", TimePeriod.instant(change.minusDays(1)))).isEqualTo("891");
    assertThat(area("SCG", TimePeriod.instant(change))).isEqualTo("688");
    assertThat(problem("SCG", TimePeriod.year(2006)))
        .isEqualTo("V-AREA-AMBIG 'SCG' has two meanings in 2006-01-01 to 2006-12-31");
  }

  @Test
  void aMappedCodeOutsideItsDatesIsRefused() {
    map.put("YUG", List.of(new Entry("890", null, LocalDate.of(1992, 4, 27), false)));

    assertThat(problem("YUG", Y2019))
        .isEqualTo("V-CODE-AREA 'YUG' is not in use at 2019-01-01, by its code map");
  }

  @Test
  void aRetiredCodeOfTheSameTerritoryBecomesTheCodeThatReplacedIt() {
    map("FX", "249");

    assertThat(area("FX", Y2019)).isEqualTo("250");
    scheme = null;
    assertThat(area("249", Y2019)).isEqualTo("250");
    scheme = Scheme.M49;
    assertThat(area("249", Y2019)).isEqualTo("250");
  }

  @Test
  void ownNationalsHaveTheBaseCodeOfTheReportingArea() {
    map("NAT", CodeMap.OWN);

    assertThat(own("616")).isEqualTo("616");
    assertThat(own("826_GB")).isEqualTo("826");
    assertThat(own("688_EXKS")).isEqualTo("688");
    assertThat(own("250_DROM")).isEqualTo("250");
  }

  @Test
  void anOtherIsTheOtherOfThisCollectionOnly() {
    map("Others", "_O@");
    map("Other Africa", "_O_AFRICA@");

    assertThat(area("Others", Y2019)).isEqualTo("_O@ESTAT");
    assertThat(area("Other Africa", Y2019)).isEqualTo("_O_AFRICA@ESTAT");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO2:SD, 2010, 736",
    "ISO2:SD, 2012, 729",
    "ISO3:SDN, 2010, 736",
    "ISO3:DEU, 1985, 280"
  })
  void aMapMayNameLettersThatAreReadAtTheTime(String target, int year, String code) {
    map("the Sudan", target);

    assertThat(area("the Sudan", TimePeriod.year(year))).isEqualTo(code);
  }

  @Test
  void aMapMayPutACodeOutOfScope() {
    map("Bavaria", CodeMap.OUT_OF_SCOPE);

    assertThat(read(binding(), "Bavaria", Y2019)).isEqualTo(AreaBinding.OUT_OF_SCOPE);
  }

  @Test
  void withoutASchemeOnlyTheMapAndCanonicalCodesCount() {
    scheme = null;

    assertThat(area("688_EXKS", Y2019)).isEqualTo("688_EXKS");
    assertThat(area("_T", Y2019)).isEqualTo("_T");
    assertThat(problem("Poland", Y2019)).isEqualTo("V-CODE-AREA its code map has no 'Poland'");
  }

  @Test
  void anUnknownNameIsToldWithThoseNearestToIt() {
    scheme = Scheme.NAME_DE;

    assertThat(problem("Tschechoslowakei", TimePeriod.year(1995)))
        .startsWith(
            "V-CODE-AREA 'Tschechoslowakei': no area has this name in German in 1995; nearest");
    scheme = Scheme.ISO2;
    assertThat(problem("ZZZ", Y2019))
        .isEqualTo("V-CODE-AREA 'ZZZ': no area has this two-letter code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4711", "12.5", "-3", "4 711", "–"})
  void aCodeWithoutLettersIsNotShownBecauseItMayBeAValue(String raw) {
    for (Scheme any : new Scheme[] {Scheme.ISO2, Scheme.ISO3, Scheme.M49, Scheme.NAME_EN}) {
      scheme = any;
      assertThat(problem(raw, Y2019))
          .startsWith("V-CODE-AREA code without letters: no area has this");
    }
    scheme = null;
    assertThat(problem(raw, Y2019))
        .isEqualTo("V-CODE-AREA its code map has no code without letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"417 p", "412p", "x414", "688_EXK"})
  void whatIsNearestToACodeThatMayBeAValueIsNotToldEither(String raw) {
    scheme = Scheme.M49;

    assertThat(problem(raw, Y2019))
        .isEqualTo("V-CODE-AREA code that may be a value: no area has this M49 code");
  }

  @Test
  void aLongTextIsShownInPart() {
    scheme = null;

    assertThat(problem("a".repeat(500), Y2019))
        .isEqualTo("V-CODE-AREA its code map has no '" + "a".repeat(80) + "…'");
  }

  @Test
  void lettersThatLiveOnForPersonsBornThereAreSaidToBeLate() {
    AreaBinding binding = binding();

    assertThat(binding.read("AN", Y2019, PopulationBasis.COB, POLAND))
        .isEqualTo(AREAS.position("530"));
    assertThat(binding.late()).isTrue();
    binding.forget();
    assertThat(binding.late()).isFalse();
    assertThat(binding.read("AN", TimePeriod.year(2005), PopulationBasis.COB, POLAND))
        .isEqualTo(AREAS.position("530"));
    assertThat(binding.late()).isFalse();
    assertThat(binding.read("AN", Y2019, PopulationBasis.COC, POLAND))
        .isEqualTo(AreaBinding.UNREADABLE);
  }

  @Test
  void aLabelMayPrintZerosWhereNothingWasRecordedInAndOutsideItsDates() {
    LocalDate end = LocalDate.of(2011, 7, 9);
    map.put("South", List.of(new Entry("728", end, null, true)));
    map("North", "729");
    AreaBinding binding = binding();

    read(binding, "South", Y2019);
    assertThat(binding.zeroIsFiller()).isTrue();
    binding.forget();
    read(binding, "South", TimePeriod.year(2005));
    assertThat(binding.zeroIsFiller()).isTrue();
    binding.forget();
    read(binding, "North", Y2019);
    assertThat(binding.zeroIsFiller()).isFalse();
  }

  private void map(String raw, String target) {
    map.put(raw, List.of(new Entry(target, null, null, false)));
  }

  private AreaBinding binding() {
    Source source = new Source("geo", 0, null, List.of(), new CodeMap(map), scheme);
    return new AreaBinding(source, "ESTAT", AreaCodelist.reader(AREAS), AREAS);
  }

  private static int read(AreaBinding binding, String raw, TimePeriod period) {
    return binding.read(raw, period, PopulationBasis.COC, POLAND);
  }

  private String area(String raw, TimePeriod period) {
    return AREAS.code(read(binding(), raw, period));
  }

  private String own(String reporting) {
    return AREAS.code(binding().read("NAT", Y2019, PopulationBasis.COC, AREAS.position(reporting)));
  }

  private String problem(String raw, TimePeriod period) {
    AreaBinding binding = binding();
    assertThat(read(binding, raw, period)).isEqualTo(AreaBinding.UNREADABLE);
    return binding.rule() + " " + binding.problem();
  }
}
