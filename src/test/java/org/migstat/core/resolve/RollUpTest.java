package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.CollectionDefinition.RollUp.AGE;
import static org.migstat.core.definition.CollectionDefinition.RollUp.SEX;
import static org.migstat.core.definition.CollectionDefinition.RollUp.TIME;
import static org.migstat.core.resolve.Cells.Part.INDICATOR;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Party;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Tier;

/** Totals that a collection does not publish, added from its parts (UN/SDMX 1.10). */
class RollUpTest {

  private final CollectionDefinition plain = table("NSO_POL").definition();
  private final CollectionDefinition bySex = table("NSO_POL").rollUp(SEX).definition();
  private final CollectionDefinition byAge = table("NSO_POL").rollUp(AGE).definition();
  private final CollectionDefinition byTime = table("NSO_POL").rollUp(TIME).definition();
  private final CollectionDefinition sparse =
      table("NSO_POL").rollUp(SEX, AGE, TIME).absentIsZero().definition();

  @Test
  void theTotalThatIsNotPublishedIsTheSumOfTheSexes() {
    Resolution resolution =
        Cells.resolve(
            row(bySex).sex("M").value(10).status(ObservationStatus.P).footnotes("m"),
            row(bySex).sex("F").value(20).step(5).conf(ConfidentialityStatus.N),
            row(bySex).sex("_U").value(3).status(ObservationStatus.B).conformity(1));

    Observation total = onlySum(resolution);
    assertThat(total.key()).isEqualTo(row(bySex).cell());
    assertThat(total.value()).isEqualTo(330_000);
    assertThat(total.rounding().step()).isEqualTo(50_000);
    assertThat(total.statuses()).isEqualTo(StatusSet.of(ObservationStatus.B, ObservationStatus.P));
    assertThat(total.footnotes()).containsExactly("m");
    assertThat(total.conformity()).isEqualTo(1);
    assertThat(total.confidentiality().status()).isEqualTo(ConfidentialityStatus.N);
    assertThat(total.address().line()).isEqualTo(2);
    assertThat(resolution.joint().findings()).isEmpty();
  }

