package org.migstat.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.migstat.core.suppression.Published.Standing;

/** Small tables in which something is hidden, and what must be hidden with it. */
class SuppressionTest {
  private static final String QUARTER = "time=2020-Q";

  /** Worked example O7. */
  @Test
  void theSmallestPositiveOtherPartIsHiddenWithASmallCount() {
    Figures figures =
        new Figures()
            .add("cp=008", 120)
            .add("cp=268", 3)
            .add("cp=368", 17)
            .add("cp=760", 0)
            .add("cp=_T", 140);

    assertThat(figures.hidden()).containsExactly("P cp=268", "S cp=368");
  }

  @Test
  void aCascadeGoesOnUntilEachRelationHasTwoHidden() {
    Figures figures =
        new Figures()
            .add("cp=268", 13)
            .add("cp=268 sex=M", 3)
            .add("cp=268 sex=F", 10)
            .add("cp=368", 50)
            .add("cp=368 sex=M", 30)
            .add("cp=368 sex=F", 20)
            .add("cp=760", 110)
            .add("cp=760 sex=M", 60)
            .add("cp=760 sex=F", 50)
            .add("", 173)
            .add("sex=M", 93)
            .add("sex=F", 80);

    assertThat(figures.hidden())
        .containsExactly("S cp=268 sex=F", "P cp=268 sex=M", "S cp=368 sex=F", "S cp=368 sex=M");
  }

  @Test
  void threeSmallCountsInThreePlacesProtectEachOtherOnlyWithMore() {
    Figures figures = new Figures().add("cp=008", 92).add("cp=268", 133).add("cp=368", 171);
    figures.add("cp=008 age=Y0T17", 2).add("cp=008 age=Y18T64", 40).add("cp=008 age=Y_GE65", 50);
    figures.add("cp=268 age=Y0T17", 60).add("cp=268 age=Y18T64", 3).add("cp=268 age=Y_GE65", 70);
    figures.add("cp=368 age=Y0T17", 80).add("cp=368 age=Y18T64", 90).add("cp=368 age=Y_GE65", 1);
    figures.add("", 396).add("age=Y0T17", 142).add("age=Y18T64", 133).add("age=Y_GE65", 121);

    assertThat(figures.hidden())
        .containsExactly(
            "P cp=008 age=Y0T17",
            "S cp=008 age=Y18T64",
            "S cp=008 age=Y_GE65",
            "S cp=268 age=Y0T17",
            "P cp=268 age=Y18T64",
            "S cp=368 age=Y0T17",
            "P cp=368 age=Y_GE65");
  }

  @Test
  void aZeroIsNoPartnerSoTheTotalIs() {
    assertThat(new Figures().add("sex=M", 3).add("sex=F", 0).add("", 143).hidden())
        .containsExactly("P sex=M", "S ");
  }

  @Test
  void twoHierarchiesOfAgeThatShareATotalAreLookedAtTogether() {
    Figures figures =
        new Figures()
            .add("", 100)
            .add("age=Y0T14", 3)
            .add("age=Y15T64", 67)
            .add("age=Y_GE65", 30)
            .add("age=Y0T17", 20)
            .add("age=Y18T64", 50);

    assertThat(figures.hidden()).containsExactly("P age=Y0T14", "S age=Y0T17", "S age=Y_GE65");
  }

  @Test
  void whatThePreviousReleasePrintedIsNoPartner() {
    Figures figures =
        new Figures()
            .add("cp=008", 120, Standing.KNOWN)
            .add("cp=268", 3)
            .add("cp=368", 17, Standing.KNOWN)
            .add("cp=760", 60)
            .add("cp=_T", 200);

    assertThat(figures.hidden()).containsExactly("P cp=268", "S cp=760");
  }

  @Test
  void whatThePreviousReleaseHidIsNotToldByThisOne() {
    Figures figures =
        new Figures()
            .add("cp=008", 120, Standing.FORMER)
            .gap("cp=268", Standing.FORMER_HIDDEN)
            .add("cp=368", 17)
            .add("cp=_T", 140, Standing.FORMER);

    assertThat(figures.hidden()).containsExactly("S cp=368");
  }

  @Test
  void immigrationCannotBeToldFromEmigrationAndTheBalance() {
    Figures figures =
        new Figures()
            .add("ind=IMM", 40, Standing.PLACEHOLDER)
            .add("ind=EMI", 90)
            .add("ind=NETMIG", -50);

    assertThat(figures.hidden()).containsExactly("S ind=EMI", "P ind=IMM");
  }

  @Test
  void theSameMovesSeenFromTheOtherSideAreHiddenToo() {
    Figures figures =
        new Figures()
            .add("ind=IMM ref=208 cp=752 basis=CPR", 40, Standing.PLACEHOLDER)
            .add("ind=EMI ref=752 cp=208 basis=CNR", 40);

    assertThat(figures.hidden())
        .containsExactly(
            "S ind=EMI ref=752 cp=208 basis=CNR", "P ind=IMM ref=208 cp=752 basis=CPR");
  }

  @Test
  void aQuarterIsNotToldByItsYear() {
    Figures figures = new Figures().add("", 100);
    figures.add(QUARTER + 1, 4).add(QUARTER + 2, 20).add(QUARTER + 3, 30).add(QUARTER + 4, 46);

    assertThat(figures.hidden()).containsExactly("P " + QUARTER + 1, "S " + QUARTER + 2);
  }

