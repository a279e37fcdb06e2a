package org.migstat.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceField;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Rows;

class SmallCellsTest {
  private static SmallCells by(Method method, long draw) {
    Treatment treatment = new Treatment(method, "test");
    return new SmallCells(
        new DisclosurePolicy("", 5, true, false, true, Map.of(Indicator.RET_AVR, treatment)),
        key -> key.dotted(Cells.AREAS::code),
        (cell, bound) -> draw);
  }

  private static Rows returns(String value) {
    return row(table("IOM_AVRR").definition())
        .with(Cells.Part.INDICATOR, "RET_AVR")
        .with(Cells.Part.POP_BASIS, "CRT")
        .with(Cells.Part.DURATION, "_Z")
        .value(value);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "4,true", "4.9,true", "5,false", "-3,false"})
  void countsFromOneToBelowTheThresholdAreSmall(String value, boolean small) {
    assertThat(by(Method.SUPPRESS, 0).primary(returns(value).observation(0))).isEqualTo(small);
  }

  @Test
  void whatIsNoCountIsNeverSmall() {
    Observation share = returns("3").with(Cells.Part.UNIT_MEASURE, "PT").observation(0);

    assertThat(by(Method.SUPPRESS, 0).primary(share)).isFalse();
  }

  @Test
  void aMethodThatShowsEverythingHidesNothing() {
    assertThat(by(Method.NONE, 0).primary(returns("3").observation(0))).isFalse();
    assertThat(by(Method.ROUND5, 0).primary(returns("3").observation(0))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,0", "2.5,5", "3,5", "7,5", "8,10", "-3,-5", "1180,1180"})
  void figuresAreRoundedToTheNearestFive(String value, String rounded) {
    Observation figure = by(Method.ROUND5, 0).rounded(returns(value).observation(0));

    assertThat(Observations.units(figure.value())).isEqualTo(rounded);
    assertThat(figure.rounding()).isEqualTo(new Rounding(50_000, Rounding.Mode.NEAREST));
    assertThat(figure.source().code(SourceField.VALUE)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "6,0,6",
    "7,0,9",
    "7,9999,9",
    "7,10000,6",
    "8,19999,9",
    "8,20000,6",
    "1,29999,0",
    "0,0,0"
  })
  void figuresGoUpAsOftenAsTheyAreNearToTheMultipleAbove(String value, long draw, String rounded) {
    Observation figure = by(Method.RR3, draw).rounded(returns(value).observation(0));

    assertThat(Observations.units(figure.value())).isEqualTo(rounded);
    assertThat(figure.rounding()).isEqualTo(new Rounding(30_000, Rounding.Mode.RANDOM));
  }

  @Test
  void whatIsCoarserAlreadyStaysAsCoarse() {
    Observation figure = by(Method.ROUND5, 0).rounded(returns("1180").step(10).observation(0));

    assertThat(figure.rounding().step()).isEqualTo(100_000);
  }

  @Test
  void whatItsPublisherShowsIsNotRounded() {
    Observation own = returns("3").stated(ConfidentialityStatus.F).observation(0);

    assertThat(by(Method.ROUND5, 0).rounded(own)).isSameAs(own);
    assertThat(by(Method.SUPPRESS, 0).primary(own)).isFalse();
  }

  @Test
  void aHiddenRecordTellsNothingOfItsValue() {
    Observation hidden =
        Masking.hidden(
            returns("3")
                .step(5, Rounding.Mode.RAISED)
                .footnotes("fewer than 5")
                .decimals(1)
                .correction("C-1")
                .observation(0));

    assertThat(Observations.told(hidden))
        .isEqualTo(Observations.told(Masking.hidden(returns("250").observation(0))));
  }
}
