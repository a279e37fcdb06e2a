package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Role;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Fates.Fate;

/** Rows that are parts of one record (UN/SDMX 1.10). */
class AssemblyTest {

  private static final String ONE = "one";
  private static final String TWO = "two";

  private final CollectionDefinition parts = table("NSO_GBR").sumOver("type").definition();

  @Test
  void partsAreAddedToOneRecord() {
    Resolution resolution =
        Cells.resolve(row(parts).parts(ONE).value("4.5"), row(parts).parts(TWO).value(7));

    Observation sum = resolution.joint().only().preferred().observation();
    assertThat(sum.value()).isEqualTo(115_000);
    assertThat(sum.flags().list()).containsExactly(QualityFlag.ASSEMBLED);
    assertThat(sum.address().line()).isEqualTo(2);
    assertThat(resolution.joint().only().preferred().parts()).isEqualTo(2);
    assertThat(resolution.fates()).containsExactly(Fate.PART, Fate.PART, Fate.ASSEMBLED);
    assertThat(resolution.findings()).isEmpty();
  }

  @Test
  void oneRowOfATableOfPartsIsAPartToo() {
    Resolution resolution = Cells.resolve(row(parts).parts(ONE).value(5));

    assertThat(resolution.fates()).containsExactly(Fate.PART, Fate.ASSEMBLED);
    assertThat(resolution.joint().only().preferred().observation().value()).isEqualTo(50_000);
  }

  @Test
  void whatPartsSayIsUnitedAndTheStrictestConfidentialityHolds() {
    Resolution resolution =
        Cells.resolve(
            row(parts)
                .parts(ONE)
                .value(5)
                .status(ObservationStatus.B)
                .footnotes("b", "c")
                .conformity(2),
            row(parts)
                .parts(TWO)
                .value(7)
                .status(ObservationStatus.P)
                .footnotes("a")
                .conf(ConfidentialityStatus.N));

    Observation sum = resolution.joint().only().preferred().observation();
    assertThat(sum.statuses()).isEqualTo(StatusSet.of(ObservationStatus.B, ObservationStatus.P));
    assertThat(sum.footnotes()).containsExactly("a", "b", "c");
    assertThat(sum.conformity()).isEqualTo(2);
    assertThat(sum.confidentiality().status()).isEqualTo(ConfidentialityStatus.N);
  }

  @Test
  void theLaterEmbargoHoldsAndOnlyPartiesThatAllPartsAllow() {
    Resolution resolution =
        Cells.resolve(
            row(parts)
                .parts(ONE)
                .value(5)
                .embargoed("2020-01-01T00:00:00Z")
                .redistribution(Party.UN),
            row(parts)
                .parts(TWO)
                .value(7)
                .embargoed("2021-01-01T00:00:00Z")
                .redistribution(Party.UN, Party.IOM));

    Observation sum = resolution.joint().only().preferred().observation();
    assertThat(sum.confidentiality().status()).isEqualTo(ConfidentialityStatus.E);
    assertThat(sum.confidentiality().embargoEpochSecond()).isEqualTo(1_609_459_200L);
    assertThat(sum.confidentiality().redistribution()).isEqualTo(Set.of(Party.UN));
  }

  @Test
  void theStepOfASumIsTheSumOfTheStepsAboveOne() {
    Resolution coarse =
        Cells.resolve(
            row(parts).parts("a").value(100).step(10),
            row(parts).parts("b").value(100).step(100),
            row(parts).parts("c").value(100));
    Resolution exact =
        Cells.resolve(row(parts).parts(ONE).value(100), row(parts).parts(TWO).value(100));

    assertThat(coarse.joint().only().preferred().observation().rounding().step())
        .isEqualTo(1_100_000);
    assertThat(exact.joint().only().preferred().observation().rounding()).isEqualTo(Rounding.EXACT);
  }