  @Test
  void unknownSexIsAPartLikeOthers() {
    assertThat(
            new Figures().add("", 60).add("sex=M", 40).add("sex=F", 18).add("sex=_U", 2).hidden())
        .containsExactly("S sex=F", "P sex=_U");
  }

  @Test
  void aPartOfAGroupIsNotToldByTheGroup() {
    Figures figures =
        new Figures().add("", 100).add("cp=EFTA", 40).add("cp=804", 60).add("cp=352", 2);
    figures.add("cp=438", 8).add("cp=578", 14).add("cp=756", 16);

    assertThat(figures.hidden()).containsExactly("P cp=352", "S cp=438");
  }

  @Test
  void aPartOfAReportingAreaIsNotToldByTheOtherPart() {
    Figures figures = new Figures().add("ref=688", 50).add("ref=688_EXKS", 47).add("ref=412", 3);

    assertThat(figures.hidden()).containsExactly("P ref=412", "S ref=688_EXKS");
  }

  @Test
  void ifAllPartsAreSmallTheirSumProtectsThem() {
    assertThat(new Figures().add("", 6).add("cp=008", 3).add("cp=268", 3).hidden())
        .containsExactly("P cp=008", "P cp=268");
  }

  @Test
  void ifTheSumOfSmallPartsIsSmallTooItIsHidden() {
    assertThat(new Figures().add("", 3).add("cp=008", 2).add("cp=268", 1).hidden())
        .containsExactly("P cp=008", "P cp=268", "P ");
  }

  @Test
  void roundedPartsThatExceedTheirTotalByLessThanTheRoundingAreAnIdentity() {
    Figures figures = new Figures().step(5).add("", 40).add("sex=M", 0, Standing.PLACEHOLDER);

    assertThat(figures.add("sex=F", 45).hidden()).containsExactly("S sex=F", "P sex=M");
  }

  @Test
  void partsThatExceedTheirTotalAreNoIdentity() {
    Figures figures = new Figures().add("", 30).add("sex=M", 60, Standing.PLACEHOLDER);

    assertThat(figures.add("sex=F", 40).hidden()).containsExactly("P sex=M");
  }

  @Test
  void anEarlierVintageDoesNotTell() {
    Figures figures = new Figures().add("", 60).add("sex=M", 57).add("sex=F", 3);
    figures.table(2).add("", 70).add("sex=M", 60).add("sex=F", 10);

    assertThat(figures.hidden()).containsExactly("P sex=F", "S sex=M");
  }

  @Test
  void aCopyInAnotherCollectionDoesNotTellTheDifference() {
    Figures figures = new Figures().add("", 103).add("sex=M", 60).add("sex=F", 40);
    figures.add("sex=_U", 3).table(2).add("", 100).add("sex=M", 60).add("sex=F", 40);

    assertThat(figures.hidden()).containsExactly("S sex=F", "S sex=M", "S ", "P sex=_U");
  }

  @Test
  void anotherOriginIsAnotherFigure() {
    Figures figures = new Figures().add("", 60).add("sex=M", 57).add("sex=F", 3);
    figures.origin(2).add("", 60).add("sex=M", 50).add("sex=F", 10);

    assertThat(figures.hide().figures().keySet()).allMatch(each -> each.origin() == 1);
  }

  @Test
  void whatIsPublicElsewhereIsHiddenOnlyIfNothingElseCanBe() {
    Figures figures = new Figures().add("cp=268", 3).add("cp=008", 120, Standing.DETAIL);

    assertThat(figures.add("", 123).hidden()).containsExactly("P cp=268", "S ");
    assertThat(
            new Figures()
                .add("cp=268", 3)
                .add("cp=008", 120, Standing.DETAIL)
                .add("", 123, Standing.DETAIL)
                .hidden())
        .containsExactly("S cp=008", "P cp=268");
  }

  @Test
  void aSmallCountThatIsOpenKnowledgeNeedsNoPartner() {
    Figures figures = new Figures().add("", 60).add("sex=M", 57).add("sex=F", 3);

    assertThat(figures.add("sex=F", 3, Standing.KNOWN).hidden()).containsExactly("P sex=F");
  }

  @Test
  void ifNothingCanBeHiddenTheSliceIsWithheld() {
    Figures figures = new Figures().add("cp=268", 3).add("cp=760", 0).add("cp=008", 0);
    Hidden hidden = figures.add("", 3, Standing.KNOWN).hide();

    assertThat(hidden.withheld()).hasSize(1);
    assertThat(figures.hidden()).containsExactly("P cp=268", "S ");
  }

  @Test
  void aGapOfTheProvidersOwnIsNoPart() {
    Figures figures = new Figures().add("", 60).add("sex=M", 57).add("sex=F", 3);

    assertThat(figures.gap("sex=_U", Standing.FREE).hidden()).containsExactly("P sex=F", "S sex=M");
  }

  @Test
  void noValueStandsInATextAboutAFigure() {
    assertThat(new Figures().add("sex=F", 17).list().get(0))
        .hasToString("Published[origin=1, table=1, standing=FREE]");
  }
}
