package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.CollectionDefinition.RollUp.SEX;
import static org.migstat.core.resolve.Cells.Part.AGE_DEF;
import static org.migstat.core.resolve.Cells.Part.INDICATOR;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.SelectionLevel;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/** Published totals against their parts (UN/SDMX 3.3). */
class TotalsTest {

  private final CollectionDefinition plain = table("NSO_POL").definition();

  @Test
  void agesCountedInTwoWaysAreTwoCoversOfOneTotal() {
    Rows total = row(plain).value(10);
    Rows young = row(plain).age("Y0T17").value(4);
    Rows old = row(plain).age("Y_GE18").value(6);
    Rows youngInYear = young.copy().with(AGE_DEF, "REACH").value(3);
    Rows oldInYear = old.copy().with(AGE_DEF, "REACH");

    Resolution both = Cells.resolve(total, young, old, youngInYear, oldInYear.copy().value(7));
    Resolution one = Cells.resolve(total, young, old, youngInYear, oldInYear.copy().value(8));

    assertThat(both.joint().findings()).isEmpty();
    assertThat(one.joint().rules()).containsExactly(RuleId.V_SUM_AGE);
  }

  @Test
  void aPublishedTotalThatFitsIsNoFinding() {
    Resolution resolution = checked(30, 10, 20);

    assertThat(resolution.joint().findings()).isEmpty();
    assertThat(resolution.joint().records()).noneMatch(Claim::hold);
    assertThat(resolution.joint().sums()).isEmpty();
  }

  @Test
  void aGapOfOnePerCentIsAWarningAndMoreHoldsTheGroup() {
    Resolution tolerable = checked(10_000, 5_000, 4_900);
    Resolution beyond = checked(10_000, 5_000, 4_899);

    assertThat(tolerable.joint().rules()).containsExactly(RuleId.V_SUM_SEX);
    assertThat(tolerable.joint().findings().get(0).finding().detail())
        .isEqualTo("found parts that miss the total by no more than 1 %");
    assertThat(tolerable.joint().records()).noneMatch(Claim::hold);
    assertThat(beyond.joint().rules()).containsExactly(RuleId.V_SUM_SEX);
    assertThat(beyond.joint().findings().get(0).finding().detail())
        .isEqualTo("found parts that do not add up to the total; the group is put on hold");
    assertThat(beyond.joint().records()).allMatch(Claim::hold);
  }

  @Test
  void thePolicySaysHowFarPartsMayMissTheirTotal() {
    List<Observation> rows =
        Cells.observations(
            row(plain).value(1000), row(plain).sex("M").value(500), row(plain).sex("F").value(475));

    Resolution tolerable = resolve(rows, 0.025);
    Resolution beyond = resolve(rows, 0.0249);

    assertThat(tolerable.joint().findings().get(0).finding().detail())
        .isEqualTo("found parts that miss the total by no more than 2.5 %");
    assertThat(tolerable.joint().records()).noneMatch(Claim::hold);
    assertThat(beyond.joint().records()).allMatch(Claim::hold);
  }

  private static Resolution resolve(List<Observation> rows, double sumTolerance) {
    Policy policy =
        new Policy(
            "0",
            Cells.POLICY.order(),
            Map.of(),
            365,
            0.01,
            0.10,
            AuthorityMode.NEUTRAL,
            SelectionLevel.CELL,
            sumTolerance);
    Audience audience = new Audience(Cells.NO_ARRANGEMENTS, Cells.AS_OF);
    return Cells.resolve(rows, policy, Cells.derivations(), audience);
  }

  @Test
  void theToleranceIsHalfTheStepsAboveOne() {
    Rows[] within = {
      row(plain).value(100).step(10),
      row(plain).sex("M").value(50).step(10),
      row(plain).sex("F").value(63).step(6)
    };
    Rows[] beyond = {
      row(plain).value(100).step(10),
      row(plain).sex("M").value(50).step(10),
      row(plain).sex("F").value(64).step(6)
    };
    Rows[] exact = {
      row(plain).value(1000), row(plain).sex("M").value(500), row(plain).sex("F").value(501)
    };

    assertThat(Cells.resolve(within).joint().findings()).isEmpty();
    assertThat(Cells.resolve(beyond).joint().rules()).containsExactly(RuleId.V_SUM_SEX);
    assertThat(Cells.resolve(exact).joint().rules()).containsExactly(RuleId.V_SUM_SEX);
  }