  @Test
  void nothingIsAddedUpUnlessTheDefinitionSaysSo() {
    Resolution resolution =
        Cells.resolve(row(plain).sex("M").value(10), row(plain).sex("F").value(20));

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void oneSexIsNoTotalUnlessTheOtherIsDeclaredZero() {
    assertThat(sums(Cells.resolve(row(bySex).sex("M").value(10), row(bySex).sex("_U").value(1))))
        .isEmpty();
    assertThat(values(Cells.resolve(row(sparse).sex("M").value(10))))
        .containsValue("10")
        .hasSize(1);
  }

  @Test
  void aSexWithoutFigureLeavesNoTotal() {
    Rows missing = row(bySex).sex("F").missing(ObservationStatus.Q);

    assertThat(sums(Cells.resolve(row(bySex).sex("M").value(10), missing))).isEmpty();
  }

  @Test
  void aRefusedPartLeavesNoTotalEvenWhereAbsentPartsAreZero() {
    Resolution resolution =
        Cells.resolve(row(sparse).sex("M").value(10), row(sparse).sex("F").refused());

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void aRefusedTotalIsNotReplacedByOurSum() {
    Resolution resolution =
        Cells.resolve(
            row(bySex).sex("M").value(10), row(bySex).sex("F").value(20), row(bySex).refused());

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void aQuarantinedPartLeavesNoTotal() {
    Resolution resolution =
        Cells.resolve(
            row(sparse).sex("M").value(10),
            row(sparse).sex("F").value(20),
            row(sparse).sex("F").value(21));

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void aPartOrATotalThatIsTakenBackLeavesNoTotal() {
    Resolution part =
        Cells.resolve(row(sparse).sex("M").value(10), row(sparse).sex("F").deletion());
    Resolution total =
        Cells.resolve(
            row(bySex).sex("M").value(10), row(bySex).sex("F").value(20), row(bySex).deletion());

    assertThat(sums(part)).isEmpty();
    assertThat(sums(total)).isEmpty();
  }

  @Test
  void whoDidNotReceiveATableTakesNoPartOfItForZero() {
    CollectionDefinition un =
        table("NSO_POL").receivedBy(Party.UN).rollUp(SEX).absentIsZero().definition();
    Rows men = row(un).sex("M").value(1);
    Rows hidden = row(un).sex("F").value(100).conf(ConfidentialityStatus.N);

    Resolution some = Cells.resolve(men, hidden);
    Resolution all = Cells.resolve(men);

    assertThat(some.tier(Tier.UN).sums()).hasSize(1);
    assertThat(some.tier(Tier.IOM).sums()).isEmpty();
    assertThat(all.tier(Tier.UN).sums()).hasSize(1);
    assertThat(all.tier(Tier.IOM).sums()).isEmpty();
    assertThat(all.tier(Tier.JOINT).sums()).isEmpty();
  }

  @Test
  void bandsThatCoverAllAgesAddUpWithUnknownAge() {
    Resolution resolution =
        Cells.resolve(
            row(byAge).age("Y0T14").value(1),
            row(byAge).age("Y15T64").value(2),
            row(byAge).age("Y_GE65").value(3),
            row(byAge).age("_U").value(4));

    assertThat(onlySum(resolution).value()).isEqualTo(10 * Decimal.ONE);
    assertThat(onlySum(resolution).key()).isEqualTo(row(byAge).cell());
  }

  @Test
  void ofOverlappingBandsTheFinestCoverCountsOnce() {
    Resolution resolution =
        Cells.resolve(
            row(byAge).age("Y0T17").value(5),
            row(byAge).age("Y0T14").value(2),
            row(byAge).age("Y15T17").value(1),
            row(byAge).age("Y_GE18").value(4),
            row(byAge).age("Y18T24").value(100));

    assertThat(onlySum(resolution).value()).isEqualTo(7 * Decimal.ONE);
  }

  @Test
  void aGapBetweenBandsLeavesNoTotalUnlessAbsentBandsAreZero() {
    Rows young = row(byAge).age("Y0T14").value(2);
    Rows old = row(byAge).age("Y_GE18").value(4);

    assertThat(sums(Cells.resolve(young, old))).isEmpty();
    assertThat(
            values(
                Cells.resolve(
                    row(sparse).age("Y0T14").value(2), row(sparse).age("Y_GE18").value(4))))
        .containsOnly(Map.entry(row(sparse).cell().dotted(Cells.AREAS::code), "6"));
  }

  @Test
  void bandsThatOverlapAreNotAddedWhereAbsentBandsAreZero() {
    Resolution resolution =
        Cells.resolve(row(sparse).age("Y0T17").value(2), row(sparse).age("Y15T24").value(4));

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void quartersAndMonthsAddUpToTheYearOnlyIfNoneIsMissing() {
    Rows[] quarters = new Rows[4];
    Rows[] months = new Rows[12];
    for (int i = 0; i < 12; i++) {
      months[i] = moves(byTime).period("2019-%02d".formatted(i + 1)).value(1);
    }
    for (int i = 0; i < 4; i++) {
      quarters[i] = moves(byTime).period("2019-Q" + (i + 1)).value(10);
    }

    assertThat(onlySum(Cells.resolve(quarters)).value()).isEqualTo(40 * Decimal.ONE);
    assertThat(onlySum(Cells.resolve(quarters)).key()).isEqualTo(moves(byTime).cell());
    assertThat(onlySum(Cells.resolve(months)).value()).isEqualTo(12 * Decimal.ONE);
    assertThat(sums(Cells.resolve(List.of(quarters).subList(0, 3).toArray(new Rows[3])))).isEmpty();
  }

  @Test
  void applicantsOfQuartersAddUpOnlyWithAReason() {
    CollectionDefinition with = table("NSO_GBR").rollUp(TIME).additiveOverTime().definition();

    assertThat(sums(Cells.resolve(applicants(byTime)))).isEmpty();
    assertThat(onlySum(Cells.resolve(applicants(with))).value()).isEqualTo(40 * Decimal.ONE);
  }

  @Test
  void anUnprintedQuarterIsZeroOnlyIfTheTableHasTheAreaInThatQuarter() {
    String year = moves(sparse).sex("M").cell().dotted(Cells.AREAS::code);

    assertThat(values(Cells.resolve(threeQuarters(sparse)))).doesNotContainKey(year);
    assertThat(values(Cells.resolve(threeQuarters(sparse, womenOfTheFourth(sparse)))))
        .containsEntry(year, "6");
    assertThat(sums(Cells.resolve(threeQuarters(byTime, womenOfTheFourth(byTime))))).isEmpty();
  }

  @Test
  void aSuppressedPartIsNotTakenForAnUnprintedZeroOneDimensionOn() {
    Resolution ages =
        Cells.resolve(
            row(sparse).age("Y0T17").sex("M").value(5),
            row(sparse).age("Y0T17").sex("F").missing(ObservationStatus.Q),
            row(sparse).age("Y_GE18").sex("M").value(10),
            row(sparse).age("Y_GE18").sex("F").value(20));
    Resolution quarters =
        Cells.resolve(
            moves(sparse).period("2019-Q1").sex("M").value(1),
            moves(sparse).period("2019-Q2").sex("M").value(2),
            moves(sparse).period("2019-Q3").sex("M").value(3),
            moves(sparse).period("2019-Q4").sex("M").value(4),
            moves(sparse).period("2019-Q4").sex("F").missing(ObservationStatus.Q));

    assertThat(values(ages)).doesNotContainKey(row(sparse).cell().dotted(Cells.AREAS::code));
    assertThat(values(quarters)).doesNotContainKey(moves(sparse).cell().dotted(Cells.AREAS::code));
  }

  @Test
  void threeMonthsThatAreNoQuarterAreNoPartOfTheYear() {
    Resolution resolution =
        Cells.resolve(
            moves(byTime).period("2019-Q1").value(1),
            moves(byTime).period("2019-02-01/P3M").value(2),
            moves(byTime).period("2019-Q2").value(2),
            moves(byTime).period("2019-Q3").value(3));

    assertThat(sums(resolution)).isEmpty();
  }

  @Test
  void sumsBySexAreSummedByAgeAndOverTimeInTurn() {
    Resolution resolution =
        Cells.resolve(
            moves(sparse).period("2019-Q1").age("Y0T17").sex("M").value(1),
            moves(sparse).period("2019-Q2").age("Y0T17").sex("F").value(2),
            moves(sparse).period("2019-Q3").age("Y_GE18").sex("F").value(3),
            moves(sparse).period("2019-Q4").age("_U").sex("_U").value(4));

    assertThat(values(resolution))
        .containsEntry(moves(sparse).cell().dotted(Cells.AREAS::code), "10")
        .containsEntry(moves(sparse).sex("F").cell().dotted(Cells.AREAS::code), "5")
        .containsEntry(moves(sparse).age("Y0T17").cell().dotted(Cells.AREAS::code), "3");
  }

  @Test
  void partsOfOneSubmissionAreNotCompletedByAnother() {
    Resolution resolution =
        Cells.resolve(
            row(bySex).sex("M").value(1).submission("a.csv"),
            row(bySex).sex("F").value(2).submission("b.csv"));

    assertThat(sums(resolution)).isEmpty();
  }

  /** An indicator whose periods may be added. */
  private static Rows moves(CollectionDefinition definition) {
    return row(definition).with(INDICATOR, "IMM");
  }

  private static Rows[] threeQuarters(CollectionDefinition definition, Rows... others) {
    List<Rows> rows = new ArrayList<>(List.of(others));
    for (int i = 1; i <= 3; i++) {
      rows.add(moves(definition).sex("M").period("2019-Q" + i).value(i));
    }
    return rows.toArray(new Rows[0]);
  }

  private static Rows womenOfTheFourth(CollectionDefinition definition) {
    return moves(definition).sex("F").period("2019-Q4").value(5);
  }

  private static Rows[] applicants(CollectionDefinition definition) {
    Rows[] quarters = new Rows[4];
    for (int i = 0; i < 4; i++) {
      quarters[i] =
          row(definition).with(INDICATOR, "ASY_APP_ALL").period("2019-Q" + (i + 1)).value(10);
    }
    return quarters;
  }

  private static Observation onlySum(Resolution resolution) {
    assertThat(sums(resolution)).hasSize(1);
    return sums(resolution).get(0);
  }

  private static List<Observation> sums(Resolution resolution) {
    return resolution.joint().sums();
  }

  /** Sums by cell, in units. */
  private static Map<String, String> values(Resolution resolution) {
    Map<String, String> values = new TreeMap<>();
    for (Observation sum : sums(resolution)) {
      values.put(sum.key().dotted(Cells.AREAS::code), Observations.units(sum.value()));
    }
    return values;
  }

  @Test
  void neighbouringBandsAreAddedWhereAbsentBandsAreZero() {
    assertThat(
            Cells.resolve(row(sparse).age("Y0T14").value(4), row(sparse).age("Y15T64").value(6))
                .joint()
                .sums())
        .extracting(Observation::value)
        .containsExactly(100_000L);
  }

  @Test
  void ofTwoCoversWithAsManyBandsTheOneThatTurnsEarlierCounts() {
    assertThat(
            Cells.resolve(
                    row(byAge).age("Y0T17").value(5),
                    row(byAge).age("Y_GE18").value(6),
                    row(byAge).age("Y0T14").value(3),
                    row(byAge).age("Y_GE15").value(7))
                .joint()
                .sums())
        .extracting(Observation::value)
        .containsExactly(100_000L);
  }

  @Test
  void aSumOfOneLineStandsInItsFirstColumn() {
    List<Rows> line = new ArrayList<>();
    for (int month = 12; month >= 1; month--) {
      String period = String.format(Locale.ROOT, "2019-%02d", month);
      line.add(row(byTime).line(2).period(period).column(period).value(month));
    }

    assertThat(Cells.resolve(Cells.observations(line)).joint().sums())
        .extracting(o -> o.address().column())
        .containsExactly("2019-01");
  }

  @Test
  void aRefusedPartLeavesNoTotalTwoDimensionsOn() {
    CollectionDefinition both = table("NSO_POL").rollUp(SEX, AGE).absentIsZero().definition();

    assertThat(
            Cells.resolve(
                    row(both).sex("F").age("Y0T14").refused(),
                    row(both).sex("F").age("Y_GE15").value(5),
                    row(both).sex("M").age("Y_GE15").value(4))
                .joint()
                .sums())
        .extracting(o -> o.key().sex() + " " + o.key().age())
        .containsExactlyInAnyOrder("_T Y_GE15", "M _T");
  }
}
