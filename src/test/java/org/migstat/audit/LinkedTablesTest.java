package org.migstat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.Rounding;

/** Figures that come back only from several tables, records or releases together. */
class LinkedTablesTest {
  private static final String BY_SEX = "ASY_APP_FIRST.616.804.COC._T._Z._T.%s._T._Z.PS.PER.2019";
  private static final String BY_SEX_AND_AGE =
      "ASY_APP_FIRST.616.804.COC._T._Z._T.%s.%s.%s.PS.PER.2019";
  private static final String BY_CITIZENSHIP =
      "ASY_APP_FIRST.616.%s.%s._T._Z._T._T._T._Z.PS.PER.2019";

  @Test
  void onceAFigureIsKnownOthersFollow() {
    var tables =
        new PrintedTables()
            .table(BY_SEX_AND_AGE)
            .cell("_T|_T|_Z", 100)
            .cell("M|_T|_Z", 60)
            .hidden("F|_T|_Z")
            .cell("F|Y0T17|COMPLET", 33)
            .hidden("F|Y_GE18|COMPLET");
    assertThat(tables.findings())
        .containsExactly(
            "SDC_DETERMINED F|Y_GE18|COMPLET by AGE of F|_T|_Z",
            "SDC_DETERMINED F|_T|_Z by SEX of _T|_T|_Z");
  }

  @Test
  void marginsOfATableGiveItsCornersBackIfTheyAreSmall() {
    var tables =
        new PrintedTables()
            .table(BY_SEX_AND_AGE)
            .cell("_T|_T|_Z", 103)
            .cell("M|_T|_Z", 3)
            .cell("F|_T|_Z", 100)
            .cell("_T|Y0T17|COMPLET", 50)
            .cell("_T|Y_GE18|COMPLET", 53)
            .hidden("M|Y0T17|COMPLET", "M|Y_GE18|COMPLET")
            .hidden("F|Y0T17|COMPLET", "F|Y_GE18|COMPLET");
    assertThat(tables.findings())
        .containsExactly(
            "SDC_NARROW F|Y0T17|COMPLET by SEX of _T|Y0T17|COMPLET",
            "SDC_NARROW F|Y_GE18|COMPLET by SEX of _T|Y_GE18|COMPLET",
            "SDC_NARROW M|Y0T17|COMPLET by AGE of M|_T|_Z",
            "SDC_NARROW M|Y_GE18|COMPLET by AGE of M|_T|_Z");
  }

  @Test
  void aSquareOfHiddenFiguresIsSafeIfItCanTurn() {
    var tables =
        new PrintedTables()
            .table(BY_SEX_AND_AGE)
            .cell("_T|_T|_Z", 200)
            .cell("M|_T|_Z", 90)
            .cell("F|_T|_Z", 110)
            .cell("_T|Y0T17|COMPLET", 50)
            .cell("_T|Y_GE18|COMPLET", 150)
            .hidden("M|Y0T17|COMPLET", "M|Y_GE18|COMPLET")
            .hidden("F|Y0T17|COMPLET", "F|Y_GE18|COMPLET");
    assertThat(tables.audit()).isEqualTo(new AuditReport(9, 4, List.of(), List.of()));
  }

  /** Rows have two or three hidden figures each, so that no relation gives one back alone. */
  @Test
  void threeSingletonsAreFoundByEliminationOnly() {
    var tables =
        new PrintedTables()
            .table("ASY_APP_FIRST.616.804.COC._T._Z.%s.%s._T._Z.PS.PER.2019")
            .cell("_T|_T", 300)
            .cell("EDU|_T", 100)
            .cell("FAM|_T", 100)
            .cell("WRK|_T", 100)
            .cell("_T|M", 150)
            .cell("_T|F", 90)
            .cell("_T|_U", 60)
            .hidden("EDU|M", "EDU|F")
            .cell("EDU|_U", 20)
            .hidden("FAM|M", "FAM|F")
            .cell("FAM|_U", 20)
            .hidden("WRK|M", "WRK|F", "WRK|_U");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED WRK|_U by REASON of _T|_U");
  }