  @Test
  void ageAndTimeAreCheckedByTheirOwnRules() {
    Resolution age =
        Cells.resolve(
            row(plain).value(10),
            row(plain).age("Y0T17").value(1),
            row(plain).age("Y_GE18").value(2));
    Rows[] year = {
      moves(plain).value(100),
      moves(plain).period("2019-S1").value(1),
      moves(plain).period("2019-S2").value(2)
    };

    assertThat(age.joint().rules()).containsExactly(RuleId.V_SUM_AGE);
    assertThat(age.joint().records()).allMatch(Claim::hold);
    assertThat(Cells.resolve(year).joint().rules()).containsExactly(RuleId.V_SUM_TIME);
  }

  @Test
  void aGroupWithAMissingPartIsNotJudged() {
    Resolution nullPart =
        Cells.resolve(
            row(plain).value(100),
            row(plain).sex("M").value(1),
            row(plain).sex("F").missing(ObservationStatus.O));
    Resolution noPart = Cells.resolve(row(plain).value(100), row(plain).sex("M").value(1));
    Resolution noTotal =
        Cells.resolve(
            row(plain).missing(ObservationStatus.O),
            row(plain).sex("M").value(1),
            row(plain).sex("F").value(1));

    for (Resolution resolution : List.of(nullPart, noPart, noTotal)) {
      assertThat(resolution.joint().findings()).isEmpty();
      assertThat(resolution.joint().records()).noneMatch(Claim::hold);
    }
  }

  @Test
  void aGroupWithAPartThatWasRefusedOrQuarantinedIsNotJudged() {
    Rows[] group = {
      row(plain).value(100), row(plain).sex("M").value(50), row(plain).sex("F").value(40)
    };
    Rows unknown = row(plain).sex("_U");

    Resolution refused = Cells.resolve(group[0], group[1], group[2], unknown.copy().refused());
    Resolution twice =
        Cells.resolve(
            group[0], group[1], group[2], unknown.copy().value(1), unknown.copy().value(2));

    assertThat(refused.joint().findings()).isEmpty();
    assertThat(refused.joint().records()).noneMatch(Claim::hold);
    assertThat(twice.joint().rules()).containsOnly(RuleId.V_DUP_02);
    assertThat(twice.joint().records()).noneMatch(Claim::hold);
  }

  @Test
  void aTierThatMissesAPartJudgesNothingAndSumsNothing() {
    CollectionDefinition un = table("NSO_POL").receivedBy(Party.UN).rollUp(SEX).definition();
    Rows hidden = row(un).sex("F").value(100).conf(ConfidentialityStatus.N);

    Resolution checked = Cells.resolve(row(un).value(10), row(un).sex("M").value(1), hidden);
    Resolution summed = Cells.resolve(row(un).sex("M").value(1), hidden);

    assertThat(checked.tier(Tier.UN).rules()).containsExactly(RuleId.V_SUM_SEX);
    assertThat(checked.tier(Tier.IOM).findings()).isEmpty();
    assertThat(checked.tier(Tier.IOM).records()).noneMatch(Claim::hold);
    assertThat(summed.tier(Tier.UN).sums()).hasSize(1);
    assertThat(summed.tier(Tier.IOM).sums()).isEmpty();
  }

  private Resolution checked(long total, long men, long women) {
    return Cells.resolve(
        row(plain).value(total), row(plain).sex("M").value(men), row(plain).sex("F").value(women));
  }

  /** An indicator whose periods may be added. */
  private static Rows moves(CollectionDefinition definition) {
    return row(definition).with(INDICATOR, "IMM");
  }
}
