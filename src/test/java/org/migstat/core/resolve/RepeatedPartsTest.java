package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.StatusSet;
import org.migstat.core.resolve.Fates.Fate;

/** Rows that repeat a part of a sum, or were delivered twice. */
class RepeatedPartsTest {

  private static final String ONE = "one";
  private static final String TWO = "two";

  private final CollectionDefinition parts = table("NSO_GBR").sumOver("type").definition();

  @Test
  void aRowThatRepeatsAPartEntirelyIsNotAddedTwice() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(5).status(ObservationStatus.B),
            row(parts).parts(ONE).value(5).status(ObservationStatus.P),
            row(parts).parts(TWO).value(7));

    Observation sum = resolution.joint().only().preferred().observation();
    assertThat(sum.value()).isEqualTo(120_000);
    assertThat(sum.statuses()).isEqualTo(StatusSet.of(ObservationStatus.B, ObservationStatus.P));
    assertThat(resolution.joint().roles())
        .containsExactlyInAnyOrder(Role.PREFERRED, Role.DUP_SUBMISSION);
    assertThat(resolution.rules()).containsExactly(RuleId.V_DUP_01);
    assertThat(resolution.fates())
        .containsExactlyInAnyOrder(Fate.PART, Fate.PART, Fate.REPORTED, Fate.ASSEMBLED);
  }

  @Test
  void theStricterOfTwoRepeatsHolds() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(5).embargoed("2020-01-01T00:00:00Z"),
            row(parts).parts(ONE).value(5).embargoed("2021-01-01T00:00:00Z"));

    assertThat(resolution.of(Fate.ASSEMBLED).get(0).confidentiality().embargoEpochSecond())
        .isEqualTo(1_609_459_200L);
  }

  @Test
  void repeatsAreAddedWhereTheDefinitionSaysSo() {
    CollectionDefinition adds = table("NSO_GBR").sumOver("type").repeatsAdd().definition();

    Resolution resolution =
        Cells.resolve(
            row(adds).parts(ONE).value(5),
            row(adds).parts(ONE).value(5),
            row(adds).parts(ONE).value(6));

    assertThat(resolution.joint().only().preferred().observation().value()).isEqualTo(160_000);
    assertThat(resolution.fates()).containsExactly(Fate.PART, Fate.PART, Fate.PART, Fate.ASSEMBLED);
    assertThat(resolution.findings()).isEmpty();
  }

  @Test
  void repeatsThatDifferSpoilTheSum() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).value(5),
            row(parts).parts(ONE).value(6),
            row(parts).parts(TWO).value(7));

    assertThat(resolution.joint().resolved()).isEmpty();
    assertThat(resolution.joint().roles())
        .containsExactly(Role.QUARANTINED, Role.QUARANTINED, Role.QUARANTINED);
    assertThat(resolution.rules())
        .containsExactly(RuleId.V_DUP_02, RuleId.V_DUP_02, RuleId.V_PART_INCOMPLETE);
    assertThat(resolution.fates())
        .containsExactly(Fate.REPORTED, Fate.REPORTED, Fate.PART, Fate.ASSEMBLED);
  }

  @Test
  void repeatsThatDifferAreNoFigureEvenIfTheCellHasNothingElse() {
    Resolution resolution =
        Cells.resolve(row(parts).parts(ONE).value(5), row(parts).parts(ONE).value(6));

    assertThat(resolution.joint().resolved()).isEmpty();
    assertThat(resolution.joint().roles()).containsExactly(Role.QUARANTINED, Role.QUARANTINED);
    assertThat(resolution.fates()).containsExactly(Fate.REPORTED, Fate.REPORTED);
  }

  @Test
  void aRepeatedRowDoesNotBlameTheColumnsOfTheOthers() {
    Resolution resolution =
        Cells.resolve(
            row(parts).parts(ONE).extra("level=1").value(5),
            row(parts).parts(ONE).extra("level=1").value(5),
            row(parts).parts(TWO).extra("level=1").value(6));

    assertThat(resolution.rules()).containsExactly(RuleId.V_DUP_01);
  }

  @Test
  void aRowThatIsDeliveredTwiceIsOnePart() {
    Observation one = row(parts).parts(ONE).value(5).observation(0);
    Observation two = row(parts).parts(TWO).value(7).observation(1);

    Resolution resolution = Cells.resolve(List.of(one, two, two, one));

    assertThat(resolution.joint().only().preferred().observation().value()).isEqualTo(120_000);
    assertThat(resolution.fates())
        .containsExactlyInAnyOrder(
            Fate.PART, Fate.PART, Fate.DUPLICATE_DELIVERY, Fate.DUPLICATE_DELIVERY, Fate.ASSEMBLED);
  }
}
