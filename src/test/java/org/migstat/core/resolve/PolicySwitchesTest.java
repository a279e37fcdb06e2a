package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.definition.Policy.SelectionLevel;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.resolve.RandomGroups.Kind;

/** What a policy can switch beside the order of its criteria (UN/SDMX 2.6). */
class PolicySwitchesTest {
  private final CollectionDefinition office = table("NSO_POL").definition();
  private final CollectionDefinition eurostat = table("ESTAT_MIGR").definition();
  private final CollectionDefinition heldByIom =
      table("ESTAT_MIGR").receivedBy(Party.IOM).definition();
  private final CollectionDefinition heldByUn = table("UNSD_DYB").receivedBy(Party.UN).definition();

  private static Resolution resolve(Policy policy, List<Observation> rows) {
    Audience audience = new Audience(Cells.NO_ARRANGEMENTS, Cells.AS_OF);
    return Cells.resolve(rows, policy, Cells.derivations(), audience);
  }

  private static Policy policy(AuthorityMode mode, SelectionLevel level, List<Criterion> order) {
    Policy usual = Cells.POLICY;
    return new Policy("0", order, usual.sourceTypeWeights(), 365, 0.01, 0.10, mode, level, 0.01);
  }

  private static List<String> decided(AuthorityMode mode, Rows... rows) {
    return decided(
        policy(mode, SelectionLevel.CELL, Cells.POLICY.order()), Cells.observations(rows));
  }

  private static List<String> bySlice(Rows... rows) {
    return decided(
        policy(AuthorityMode.NEUTRAL, SelectionLevel.SLICE, Cells.POLICY.order()),
        Cells.observations(rows));
  }

  private static List<String> decided(Policy policy, List<Observation> rows) {
    return resolve(policy, rows).joint().resolved().stream()
        .map(
            cell ->
                cell.key().sex()
                    + " "
                    + cell.observation().definition().collection()
                    + " "
                    + cell.decidedBy())
        .toList();
  }

  @Test
  void theUnCopyOfANationalFigureComesFirstOnlyIfThePolicySaysSo() {
    Rows iom = row(heldByIom).value(10);
    Rows un = row(heldByUn).value(11);

    assertThat(decided(AuthorityMode.NEUTRAL, iom, un)).containsExactly("_T ESTAT_MIGR COLLECTION");
    assertThat(decided(AuthorityMode.UN_FOR_NSS, iom, un)).containsExactly("_T UNSD_DYB AUTHORITY");
  }

  @Test
  void authorityComesAfterEverythingThatSaysWhichFigureIsBetter() {
    Rows newer = row(heldByIom).value(10).vintage("2021-01-02");
    Rows un = row(heldByUn).value(11).vintage("2021-01-01");

    assertThat(decided(AuthorityMode.UN_FOR_NSS, newer, un))
        .containsExactly("_T ESTAT_MIGR VINTAGE");
  }

  @Test
  void authorityIsAboutNationalFiguresAlone() {
    Rows iom = row(table("IOM_DTM").receivedBy(Party.IOM).definition()).value(10);
    Rows un = row(table("UNFPA").receivedBy(Party.UN).definition()).value(11);
    Rows national = row(table("NSO_POL").receivedBy(Party.UN).definition()).value(12);

    assertThat(decided(AuthorityMode.UN_FOR_NSS, iom, un)).containsExactly("_T IOM_DTM COLLECTION");
    assertThat(decided(AuthorityMode.UN_FOR_NSS, iom, un, national))
        .containsExactly("_T IOM_DTM COLLECTION");
    assertThat(decided(AuthorityMode.UN_FOR_NSS, national, un))
        .containsExactly("_T NSO_POL COLLECTION");
  }

  @Test
  void authorityDecidesEvenIfTheOrderLeavesCollectionOut() {
    Policy policy =
        policy(
            AuthorityMode.UN_FOR_NSS,
            SelectionLevel.CELL,
            List.of(Criterion.VINTAGE, Criterion.RECORD_ID));

    assertThat(
            decided(policy, Cells.observations(row(heldByIom).value(10), row(heldByUn).value(11))))
        .containsExactly("_T UNSD_DYB AUTHORITY");
  }

  @Test
  void theCollectionOfTheGrandTotalSuppliesItsSliceAndOthersFillTheGaps() {
    Rows[] rows = {
      row(office).value(100),
      row(eurostat).value(110),
      row(office).sex("F").value(40).status(ObservationStatus.P),
      row(eurostat).sex("F").value(50),
      row(office).sex("M").missing(ObservationStatus.O),
      row(eurostat).sex("M").value(60),
      row(eurostat).sex("_U").value(1)
    };

    assertThat(decided(AuthorityMode.NEUTRAL, rows))
        .containsExactly(
            "F ESTAT_MIGR STATUS",
            "M ESTAT_MIGR SINGLE",
            "_T NSO_POL DISTANCE",
            "_U ESTAT_MIGR SINGLE");
    assertThat(bySlice(rows))
        .containsExactly(
            "F NSO_POL SLICE",
            "M ESTAT_MIGR SINGLE",
            "_T NSO_POL DISTANCE",
            "_U ESTAT_MIGR SINGLE");
  }

  @Test
  void aSliceDoesNotTakeAFinerCopyOfAnotherCollection() {
    Rows[] rows = {
      row(office).value(1000),
      row(office).sex("F").value(500).step(100),
      row(eurostat).sex("F").value(512)
    };

    assertThat(decided(AuthorityMode.NEUTRAL, rows))
        .containsExactly("F ESTAT_MIGR DISTANCE", "_T NSO_POL SINGLE");
    assertThat(bySlice(rows)).containsExactly("F NSO_POL SLICE", "_T NSO_POL SINGLE");
  }

  @Test
  void anotherSliceOrOneWhoseTotalHasNoFigureIsDecidedCellByCell() {
    assertThat(
            bySlice(
                row(office).value(1000),
                row(office).sex("F").period("2018").value(9).status(ObservationStatus.P),
                row(eurostat).sex("F").period("2018").value(8)))
        .containsExactly("F ESTAT_MIGR STATUS", "_T NSO_POL SINGLE");
    assertThat(
            bySlice(
                row(office).missing(ObservationStatus.O),
                row(office).sex("F").value(9).status(ObservationStatus.P),
                row(eurostat).sex("F").value(8)))
        .containsExactly("F ESTAT_MIGR STATUS", "_T NSO_POL SINGLE");
  }

  @Tag("law")
  @Test
  void slicesAndAuthorityDoNotDependOnTheOrderOfRows() {
    Policy policy = policy(AuthorityMode.UN_FOR_NSS, SelectionLevel.SLICE, Cells.POLICY.order());
    for (RandomGroups.Group group : RandomGroups.of(Kind.TOTALS, 200)) {
      List<Observation> shuffled = new ArrayList<>(group.rows());
      Collections.shuffle(shuffled, new Random(group.seed()));

      assertThat(resolve(policy, shuffled).text(true))
          .isEqualTo(resolve(policy, group.rows()).text(true));
    }
  }
}
