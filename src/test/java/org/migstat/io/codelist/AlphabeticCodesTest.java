package org.migstat.io.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.codelist.AreaCode;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.PopulationBasis;

/** The windows of UN/SDMX 1.4, each on the last day before and the first day of a change. */
class AlphabeticCodesTest {
  private static final AreaTable AREAS = AreaCodelist.table();
  private static final AreaReader READER = AreaCodelist.reader(AREAS);

  @ParameterizedTest
  @CsvSource({
    "CS, 1992-12-31, 200",
    "CS, 2003-02-04, 891",
    "CS, 2006-06-02, 891",
    "YU, 1992-04-26, 890",
    "YU, 1992-04-27, 891",
    "YU, 2003-02-03, 891",
    "SD, 2011-07-08, 736",
    "SD, 2011-07-09, 729",
    "AN, 1985-12-31, 532",
    "AN, 1986-01-01, 530",
    "AN, 2010-10-09, 530",
    "ET, 1993-05-23, 230",
    "ET, 1993-05-24, 231",
    "DE, 1990-10-02, 280",
    "DE, 1990-10-03, 276",
    "YE, 1990-05-21, 886",
    "YE, 1990-05-22, 887",
    "SU, 1990-01-01, 810",
    "DD, 1989-01-01, 278",
    "YD, 1989-01-01, 720",
    "GB, 2019-01-01, 826",
    "UK, 2019-01-01, 826",
    "EL, 2019-01-01, 300",
    "GR, 2019-01-01, 300",
    "FR, 2019-01-01, 250",
    "FX, 1995-01-01, 250",
    "RS, 2019-01-01, 688",
    "XK, 2019-01-01, 412",
    "NA, 2019-01-01, 516",
    "HK, 2019-01-01, 344",
    "TW, 2019-01-01, 158",
    "PS, 2019-01-01, 275",
    "SK, 2019-01-01, 703",
    "GE, 2019-01-01, 268",
    "ZR, 1995-01-01, 180"
  })
  void twoLettersMeanTheAreaOfTheirDay(String letters, LocalDate day, String code) {
    assertThat(read(letters, Scheme.ISO2, day, day)).isEqualTo(known(code));
  }

  @ParameterizedTest
  @CsvSource({
    "SDN, 2011-07-08, 736",
    "SDN, 2011-07-09, 729",
    "ANT, 1985-12-31, 532",
    "ANT, 1986-01-01, 530",
    "ANT, 2010-10-09, 530",
    "ETH, 1993-05-23, 230",
    "ETH, 1993-05-24, 231",
    "DEU, 1990-10-02, 280",
    "DEU, 1990-10-03, 276",
    "YEM, 1990-05-21, 886",
    "YEM, 1990-05-22, 887",
    "YUG, 1992-04-26, 890",
    "YUG, 1992-04-27, 891",
    "CSK, 1992-12-31, 200",
    "SCG, 2004-01-01, 891",
    "SUN, 1990-01-01, 810",
    "DDR, 1989-01-01, 278",
    "XKX, 2019-01-01, 412",
    "ZAR, 1995-01-01, 180",
    "ROM, 2001-01-01, 642",
    "ROU, 2001-01-01, 642",
    "GEO, 1970-01-01, 268",
    "TMP, 2001-01-01, 626",
    "ssd, 2012-01-01, 728"
  })
  void threeLettersMeanTheAreaOfTheirDay(String letters, LocalDate day, String code) {
    assertThat(read(letters, Scheme.ISO3, day, day)).isEqualTo(known(code));
  }

  @ParameterizedTest
  @CsvSource({
    "CS, 1993-01-01, 1993-01-01",
    "CS, 2003-02-03, 2003-02-03",
    "CS, 2006-06-03, 2006-06-03",
    "YU, 2003-02-04, 2003-02-04",
    "AN, 2010-10-10, 2010-10-10",
    "GE, 1978-12-31, 1978-12-31",
    "SK, 1974-12-31, 1974-12-31",
    "SD, 2011-01-01, 2011-12-31",
    "DE, 1990-01-01, 1990-12-31",
    "AN, 2010-01-01, 2010-12-31"
  })
  void noMeaningIsGuessedBetweenWindowsOrAcrossThem(
      String letters, LocalDate first, LocalDate last) {
    assertThat(read(letters, Scheme.ISO2, first, last)).isInstanceOf(AreaCode.Ambiguous.class);
  }

