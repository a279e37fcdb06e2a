package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;

/** What entries of the corrections register make of rows. */
class CorrectorTest {
  private static final Map<Dimension, String> IN_2019 = Map.of(Dimension.TIME_PERIOD, "2019");
  private static final Map<Dimension, String> IN_2018 = Map.of(Dimension.TIME_PERIOD, "2018");

  @TempDir private Path folder;

  private static Correction entry(
      String id,
      @Nullable String dataflow,
      Action action,
      Map<Dimension, String> cell,
      Map<Dimension, String> replace) {
    Set<ObservationStatus> marks =
        action == Action.MARK ? Set.of(ObservationStatus.U, ObservationStatus.P) : Set.of();
    return new Correction(
        id,
        "",
        2,
        cell,
        "NSO_POL",
        dataflow,
        action,
        replace,
        marks,
        "invented",
        "the office, 2020-01-01",
        LocalDate.MAX);
  }

  private static Correction exclude(String id, Map<Dimension, String> cell) {
    return entry(id, null, Action.EXCLUDE, cell, Map.of());
  }

  private static Correction mark(String id, Map<Dimension, String> cell) {
    return entry(id, null, Action.MARK, cell, Map.of());
  }

  private static Correction replace(
      String id, Map<Dimension, String> cell, Map<Dimension, String> replace) {
    return entry(id, null, Action.REPLACE, cell, replace);
  }

  /** Each observation as its key, its correction and whether it is flagged. */
  private static List<String> told(Harmonised rows) {
    return rows.observations.stream()
        .map(
            o ->
                o.key().dotted(Table.AREAS::code)
                    + " "
                    + o.correction()
                    + (o.flags().has(QualityFlag.CORRECTED) ? " CORRECTED" : ""))
        .toList();
  }

  private static String immigration(String place, String year) {
    return "IMM." + place + "._T._Z._T._U._T._T._T._Z.PS.PER." + year;
  }

  @Test
  void anExcludedRowStaysAsReadAndIsNobodysFigure() throws Exception {
    Harmonised rows = Table.in(folder).corrected(exclude("A", IN_2019)).rows("2019|5", "2020|6");

    assertThat(told(rows))
        .containsExactly(immigration("616", "2019") + " A", immigration("616", "2020") + " null");
    assertThat(rows.observations)
        .extracting(Observation::kind)
        .containsExactly(Kind.EXCLUDED, Kind.REPORT);
    assertThat(rows.values()).containsExactly("5", "6");
  }

  @Test
  void aReplacedCodeStandsInTheKeyAndTheReceivedOneBesideIt() throws Exception {
    Harmonised rows = Table.in(folder).corrected(replace("A", IN_2019, IN_2018)).rows("2019|5");

    assertThat(told(rows)).containsExactly(immigration("616", "2018") + " A CORRECTED");
    assertThat(rows.observation().source().code(SourceField.TIME)).isEqualTo("2019");
    assertThat(rows.observation().kind()).isEqualTo(Kind.REPORT);
  }

  @Test
  void marksAreAddedToTheStatusesOfTheRow() throws Exception {
    Harmonised rows =
        Table.in(folder)
            .key("status", "{column: s}")
            .header("year|n|s")
            .corrected(mark("A", IN_2019))
            .rows("2019|5|B");

    assertThat(told(rows)).containsExactly(immigration("616", "2019") + " A CORRECTED");
    assertThat(rows.observation().statuses())
        .isEqualTo(StatusSet.of(ObservationStatus.B, ObservationStatus.P, ObservationStatus.U));
  }

  @Test
  void ofTwoEntriesThatFitARowTheFirstIsAppliedAndNoOther() throws Exception {
    Harmonised rows =
        Table.in(folder)
            .corrected(
                replace("A", IN_2019, IN_2018),
                mark("B", IN_2018),
                mark("C", Map.of(Dimension.INDICATOR, "IMM")))
            .rows("2019|5", "2018|6", "2017|7");

    assertThat(told(rows))
        .containsExactly(
            immigration("616", "2018") + " A CORRECTED",
            immigration("616", "2018") + " B CORRECTED",
            immigration("616", "2017") + " C CORRECTED");
    assertThat(rows.observations.get(0).statuses()).isEqualTo(StatusSet.NORMAL);
  }

  @Test
  void anEntryHoldsForItsCollectionAndItsTable() throws Exception {
    assertThat(
            told(
                Table.in(folder)
                    .corrected(
                        entry("A", "OTHER", Action.MARK, IN_2019, Map.of()),
                        entry("B", "MAIN", Action.MARK, IN_2019, Map.of()))
                    .rows("2019|5")))
        .containsExactly(immigration("616", "2019") + " B CORRECTED");
    assertThat(
            told(
                Table.in(folder)
                    .key("collection", "NSO_DEU")
                    .corrected(mark("A", IN_2019))
                    .rows("2019|5")))
        .containsExactly(immigration("616", "2019") + " null");
  }

  @Test
  void aCodeThatWasMerelyReplacedIsReadAsTheOneOfToday() throws Exception {
    Map<Dimension, String> metropolitanFrance = Map.of(Dimension.REF_AREA, "249");
    Map<Dimension, String> poland = Map.of(Dimension.REF_AREA, "616");

    assertThat(
            told(
                Table.in(folder)
                    .corrected(replace("A", poland, metropolitanFrance))
                    .rows("2019|5")))
        .containsExactly(immigration("250", "2019") + " A CORRECTED");
    assertThat(
            told(
                Table.in(folder)
                    .concept("REF_AREA", "\"250\"")
                    .corrected(replace("A", metropolitanFrance, poland))
                    .rows("2019|5")))
        .containsExactly(immigration("616", "2019") + " A CORRECTED");
  }

  @Test
  void theRulesHoldForTheKeyWithTheNewCodes() throws Exception {
    Harmonised rows =
        Table.in(folder)
            .header("year|from|n")
            .concept("COUNTERPART_AREA", "{column: from, scheme: ISO3}")
            .concept("POP_BASIS", "CPR")
            .corrected(
                replace(
                    "A",
                    Map.of(Dimension.COUNTERPART_AREA, "276"),
                    Map.of(Dimension.COUNTERPART_AREA, "616")))
            .rows("2019|DEU|5", "2019|POL|6");

    assertThat(rows.observations).isEmpty();
    assertThat(rows.refusals())
        .containsExactly(
            "V-SELF at in.csv row 2 column 'n': found the reporting area as its own counterpart;"
                + " expected another area; the row is read with the correction A",
            "V-SELF at in.csv row 3 column 'n': found the reporting area as its own counterpart;"
                + " expected another area");
  }

  @Test
  void aRowThatCannotBeReadOrIsOutOfScopeIsNotCorrected() throws Exception {
    Harmonised rows =
        Table.in(folder)
            .key("scope", "[{column: year, drop: [\"2018\"], reason: old}]")
            .corrected(exclude("A", Map.of(Dimension.INDICATOR, "IMM")))
            .rows("2018|5", "2019|x", "20x9|5");

    assertThat(rows.observations).isEmpty();
    assertThat(rows.outOfScope).containsExactly("old");
    assertThat(rows.refused).hasSize(2);
  }
}
