package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.model.Rounding.Mode.NEAREST;
import static org.migstat.core.model.Rounding.Mode.RAISED;
import static org.migstat.core.model.Rounding.Mode.RANDOM;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rounding;

/** How a printed value becomes a figure in units, with its precision and status. */
class ValuesTest {
  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void persons() {
    table = Table.in(folder);
  }

  @Test
  void thousandsBecomePersonsWithTheirPrecision() throws Exception {
    value("unit_mult: 3, decimals: 1");

    Observation observation = table.rows("2019|12.3").observation();

    assertThat(observation.value()).isEqualTo(12_300 * Decimal.ONE);
    assertThat(observation.rounding()).isEqualTo(new Rounding(100 * Decimal.ONE, NEAREST));
    assertThat(observation.unitMultiplier()).isEqualTo(3);
    assertThat(observation.decimals()).isEqualTo(1);
  }

  @Test
  void aColumnMaySayMultiplierAndDecimals() throws Exception {
    table
        .header("year|n|mult|dec")
        .concept("UNIT_MULT", "{column: mult}")
        .concept("DECIMALS", "{column: dec}");

    Harmonised read = table.rows("2019|12.3|3|1", "2019|7||", "2019|1|12|0", "2019|7|0|15");

    assertThat(read.values()).containsExactly("12300", "7", "1000000000000", "7");
    assertThat(read.observations).map(Observation::decimals).containsExactly(1, -1, 0, 15);
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "-1", "x", "3.0", "１", "1000", "+3", "20"})
  void aMultiplierThatIsNoneRefusesTheRowBecauseItsValueIsNotKnown(String multiplier)
      throws Exception {
    table.header("year|n|mult").concept("UNIT_MULT", "{column: mult}");

    assertThat(table.rows("2019|5|" + multiplier).refusals())
        .containsExactly(
            "V-CODE-ATTR at in.csv row 2 column 'mult': found a UNIT_MULT that is no number from 0"
                + " to 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "-1", "999", "abc", "2.5", "1.0", "１", "1000"})
  void decimalsThatAreNoneAreNotedAndTheValueDecides(String decimals) throws Exception {
    table.header("year|n|dec").concept("DECIMALS", "{column: dec}");

    Harmonised read = table.rows("2019|5.25|" + decimals);

    assertThat(read.observation().decimals()).isEqualTo(-1);
    assertThat(read.findings())
        .contains(
            "V-CODE-DEC at in.csv row 2 column 'dec': found a DECIMALS that is no number from 0 to"
                + " 15; read as not stated");
  }

  @Test
  void moreDecimalsThanAnnouncedAreNotedAndTheValueDecides() throws Exception {
    value("unit_mult: 3, decimals: 0");

    Harmonised read = table.rows("2019|12.25");

    assertThat(read.observation().rounding().step()).isEqualTo(10 * Decimal.ONE);
    assertThat(read.findings())
        .containsExactly(
            "V-DECIMALS at in.csv row 2 column 'n': found more decimals than DECIMALS says; the"
                + " value decides");
  }

  @Test
  void noCountIsFinerThanOne() throws Exception {
    value("decimals: 2");

    assertThat(table.rows("2019|12").observation().rounding()).isEqualTo(Rounding.EXACT);
  }

  @Test
  void aCountThatIsNotWholeIsFlagged() throws Exception {
    Harmonised read = table.rows("2019|12.5");

    assertThat(read.observation().flags().list()).containsExactly(QualityFlag.NOT_INTEGRAL);
    assertThat(read.findings())
        .containsExactly("V-INT at in.csv row 2 column 'n': found a count that is not whole");
  }

  @Test
  void aFifthDecimalIsRoundedAndFlagged() throws Exception {
    value("unit_mult: 3");

    Observation observation = table.rows("2019|0.00000015").observation();

    assertThat(observation.value()).isEqualTo(2);
    assertThat(observation.flags().has(QualityFlag.ROUNDED_4DP)).isTrue();
  }

  @Test
  void aDeclaredBaseIsThePrecisionAndAValueBesideItIsFlagged() throws Exception {
    value("rounding: {step: 5, mode: RANDOM}");

    Harmonised read = table.rows("2019|15", "2019|17", "2019|0");

    assertThat(read.observations)
        .map(Observation::rounding)
        .containsOnly(new Rounding(5 * Decimal.ONE, RANDOM));
    assertThat(read.observations)
        .map(o -> o.flags().list())
        .containsExactly(List.of(), List.of(QualityFlag.NOT_ROUNDED), List.of());
    assertThat(read.findings())
        .containsExactly(
            "V-ROUND at in.csv row 3 column 'n': found a value that is no multiple of the declared"
                + " base");
  }

  @Test
  void onlyTheValueThatStandsForSmallCountsIsImpreciseIfTheyAreRaised() throws Exception {
    value("rounding: {step: 5, mode: RAISED}");

    Harmonised read = table.rows("2019|5", "2019|7", "2019|10", "2019|7.5");

    assertThat(read.observations)
        .map(Observation::rounding)
        .containsExactly(
            new Rounding(5 * Decimal.ONE, RAISED), Rounding.EXACT, Rounding.EXACT, Rounding.EXACT);
    assertThat(read.observations)
        .map(o -> o.flags().list())
        .containsExactly(
            List.of(QualityFlag.SMALL_RAISED),
            List.of(),
            List.of(),
            List.of(QualityFlag.NOT_INTEGRAL));
  }

  @Test
  void aSymbolMeansWhatItsCollectionSays() throws Exception {
    value(
        "symbols: {\":\": O, \"*\": Q A, \"-\": zero, \"0n\": zero N, NA: filler, \"\": L, x: M}");

    Harmonised read =
        table.rows("2019|:", "2019|*", "2019|-", "2019|0n", "2019|NA", "2019|", "2019| x ");

    assertThat(read.refusals()).isEmpty();
    assertThat(read.values()).containsExactly("null", "null", "0", "0", "null", "null");
    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[O]", "[Q]", "[A]", "[N]", "[L]", "[M]");
    assertThat(read.observations)
        .map(o -> o.confidentiality().status())
        .startsWith(ConfidentialityStatus.F, ConfidentialityStatus.A, ConfidentialityStatus.F);
    assertThat(read.outOfScope).containsExactly("FILLER_ZERO");
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", ":", "..", "*", "–", "n.a.", "12 345", "1.234,5"})
  void aSymbolThatIsNotRegisteredIsNeverGuessed(String printed) throws Exception {
    Harmonised read = table.rows("2019|" + printed);

    assertThat(read.observations).isEmpty();
    assertThat(read.refused).map(r -> r.rule().id()).containsExactly("V-STR-03");
    assertThat(read.refused)
        .map(r -> r.address().toString())
        .containsExactly("in.csv row 2 column 'n'");
  }

  @Test
  void aBlankValueIsRefusedUnlessDeclared() throws Exception {
    assertThat(table.rows("2019| ").refusals())
        .containsExactly("V-STR-01 at in.csv row 2 column 'n': found no value; expected one");
  }

  @Test
  void inSdmxABlankValueIsNullAndItsStatusIsMissing() throws Exception {
    table
        .key("layout", "{format: sdmx_csv}")
        .header("year|n|s")
        .key("status", "{column: s, flags: f.csv}")
        .map("f.csv", "source,obs_status,conf_status,when,note", "L,L,,,");

    Harmonised read = table.rows("2019||L", "2019||");

    assertThat(read.values()).containsExactly("null", "null");
    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[L]", "[O]");
    assertThat(read.findings())
        .containsExactly(
            "V-STATUS-02 at in.csv row 3 column 'n': found no value and no status; read as"
                + " missing");
  }

  @Test
  void aFlagSaysMoreThanASymbolThatOnlySaysMissing() throws Exception {
    value("symbols: {\":\": O}");
    table
        .header("year|n|flag")
        .map(
            "f.csv",
            "source,obs_status,conf_status,when,note",
            "c,Q,C,no_value,",
            "m,M,,,",
            "b,B,,,")
        .key("status", "{column: flag, flags: f.csv, letters: separate}");

    Harmonised read = table.rows("2019|:|c", "2019|:|m", "2019|:|b", "2019|:|", "2019|5|c");

    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[Q]", "[M]", "[B, O]", "[O]", "[A]");
    assertThat(read.observations)
        .map(o -> o.confidentiality().status().name())
        .containsExactly("C", "F", "F", "F", "C");
  }

  @Test
  void aZeroIsAValueUnlessTheTableFillsWithZeros() throws Exception {
    assertThat(table.rows("2019|0").values()).containsExactly("0");
    value("zero: filler, thousands_mark: \",\"");

    Harmonised read = table.rows("2019|0", "2019|0.00", "2019|-0", "2019|0.00001", "2019|10");

    assertThat(read.outOfScope).containsExactly("FILLER_ZERO", "FILLER_ZERO", "FILLER_ZERO");
    assertThat(read.values()).containsExactly("0", "10");
  }

  @Test
  void zerosOfALabelOutsideItsDatesAreFillers() throws Exception {
    table
        .header("year|from|n")
        .map("geo.csv", "source,code,from,to,zero,note", "SS,728,2011-07-09,,filler,", "SD,729,,,,")
        .concept("COUNTERPART_AREA", "{column: from, codes: geo.csv}")
        .concept("POP_BASIS", "COC");

    Harmonised read =
        table.rows("2012|SS|0", "2005|SS|0", "2005|SS|7", "2012|SD|0", "19|SD|0", "2012|SS|7");

    assertThat(read.outOfScope).containsExactly("FILLER_ZERO", "FILLER_ZERO");
    assertThat(read.values()).containsExactly("0", "7");
    assertThat(read.refusals())
        .containsExactly(
            "V-CODE-AREA at in.csv row 4 column 'from': 'SS' is not in use at 2005-01-01, by its"
                + " code map",
            "V-CODE-TIME at in.csv row 6 column 'year': found a period that cannot be read;"
                + " expected YEAR as declared");
  }

  @Test
  void anUnreadablePeriodIsNotAFillerBecauseTheRowBeforeWas() throws Exception {
    table
        .header("year|from|n")
        .map("geo.csv", "source,code,from,to,zero,note", "SS,728,2011-07-09,,filler,")
        .concept("COUNTERPART_AREA", "{column: from, codes: geo.csv}")
        .concept("POP_BASIS", "COC");

    Harmonised read = table.rows("2012|SS|0", "19|SS|0");

    assertThat(read.outOfScope).containsExactly("FILLER_ZERO");
    assertThat(read.refused).map(r -> r.rule().id()).containsExactly("V-CODE-TIME");
  }

  @Test
  void aWithdrawalHasNoValueWhateverIsPrinted() throws Exception {
    value("symbols: {\"-\": zero}");
    table.header("year|n|action").concept("ACTION", "{column: action}");

    Harmonised read =
        table.rows("2019||D", "2019|5|D", "2019|-|D", "2019|x|D", "2019|5|A", "2019|5|");

    assertThat(read.observations)
        .map(Observation::kind)
        .containsExactly(
            Kind.DELETION, Kind.DELETION, Kind.DELETION, Kind.DELETION, Kind.REPORT, Kind.REPORT);
    assertThat(read.values()).containsExactly("null", "null", "null", "null", "5", "5");
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "A", "R", "M", ""})
  void anActionThatAppendsReplacesOrMergesLeavesAReport(String action) throws Exception {
    table.header("year|n|action").concept("ACTION", "{column: action}");

    Harmonised read = table.rows("2019|5|" + action);

    assertThat(read.observation().kind()).isEqualTo(Kind.REPORT);
    assertThat(read.values()).containsExactly("5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "X", "Delete", "''", "N"})
  void anUnknownActionIsRefusedBecauseItMayWithdraw(String action) throws Exception {
    table.header("year|n|action").concept("ACTION", "{column: action}");

    Harmonised read = table.rows("2019|5|" + action, "2019||" + action);

    assertThat(read.observations).isEmpty();
    assertThat(read.refusals()).containsExactly(unknownAction(2, action), unknownAction(3, action));
  }

  @ParameterizedTest
  @CsvSource({"1e309", "NaN", "99999999999999999999", "--1"})
  void nonsenseIsRefusedWithItsPlaceAndNotItsText(String printed) throws Exception {
    assertThat(table.rows("2019|" + printed).refusals())
        .hasSize(1)
        .noneMatch(told -> told.contains(printed));
  }

  private static String unknownAction(int row, String action) {
    return "V-CODE-ATTR at in.csv row "
        + row
        + " column 'action': no ACTION is written as "
        + (action.equals("''") ? "code without letters" : "'" + action + "'")
        + "; expected I, A, R, M, D or nothing";
  }

  private void value(String more) {
    table.key("value", "{column: n, decimal_mark: \".\", " + more + "}");
  }
}
