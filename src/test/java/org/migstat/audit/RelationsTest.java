package org.migstat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.migstat.core.model.Rounding;

/** Each way in which printed figures give a hidden one away, and the safe neighbour of each. */
class RelationsTest {
  private static final String BY_SEX = "ASY_APP_FIRST.616.804.COC._T._Z._T.%s._T._Z.PS.PER.2019";
  private static final String BY_AGE = "ASY_APP_FIRST.616.804.COC._T._Z._T._T.%s.%s.PS.PER.2019";
  private static final String BY_CITIZENSHIP =
      "ASY_APP_FIRST.616.%s.%s._T._Z._T._T._T._Z.PS.PER.2019";
  private static final String BY_REF_AREA =
      "ASY_APP_FIRST.%s.804.COC._T._Z._T._T._T._Z.PS.PER.2019";
  private static final String BY_TIME = "CIT_ACQ.616.804.CFC._T._Z._T._T._T._Z.PS.PER.%s";
  private static final String MOVES = "%s.%s.%s.%s._T.M12._T._T._T._Z.PS.PER.2019";

  @Test
  void theOnlyHiddenSexIsTheTotalWithoutTheOther() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 10).cell("M", 7).hidden("F");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED F by SEX of _T");
  }

  @Test
  void twoHiddenSexesAreSafeUnderALargeTotal() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 10).hidden("M", "F");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void twoHiddenSexesUnderASmallTotalAreNarrow() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 4).hidden("M", "F");
    assertThat(tables.findings())
        .containsExactly("SDC_NARROW F by SEX of _T", "SDC_NARROW M by SEX of _T");
  }

  @Test
  void fiveIsWideEnough() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 5).hidden("M", "F");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void aHiddenTotalIsTheSumOfItsParts() {
    var tables = new PrintedTables().table(BY_SEX).hidden("_T").cell("M", 1).cell("F", 8);
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED _T by SEX of _T");
  }

  @Test
  void nothingIsLeftForPartsOfWhichTheOthersMakeTheTotal() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 9).cell("M", 9).hidden("F", "_U");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED F by SEX of _T", "SDC_DETERMINED _U by SEX of _T");
  }

  @Test
  void unknownSexAndOtherSexAreParts() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .cell("_T", 30)
            .cell("M", 9)
            .cell("F", 8)
            .cell("_O", 6)
            .cell("_N", 4)
            .hidden("_U");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED _U by SEX of _T");
  }

  @Test
  void aGapOfTheProviderIsNoSecretButProtectsOne() {
    var gap = new PrintedTables().table(BY_SEX).cell("_T", 10).cell("M", 7).gap("F");
    assertThat(gap.findings()).isEmpty();
    var both = new PrintedTables().table(BY_SEX).cell("_T", 12).gap("M").hidden("F");
    assertThat(both.findings()).isEmpty();
  }

  @Test
  void partsThatExceedTheirTotalAreNoPartsOfIt() {
    var tables = new PrintedTables().table(BY_SEX).cell("_T", 10).cell("M", 12).hidden("F");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void roundedFiguresLeaveRoom() {
    var rounded =
        new PrintedTables()
            .table(BY_SEX)
            .rounded(5, Rounding.Mode.NEAREST)
            .cell("_T", 20)
            .cell("M", 10)
            .hidden("F");
    assertThat(rounded.findings()).isEmpty();
    var oneRounded =
        new PrintedTables()
            .table(BY_SEX)
            .cell("_T", 20)
            .rounded(3, Rounding.Mode.NEAREST)
            .cell("M", 12)
            .hidden("F");
    assertThat(oneRounded.findings()).containsExactly("SDC_NARROW F by SEX of _T");
  }

  @Test
  void figuresRoundedByChanceLeaveAFullStep() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .cell("_T", 20)
            .rounded(3, Rounding.Mode.RANDOM)
            .cell("M", 12)
            .hidden("F");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void agesTileTheTotalWithThoseUnknown() {
    var tables =
        new PrintedTables()
            .table(BY_AGE)
            .cell("_T|_Z", 40)
            .cell("Y0T17|COMPLET", 11)
            .cell("Y18T64|COMPLET", 21)
            .cell("Y_GE65|COMPLET", 6)
            .hidden("_U|COMPLET");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED _U|COMPLET by AGE of _T|_Z");
  }

  @Test
  void narrowBandsTileAWideOne() {
    var tables =
        new PrintedTables()
            .table(BY_AGE)
            .cell("Y0T17|COMPLET", 11)
            .cell("Y0T4|COMPLET", 6)
            .hidden("Y5T17|COMPLET");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED Y5T17|COMPLET by AGE of Y0T17|COMPLET");
  }

  @Test
  void twoBreakdownsByAgeAreBothFollowed() {
    var tables =
        new PrintedTables()
            .table(BY_AGE)
            .cell("_T|_Z", 100)
            .cell("Y0T17|COMPLET", 50)
            .hidden("Y_GE18|COMPLET")
            .hidden("Y0T14|COMPLET", "Y_GE15|COMPLET");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED Y_GE18|COMPLET by AGE of _T|_Z");
  }

  @Test
  void overlappingBandsShareWhatLiesBetweenTheirBounds() {
    var tables =
        new PrintedTables()
            .table(BY_AGE)
            .cell("_T|_Z", 100)
            .hidden("Y0T14|COMPLET", "Y15T17|COMPLET", "Y_GE18|COMPLET", "Y0T17|COMPLET")
            .cell("Y_GE15|COMPLET", 60);
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED Y0T14|COMPLET by AGE of _T|_Z");
  }

  @Test
  void agesReachedAreNotAddedToAgesCompleted() {
    var tables =
        new PrintedTables()
            .table(BY_AGE)
            .cell("_T|_Z", 100)
            .cell("Y0T17|COMPLET", 40)
            .hidden("Y_GE18|REACH", "Y0T17|REACH");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void allCitizenshipsAreThoseThatArePrinted() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .cell("_T|_Z", 30)
            .cell("804|COC", 12)
            .cell("112|COC", 11)
            .hidden("_O@NSO_POL|COC");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED _O@NSO_POL|COC by COUNTERPART_AREA of _T|_Z");
  }

  @Test
  void someAreasOfARegionAreAtMostTheRegion() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .cell("EU27_2020|COC", 30)
            .cell("276|COC", 26)
            .hidden("250|COC")
            .cell("804|COC", 99);
    assertThat(tables.findings())
        .containsExactly("SDC_NARROW 250|COC by COUNTERPART_AREA of EU27_2020|COC");
  }

  @Test
  void totalsByBirthAndByCitizenshipAreOne() {
    var tables =
        new PrintedTables()
            .table("POP_STOCK.616.%s.%s._T.M12._T._T._T._Z.PS.PIT.2020-01-01")
            .cell("_T|_Z", 100)
            .cell("616|COB", 80)
            .hidden("_FOR|COB")
            .cell("616|COC", 85)
            .hidden("_FOR_ALL|COC");
    assertThat(tables.findings())
        .containsExactly(
            "SDC_DETERMINED _FOR|COB by COUNTERPART_AREA of _T|_Z",
            "SDC_DETERMINED _FOR_ALL|COC by COUNTERPART_AREA of _T|_Z");
  }

  @Test
  void foreignersAreStatelessMembersAndOthers() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .cell("_FOR_STLS|COC", 50)
            .cell("EU27_2020_FOR|COC", 20)
            .cell("NEU27_2020_FOR|COC", 28)
            .hidden("_STLS|COC");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED _STLS|COC by COUNTERPART_AREA of _FOR_STLS|COC");
  }

  @Test
  void foreignersAloneAreNotEverybody() {
    var tables =
        new PrintedTables()
            .table("POP_STOCK.616.%s.%s._T.M12._T._T._T._Z.PS.PIT.2020-01-01")
            .cell("_T|_Z", 100)
            .hidden("_FOR_ALL|COC");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void formerStatesStandBesideTheirSuccessors() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .cell("_FOR_ALL|COC", 60)
            .cell("890|COC", 20)
            .cell("688|COC", 30)
            .hidden("191|COC");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED 191|COC by COUNTERPART_AREA of _FOR_ALL|COC");
  }

  @Test
  void aReportingAreaIsTheSumOfItsPartsIfAllArePrinted() {
    var all =
        new PrintedTables().table(BY_REF_AREA).cell("688", 30).cell("688_EXKS", 27).hidden("412");
    assertThat(all.findings()).containsExactly("SDC_DETERMINED 412 by REF_AREA of 688");
    var oneIsMissing =
        new PrintedTables().table(BY_REF_AREA).cell("250_DROM", 30).cell("250", 20).hidden("638");
    assertThat(oneIsMissing.findings()).isEmpty();
  }

  @Test
  void aGroupWithoutMovesBetweenItsMembersIsNoSum() {
    var tables =
        new PrintedTables()
            .table(BY_REF_AREA)
            .consolidated(true)
            .cell("688", 30)
            .cell("688_EXKS", 27)
            .hidden("412");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void everybodyIsNationalsAndForeigners() {
    var tables =
        new PrintedTables()
            .table("IMM.616.804.CPR.%s.M12._T._T._T._Z.PS.PER.2019")
            .cell("_T", 30)
            .cell("FOR", 27)
            .hidden("NAT");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED NAT by CITIZENSHIP_GRP of _T");
  }

  @Test
  void reasonsAddUp() {
    var tables =
        new PrintedTables()
            .table("PERMIT_FIRST.616.804.COC._T._Z.%s._T._T._Z.PMT.PER.2019")
            .cell("_T", 30)
            .cell("WRK", 27)
            .hidden("FAM");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED FAM by REASON of _T");
  }

  @Test
  void threeMonthsAreThreeToTwelveAndTwelve() {
    var tables =
        new PrintedTables()
            .table("IMM.616.804.COC._T.%s._T._T._T._Z.PS.PER.2019")
            .cell("M3", 30)
            .cell("M12", 27)
            .hidden("M3T12");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED M3T12 by DURATION of M3");
  }

  @Test
  void aQuarterIsTheYearWithoutTheOthers() {
    var tables =
        new PrintedTables()
            .table(BY_TIME)
            .cell("2019", 40)
            .cell("2019-Q1", 9)
            .cell("2019-Q2", 8)
            .cell("2019-Q3", 20)
            .hidden("2019-Q4");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED 2019-Q4 by TIME of 2019");
  }

  @Test
  void halfYearsAndMonthsAreFollowedToo() {
    var tables =
        new PrintedTables()
            .table(BY_TIME)
            .cell("2019", 40)
            .hidden("2019-S1")
            .cell("2019-S2", 20)
            .cell("2019-01", 1)
            .cell("2019-02", 2)
            .hidden("2019-03")
            .cell("2019-Q2", 9)
            .cell("2019-Q1", 11);
    assertThat(tables.findings())
        .containsExactly(
            "SDC_DETERMINED 2019-03 by TIME of 2019", "SDC_DETERMINED 2019-S1 by TIME of 2019");
  }

  @Test
  void applicantsAreNotAddedOverTimeUnlessTheirTableDoes() {
    String pattern = "ASY_APP_FIRST.616.804.COC._T._Z._T._T._T._Z.PS.PER.%s";
    var tables = new PrintedTables().table(pattern).cell("2019-S1", 30).hidden("2019-S2");
    assertThat(tables.cell("2019", 40).findings()).isEmpty();
    var summed = new PrintedTables().table(pattern).cell("2019-S1", 30).hidden("2019-S2");
    assertThat(summed.summed(true).cell("2019", 40).findings())
        .containsExactly("SDC_DETERMINED 2019-S2 by TIME of 2019");
  }

  @Test
  void netMigrationIsImmigrationWithoutEmigration() {
    var tables =
        new PrintedTables()
            .table(MOVES)
            .cell("NETMIG|616|_T|_Z", -10)
            .cell("IMM|616|_T|_Z", 7)
            .hidden("EMI|616|_T|_Z");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED EMI|616|_T|_Z by NET of NETMIG|616|_T|_Z");
  }

  @Test
  void aBalanceMayBeNegative() {
    var tables =
        new PrintedTables()
            .table("NETMIG.616.804.COC._T.M12._T.%s._T._Z.PS.PER.2019")
            .cell("_T", 2)
            .hidden("M", "F");
    assertThat(tables.findings()).isEmpty();
  }

  @Test
  void bothSidesOfAMoveAreOneWhereACollectionPrintsThemSo() {
    var tables =
        new PrintedTables()
            .table(MOVES)
            .cell("IMM|616|804|CPR", 50)
            .cell("EMI|804|616|CNR", 50)
            .cell("IMM|616|112|CPR", 30)
            .cell("EMI|112|616|CNR", 30)
            .cell("IMM|616|276|CPR", 3)
            .hidden("EMI|276|616|CNR");
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED EMI|276|616|CNR by MIRROR of IMM|616|276|CPR");
    assertThat(tables.cell("IMM|616|040|CPR", 30).cell("EMI|040|616|CNR", 31).findings()).isEmpty();
  }
}