  @Test
  void aPartWithoutFigureLeavesNoFigure() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(5), row(parts).parts(TWO).missing(ObservationStatus.Q));

    assertThat(resolution.joint().resolved()).isEmpty();
    assertThat(resolution.joint().roles()).containsExactly(Role.QUARANTINED);
    assertThat(resolution.joint().records().get(0).observation().hasValue()).isFalse();
    assertThat(resolution.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
    assertThat(resolution.findings().get(0).finding().detail())
        .isEqualTo(
            "found parts that add up to no figure; expected a figure in each and a sum up to 9e14");
    assertThat(resolution.fates()).containsExactly(Fate.PART, Fate.PART, Fate.ASSEMBLED);
  }

  @Test
  void aSumThatNoFigureCanHoldIsNone() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(900_000_000_000_000L),
            row(parts).parts(TWO).value(900_000_000_000_000L));

    assertThat(resolution.joint().resolved()).isEmpty();
    assertThat(resolution.joint().roles()).containsExactly(Role.QUARANTINED);
    assertThat(resolution.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
  }

  @Test
  void aRefusedPartSpoilsTheSumWhereverItStands() {
    for (List<Rows> rows :
        List.of(
            List.of(row(parts).parts(ONE).value(5), row(parts).parts(TWO).refused()),
            List.of(row(parts).parts(ONE).refused(), row(parts).parts(TWO).value(5)))) {
      Resolution resolution = Cells.resolve(Cells.observations(rows));

      assertThat(resolution.joint().resolved()).isEmpty();
      assertThat(resolution.joint().roles()).containsExactly(Role.QUARANTINED);
      assertThat(resolution.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
      assertThat(resolution.fates()).containsExactly(Fate.PART, Fate.ASSEMBLED);
    }
  }

  @Test
  void refusedPartsAloneMakeNoRecord() {
    Resolution resolution =
        Cells.resolve(row(parts).parts(ONE).refused(), row(parts).parts(TWO).refused());

    assertThat(resolution.joint().records()).isEmpty();
    assertThat(resolution.fates()).isEmpty();
    assertThat(resolution.findings()).isEmpty();
  }

  @Test
  void partsThatAreAllTakenBackTakeTheRecordBack() {
    Rows before = row(parts).vintage("2019-01-01").parts(ONE).value(5);
    Resolution all =
        Cells.resolve(before, row(parts).parts(ONE).deletion(), row(parts).parts(TWO).deletion());
    Resolution some =
        Cells.resolve(before, row(parts).parts(ONE).deletion(), row(parts).parts(TWO).value(1));

    assertThat(all.joint().roles()).containsExactly(Role.SUPERSEDED, Role.TOMBSTONE);
    assertThat(all.findings()).isEmpty();
    assertThat(some.joint().roles()).containsExactly(Role.PREFERRED, Role.QUARANTINED);
    assertThat(some.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
  }

  @Test
  void partsThatDifferInAColumnNobodyNamedRefuseTheDefinition() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).extra("note=x", "level=1").value(5),
            row(parts).parts(TWO).extra("note=x", "level=2").value(6));

    assertThat(resolution.rules()).containsExactly(RuleId.V_PART_COLUMN);
    assertThat(resolution.findings().get(0).finding().address().column()).isEqualTo("level");
    assertThat(resolution.findings().get(0).finding().detail())
        .isEqualTo(
            "found rows of one cell that differ in a column which the definition nso-gbr neither"
                + " maps nor names in sum_over");
  }

  @Test
  void aRefusedRowDoesNotBlameTheColumnsOfTheOthers() {
    Resolution first =
        Cells.resolve(
            row(parts).parts(ONE).refused(), row(parts).parts(TWO).extra("level=1").value(6));
    Resolution last =
        Cells.resolve(
            row(parts).parts(ONE).extra("level=1").value(6), row(parts).parts(TWO).refused());

    assertThat(first.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
    assertThat(last.rules()).containsExactly(RuleId.V_PART_INCOMPLETE);
  }

  @Test
  void partsOfTwoVintagesOrTwoFilesAreTwoRecords() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(5).vintage("2019-01-01"),
            row(parts).parts(ONE).value(6).vintage("2020-01-01"),
            row(parts).parts(TWO).value(7).vintage("2020-01-01"));

    assertThat(resolution.joint().only().preferred().observation().value()).isEqualTo(130_000);
    assertThat(resolution.joint().roles()).containsExactly(Role.SUPERSEDED, Role.PREFERRED);
  }

  @Test
  void aSumWithAPartKeptFromAPartyIsKeptFromIt() {
    CollectionDefinition secret =
        table("NSO_GBR").sumOver("type").receivedBy(Party.UN).published(true).definition();

    Resolution known =
        Cells.resolve(
            row(secret).parts(ONE).value(5),
            row(secret).parts(TWO).value(7).conf(ConfidentialityStatus.N));
    Resolution unknown =
        Cells.resolve(
            row(secret).parts(ONE).value(5),
            row(secret).parts(TWO).value(7).conf(ConfidentialityStatus.N),
            row(secret).parts(TWO).value(8).conf(ConfidentialityStatus.N));

    assertThat(known.tier(Tier.UN).roles()).containsExactly(Role.PREFERRED);
    assertThat(known.tier(Tier.IOM).records()).isEmpty();
    assertThat(unknown.tier(Tier.UN).roles())
        .containsExactly(Role.QUARANTINED, Role.QUARANTINED, Role.QUARANTINED);
    assertThat(unknown.tier(Tier.IOM).records()).isEmpty();
  }

  @Test
  void anEmbargoWithoutEndDoesNotEndWithThatOfAnotherPart() {
    Rows endless = row(parts).parts(ONE).value(5).conf(ConfidentialityStatus.E);
    Rows ending = row(parts).parts(TWO).value(7).embargoed("2020-01-01T00:00:00Z");
    Rows another = row(parts).parts(TWO).value(7).embargoed("2021-01-01T00:00:00Z");

    assertThat(sum(endless, ending).confidentiality().status()).isEqualTo(ConfidentialityStatus.N);
    assertThat(sum(ending.copy().parts(ONE), another).confidentiality().status())
        .isEqualTo(ConfidentialityStatus.E);
  }

  @Test
  void ofPartsThatAreConfidentialForTwoReasonsTheOrderDoesNotChooseOne() {
    Rows dominance = row(parts).value(5).conf(ConfidentialityStatus.G);
    Rows other = row(parts).value(7).conf(ConfidentialityStatus.A);

    assertThat(sum(dominance.copy().parts(ONE), other.copy().parts(TWO)).confidentiality())
        .isEqualTo(sum(dominance.copy().parts(TWO), other.copy().parts(ONE)).confidentiality())
        .extracting(Confidentiality::status)
        .isEqualTo(ConfidentialityStatus.A);
  }

  @Test
  void unitAndDecimalsAreThoseThatAllPartsShare() {
    Rows one = row(parts).parts(ONE).value(5000).unitMultiplier(3).decimals(1);
    Rows two = row(parts).parts(TWO).value(7000).unitMultiplier(3).decimals(1);

    assertThat(sum(one, two))
        .extracting(Observation::unitMultiplier, Observation::decimals)
        .containsExactly(3, 1);
    assertThat(sum(one, two.copy().unitMultiplier(0).decimals(0)))
        .extracting(Observation::unitMultiplier, Observation::decimals)
        .containsExactly(0, -1);
  }

  @Test
  void aSumNamesTheCorrectionsOfAllItsParts() {
    Rows one = row(parts).parts(ONE).value(5);
    Rows two = row(parts).parts(TWO).value(7);

    assertThat(sum(one.copy().correction("C-2, C-3"), two.copy().correction("C-1")).correction())
        .isEqualTo("C-1, C-2, C-3");
    assertThat(sum(one, two).correction()).isNull();
  }

  @Test
  void aSumStandsWhereTheFirstOfItsPartsStands() {
    assertThat(
            sum(row(parts).parts(TWO).line(2).value(5), row(parts).parts(ONE).line(3).value(7))
                .address()
                .line())
        .isEqualTo(2);
  }

  @Test
  void rowsThatAreAlikeAreDeliveredTwiceOnlyIfTheyStandInTheSamePlace() {
    CollectionDefinition repeats = table("NSO_GBR").sumOver("type").repeatsAdd().definition();
    Rows a = row(repeats).parts(ONE).line(2).column("men").value(5);
    Rows b = row(repeats).parts(ONE).line(2).column("women").value(6);
    Rows c = row(repeats).parts(ONE).line(3).column("men").value(7);

    assertThat(sum(a, b, c, a, b, c).value()).isEqualTo(180_000);
    assertThat(sum(a, b, a, b).value()).isEqualTo(110_000);
    assertThat(sum(a, c, a, c).value()).isEqualTo(120_000);
  }

  @Test
  void tablesOfTwoDefinitionsInOneFileAreNotMixed() {
    CollectionDefinition other = table("NSO_GBR").id("another").sumOver("type").definition();
    Resolution resolution =
        Cells.resolve(
            row(parts).submission("a.csv").parts("1").value(1),
            row(other).submission("a.csv").parts("2").value(2),
            row(parts).submission("a.csv").parts("3").value(3));

    assertThat(resolution.of(Fate.ASSEMBLED))
        .extracting(o -> o.definition().id(), Observation::value)
        .containsExactlyInAnyOrder(tuple("nso-gbr", 40_000L), tuple("another", 20_000L));
  }

  @Test
  void refusedPartsAloneAreNotTheZeroThatAnUnprintedCellStandsFor() {
    CollectionDefinition bySex =
        table("NSO_GBR").sumOver("type").rollUp(RollUp.SEX).absentIsZero().definition();
    Rows men = row(bySex).sex("M").parts(ONE).value(5);

    assertThat(Cells.resolve(men).joint().sums()).hasSize(1);
    assertThat(
            Cells.resolve(
                    men,
                    row(bySex).sex("F").parts(ONE).refused(),
                    row(bySex).sex("F").parts(TWO).refused())
                .joint()
                .sums())
        .isEmpty();
  }

  private static Observation sum(Rows... rows) {
    List<Observation> sums = Cells.resolve(rows).of(Fate.ASSEMBLED);
    assertThat(sums).hasSize(1);
    return sums.get(0);
  }
}