  @Test
  void twoBreakdownsOfOneTotalAreHeldAgainstEachOther() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .cell("_T|_Z", 100)
            .cell("EU27_2020|COC", 60)
            .cell("276|COC", 50)
            .hidden("250|COC", "380|COC")
            .hidden("804|COC")
            .cell("112|COC", 37);
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED 804|COC by COUNTERPART_AREA of _T|_Z");
  }

  @Test
  void aPartnerThatIsZeroProtectsNothing() {
    var tables =
        new PrintedTables()
            .table(BY_SEX_AND_AGE)
            .cell("_T|_T|_Z", 40)
            .hidden("M|_T|_Z", "F|_T|_Z")
            .cell("F|Y0T17|COMPLET", 0)
            .cell("F|Y_GE18|COMPLET", 0);
    assertThat(tables.findings())
        .containsExactly(
            "SDC_DETERMINED F|_T|_Z by AGE of F|_T|_Z",
            "SDC_DETERMINED M|_T|_Z by SEX of _T|_T|_Z");
  }

  @Test
  void anotherVintageOfTheCellGivesItAway() {
    var tables = new PrintedTables().table(BY_SEX).hidden("F").vintage(2019).cell("F", 3);
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED F by SAME_CELL of F");
  }

  @Test
  void anotherCollectionOfTheOriginGivesItAwayAndOneOfAnotherOriginDoesNot() {
    var related =
        new PrintedTables()
            .table(BY_SEX)
            .derived("ESTAT_MIGR", "NSO_*")
            .hidden("F")
            .by("ESTAT_MIGR")
            .cell("F", 3);
    assertThat(related.findings()).containsExactly("SDC_DETERMINED F by SAME_CELL of F");
    var unrelated = new PrintedTables().table(BY_SEX).hidden("F").by("IOM_AVRR").cell("F", 3);
    assertThat(unrelated.findings()).isEmpty();
  }

  @Test
  void whatAProviderPublishesCellByCellIsNoSecretButTellsOthers() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .derived("ESTAT_MIGR", "NSO_*")
            .cell("_T", 10)
            .hidden("M", "F")
            .by("ESTAT_MIGR")
            .publishedDetail(true)
            .cell("F", 3);
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED M by SEX of _T");
  }

  @Test
  void aCoarseVersionMayStandBesideAHiddenFigureIfItIsCoarseEnough() {
    var five =
        new PrintedTables()
            .table(BY_SEX)
            .hidden("F")
            .dataflow("T2")
            .rounded(5, Rounding.Mode.NEAREST)
            .cell("F", 5);
    assertThat(five.findings()).isEmpty();
    var three =
        new PrintedTables()
            .table(BY_SEX)
            .hidden("F")
            .dataflow("T2")
            .rounded(3, Rounding.Mode.NEAREST)
            .cell("F", 3);
    assertThat(three.findings()).containsExactly("SDC_NARROW F by SAME_CELL of F");
  }

  @Test
  void aTotalOfAnotherTableTakesPart() {
    var tables =
        new PrintedTables()
            .table(BY_CITIZENSHIP)
            .derived("ESTAT_MIGR", "NSO_*")
            .cell("804|COC", 12)
            .hidden("112|COC")
            .by("ESTAT_MIGR")
            .cell("_FOR_ALL|COC", 15);
    assertThat(tables.findings())
        .containsExactly("SDC_DETERMINED 112|COC by COUNTERPART_AREA of _FOR_ALL|COC");
  }

  @Test
  void partsOfTwoTablesMakeATotal() {
    var tables =
        new PrintedTables().table(BY_SEX).cell("_T", 12).hidden("M").dataflow("T2").cell("F", 9);
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED M by SEX of _T");
  }

  @Test
  void anOlderVintageIsReadByItself() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .cell("_T", 12)
            .hidden("M", "F")
            .vintage(2019)
            .cell("_T", 11)
            .hidden("M", "F", "_U")
            .vintage(2018)
            .cell("_T", 3)
            .hidden("M", "F");
    assertThat(tables.findings())
        .containsExactly("SDC_NARROW F by SEX of _T", "SDC_NARROW M by SEX of _T");
  }

  @Test
  void whatThePreviousReleasePrintedIsKnown() {
    var tables = new PrintedTables().table(BY_SEX).hidden("F").previousRelease().cell("F", 3);
    assertThat(tables.findings()).containsExactly("SDC_FORMER F by RELEASE of F");
  }

  @Test
  void aTotalOfThePreviousReleaseTakesPart() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .hidden("F")
            .cell("M", 7)
            .previousRelease()
            .cell("_T", 10)
            .hidden("M", "F");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED F by SEX of _T");
  }

  @Test
  void whatThePreviousReleaseHidAndThisOneLeavesOutStaysASecret() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .cell("M", 7)
            .previousRelease()
            .cell("_T", 10)
            .hidden("M", "F");
    assertThat(tables.findings()).containsExactly("SDC_DETERMINED F by SEX of _T");
  }

  @Test
  void aRelationThatContradictsOthersIsReadByItself() {
    var tables =
        new PrintedTables()
            .table(BY_SEX_AND_AGE)
            .cell("_T|_T|_Z", 103)
            .cell("M|_T|_Z", 3)
            .cell("F|_T|_Z", 90)
            .cell("_T|Y0T17|COMPLET", 50)
            .cell("_T|Y_GE18|COMPLET", 153)
            .hidden("M|Y0T17|COMPLET", "M|Y_GE18|COMPLET")
            .hidden("F|Y0T17|COMPLET", "F|Y_GE18|COMPLET");
    assertThat(tables.findings())
        .containsExactly(
            "SDC_NARROW M|Y0T17|COMPLET by AGE of M|_T|_Z",
            "SDC_NARROW M|Y_GE18|COMPLET by AGE of M|_T|_Z");
  }

  @Test
  void twoProtectedVersionsThatLeaveLittleTogetherAreTold() {
    var tables =
        new PrintedTables()
            .table(BY_SEX)
            .rounded(5, Rounding.Mode.RAISED)
            .cell("F", 5)
            .dataflow("T2")
            .rounded(5, Rounding.Mode.NEAREST)
            .cell("F", 0);
    assertThat(tables.findings()).containsExactly("SDC_INTERSECTION F by SAME_CELL of F");
    assertThat(tables.audit().safe()).isTrue();
  }
}