  @Test
  void anAmbiguityNamesTheMeaningsAndTheirDates() {
    assertThat(
            read("SD", Scheme.ISO2, LocalDate.parse("2011-01-01"), LocalDate.parse("2011-12-31")))
        .isEqualTo(
            new AreaCode.Ambiguous(
                "its meanings are Sudan [former] (736) before 2011-07-09, Sudan (729) from"
                    + " 2011-07-09; 2011-01-01 to 2011-12-31 lies in more than one"));
    assertThat(
            read("YU", Scheme.ISO2, LocalDate.parse("2005-01-01"), LocalDate.parse("2005-01-01")))
        .isEqualTo(
            new AreaCode.Ambiguous(
                "its meanings are Yugoslavia [former] (890) before 1992-04-27, Serbia and"
                    + " Montenegro [former] (891) 1992-04-27 to 2003-02-03; 2005-01-01 lies"
                    + " outside"));
    assertThat(
            read("AN", Scheme.ISO2, LocalDate.parse("2010-07-01"), LocalDate.parse("2010-12-31")))
        .isEqualTo(
            new AreaCode.Ambiguous(
                "its meanings are Netherlands Antilles [former, pre-1986] (532) before 1986-01-01,"
                    + " Netherlands Antilles [former, 1986 to 2010] (530) 1986-01-01 to 2010-10-09,"
                    + " Netherlands Antilles [former, 1986 to 2010] (530) from 2010-10-10 for"
                    + " POP_BASIS COB; 2010-07-01 to 2010-12-31 lies partly outside"));
  }

  @Test
  void theNetherlandsAntillesOutliveTheirEndAsAPlaceOfBirthOnly() {
    LocalDate day = LocalDate.parse("2015-01-01");

    AreaCode born = READER.read("ANT", Scheme.ISO3, day, day, PopulationBasis.COB);
    AreaCode before =
        READER.read(
            "ANT",
            Scheme.ISO3,
            LocalDate.parse("2005-01-01"),
            LocalDate.parse("2005-01-01"),
            PopulationBasis.COB);

    assertThat(born).isEqualTo(new AreaCode.Known(AREAS.position("530"), true));
    assertThat(before).isEqualTo(known("530"));
    assertThat(read("ANT", Scheme.ISO3, day, day)).isInstanceOf(AreaCode.Ambiguous.class);
  }

  @ParameterizedTest
  @CsvSource({
    "616, 616",
    "040, 040",
    "40, 040",
    "4, 004",
    "826_GB, 826_GB",
    "688_EXKS, 688_EXKS",
    "EU28, EU28",
    "_FOR_ALL, _FOR_ALL",
    "810, 810",
    "249, 250"
  })
  void numbersKeepTheirMeaningAtAllTimesAndRetiredOnesAreReplaced(String raw, String code) {
    LocalDate day = LocalDate.parse("2019-01-01");

    assertThat(read(raw, Scheme.M49, day, day)).isEqualTo(known(code));
  }

  @Test
  void theUnionOfMovingMembershipIsNoKey() {
    LocalDate day = LocalDate.parse("2019-01-01");

    assertThat(read("097", Scheme.M49, day, day))
        .isEqualTo(new AreaCode.Unknown("no area has this M49 code", List.of()));
  }

  @Test
  void aMistypedCodeIsToldItsNeighbours() {
    LocalDate day = LocalDate.parse("1989-01-01");

    AreaCode.Unknown unknown = (AreaCode.Unknown) read("DEX", Scheme.ISO3, day, day);

    assertThat(unknown.detail())
        .isEqualTo("no area has this three-letter code; nearest are DEU (280), MEX (484)");
    assertThat(read("DEUT", Scheme.ISO3, day, day))
        .isEqualTo(new AreaCode.Unknown("no area has this three-letter code", List.of()));
  }

  @Test
  void aSchemeOfTimeReadsNoArea() {
    LocalDate day = LocalDate.parse("2019-01-01");

    assertThatThrownBy(() -> read("2019", Scheme.YEAR, day, day))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read an area by the scheme YEAR");
  }

  private static AreaCode read(String raw, Scheme scheme, LocalDate first, LocalDate last) {
    return READER.read(raw, scheme, first, last, PopulationBasis.COC);
  }

  private static AreaCode known(String code) {
    return new AreaCode.Known(AREAS.position(code), false);
  }
}
