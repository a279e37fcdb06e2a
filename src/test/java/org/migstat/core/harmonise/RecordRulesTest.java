package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;

/** Rules that one record breaks by itself: V-CONS to V-FREQ. */
class RecordRulesTest {
  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void columns() throws Exception {
    table =
        Table.in(folder)
            .header("ind|ref|from|basis|unit|year|n|flag")
            .concept("INDICATOR", "{column: ind}")
            .concept("REF_AREA", "{column: ref}")
            .concept("COUNTERPART_AREA", "{column: from}")
            .concept("POP_BASIS", "{column: basis}")
            .concept("UNIT_MEASURE", "{column: unit}")
            .concept("TIME_PERIOD", "{column: year, scheme: SDMX}")
            .map(
                "flags.csv",
                "source,obs_status,conf_status,when,note",
                "f,F,,,",
                "l,L,,,",
                "h,H,,,",
                "m,M,,,",
                "o,O,,,",
                "q,Q,,,",
                "d,D,,,",
                "w,W,,,")
            .key("status", "{column: flag, flags: flags.csv, letters: separate}")
            .key("value", "{column: n, decimal_mark: \".\", symbols: {\":\": O}}");
  }

  @ParameterizedTest
  @CsvSource({
    "IMM|616|804|CPR|PS|2019|5|",
    "IMM|616|804|_U|PS|2019|5|",
    "EMI|616|804|CNR|PS|2019|5|",
    "CIT_ACQ|616|804|CFC|PS|2019|5|",
    "PERMIT_FIRST|616|804|COC|PMT|2019|5|",
    "ASY_APP_ALL|616|804|COC|CASE|2019|5|",
    "RET_EFF|616|804|CRT|EVT|2019|5|"
  })
  void anIndicatorHasItsOwnUnitsAndBases(String row) throws Exception {
    assertThat(table.rows(row).refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EMI|616|804|CPR|PS|2019|5|",
    "IMM|616|804|CNR|PS|2019|5|",
    "IMM|616|804|COC|PMT|2019|5|",
    "CIT_ACQ|616|804|COC|PS|2019|5|",
    "PERMIT_FIRST|616|804|COC|PS|2019|5|",
    "POP_STOCK|616|804|COB|CASE|2020-01-01|5|",
    "REF_STOCK|616|804|COC|PS|2020-01-01|5|",
    "IMM|616|804|_Z|PS|2019|5|"
  })
  void aUnitOrBasisThatAnIndicatorCannotHaveIsRefused(String row) throws Exception {
    assertThat(table.rows(row).refusals())
        .containsExactly(
            "V-CONS at in.csv row 2 column 'n': found a basis or unit that the indicator cannot"
                + " have; expected one that goes with it");
  }

  @ParameterizedTest
  @CsvSource({
    "IMM|616|616|CPR|PS|2019|5|",
    "EMI|616|616|CNR|PS|2019|5|",
    "IMM|826_GB|826|CPR|PS|2019|5|",
    "IMM|250|250_DROM|CPR|PS|2019|5|"
  })
  void nobodyMovesFromAnAreaToItself(String row) throws Exception {
    assertThat(table.rows(row).refusals())
        .containsExactly(
            "V-SELF at in.csv row 2 column 'n': found the reporting area as its own counterpart;"
                + " expected another area");
  }

  @ParameterizedTest
  @CsvSource({
    "IMM|616|616|COC|PS|2019|5|",
    "IMM|616|616|COB|PS|2019|5|",
    "IMM|688_EXKS|412|CPR|PS|2019|5|",
    "IMM|829|824|CPR|PS|2019|5|",
    "EMI|402|274|CNR|PS|2019|5|",
    "EMI|412|688_EXKS|CNR|PS|2019|5|",
    "IMM|208|304|CPR|PS|2019|5|"
  })
  void nationalsReturnAndPartsOfACountryAreDifferentAreas(String row) throws Exception {
    assertThat(table.rows(row).refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"l", "h", "m", "o", "q", "fq"})
  void aNumberDoesNotStandBesideAStatusThatSaysThereIsNone(String flag) throws Exception {
    assertThat(table.rows("IMM|616|804|COC|PS|2019|5|" + flag).refusals())
        .containsExactly(
            "V-STATUS-01 at in.csv row 2 column 'n': found a number beside a status that says"
                + " there is none; expected one of them");
    assertThat(table.rows("IMM|616|804|COC|PS|2019|:|" + flag).refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NETMIG", "NETMIG_ADJ"})
  void aBalanceMayBeNegative(String indicator) throws Exception {
    assertThat(table.rows(indicator + "|616|804|COC|PS|2019|-5|").values()).containsExactly("-5");
  }

  @ParameterizedTest
  @CsvSource({"IMM, PS, COC, 2019", "POP_STOCK, PS, COC, 2020-01-01", "RET_EFF, EVT, COC, 2019"})
  void aCountIsNotNegative(String indicator, String unit, String basis, String year)
      throws Exception {
    String row = indicator + "|616|804|" + basis + "|" + unit + "|" + year + "|-0.5|";

    assertThat(table.rows(row).refusals())
        .containsExactly(
            "V-NEG at in.csv row 2 column 'n': found a negative number; expected a count");
  }

  @Test
  void aPeriodAfterThePublicationIsAForecastOrAnError() throws Exception {
    Harmonised read =
        table.rows(
            "IMM|616|804|COC|PS|2022|5|",
            "IMM|616|804|COC|PS|2022|5|f",
            "IMM|616|804|COC|PS|2021|5|",
            "POP_STOCK|616|804|COC|PS|2021-02-01|5|",
            "POP_STOCK|616|804|COC|PS|2021-02-02|5|");

    assertThat(read.refusals())
        .containsExactly(
            "V-TIME-FUT at in.csv row 2 column 'n': found a period that starts after the"
                + " publication date; expected a forecast flag",
            "V-TIME-FUT at in.csv row 6 column 'n': found a period that starts after the"
                + " publication date; expected a forecast flag");
    assertThat(read.observations).map(o -> o.address().line()).containsExactly(3L, 4L, 5L);
  }

  @ParameterizedTest
  @CsvSource({
    "IMM|890|804|COC|PS|2019|5|",
    "IMM|616|890|COC|PS|2019|5|",
    "IMM|728|804|COC|PS|2010|5|",
    "IMM|616|278|CPR|PS|2019|5|"
  })
  void anAreaThatDidNotExistIsFlagged(String row) throws Exception {
    Harmonised read = table.rows(row);

    assertThat(flags(read)).containsExactly(QualityFlag.AREA_TIME);
    assertThat(read.findings())
        .containsExactly(
            "V-AREA-TIME at in.csv row 2: found an area that did not exist at the time");
  }

  @ParameterizedTest
  @CsvSource({
    "IMM|616|890|COB|PS|2019|5|",
    "IMM|616|810|COB|PS|2019|5|",
    "IMM|616|890|COC|PS|1992|5|",
    "IMM|616|_STLS|COC|PS|2019|5|",
    "IMM|616|_T|COC|PS|2019|5|"
  })
  void peopleAreStillBornWhereACountryWas(String row) throws Exception {
    assertThat(flags(table.rows(row))).isEmpty();
  }

  @Test
  void aCodeThatLivesOnForPersonsBornThereIsFlagged() throws Exception {
    table.concept("COUNTERPART_AREA", "{column: from, scheme: ISO2}");

    Harmonised read = table.rows("IMM|616|AN|COB|PS|2019|5|");

    assertThat(read.keys()).containsExactly("IMM.616.530.COB._T._U._T._T._T._Z.PS.PER.2019");
    assertThat(flags(read)).containsExactly(QualityFlag.AREA_TIME);
    assertThat(read.findings())
        .containsExactly(
            "V-AREA-TIME at in.csv row 2: found the code of an area that is no more; read as a"
                + " place of birth");
    assertThat(flags(table.rows("IMM|616|AN|COB|PS|2005|5|"))).isEmpty();
  }

  @Test
  void groupsOfAreasAreAggregates() throws Exception {
    assertThat(flags(table.rows("IMM|EU27_2020|804|COC|PS|2020|5|")))
        .containsExactly(QualityFlag.AGGREGATE);
    assertThat(flags(table.rows("IMM|616|EU27_2020|COC|PS|2020|5|")))
        .containsExactly(QualityFlag.AGGREGATE);
  }

  @Test
  void withoutATableOfFlagsTheColumnHoldsCodesOfTheCodeList() throws Exception {
    table.key("status", "{column: flag}");

    Harmonised read =
        table.rows(
            "IMM|616|804|COC|PS|2019|5|E",
            "IMM|616|804|COC|PS|2018|5|A",
            "IMM|616|804|COC|PS|2017|5|",
            "IMM|616|804|COC|PS|2016|5|BE",
            "IMM|616|804|COC|PS|2015|5|e",
            "IMM|616|804|COC|PS|2014|5|O");

    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[E]", "[A]", "[A]", "[A]", "[A]");
    assertThat(read.findings())
        .containsExactly(
            "V-CODE-FLAG at in.csv row 5 column 'flag': found a flag that the definition does not"
                + " list",
            "V-CODE-FLAG at in.csv row 6 column 'flag': found a flag that the definition does not"
                + " list");
    assertThat(read.refused)
        .map(r -> r.rule() + " " + r.address())
        .containsExactly("V-STATUS-01 in.csv row 7 column 'n'");
  }

  @Test
  void severalCodesStandInOneTextWhereLettersAreSeparate() throws Exception {
    table.key("status", "{column: flag, letters: separate}");

    Harmonised read = table.rows("IMM|616|804|COC|PS|2019|5|BE", "IMM|616|804|COC|PS|2018|5|B, P");

    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[B, E]", "[B, P]");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void aFlagThatNobodyRegisteredIsKeptAndNoted() throws Exception {
    Harmonised read = table.rows("IMM|616|804|COC|PS|2019|5|dx");

    Observation observation = read.observation();
    assertThat(observation.flags().list()).containsExactly(QualityFlag.FLAG_UNKNOWN);
    assertThat(observation.statuses().list()).map(Enum::name).containsExactly("D");
    assertThat(observation.source().code(org.migstat.core.model.SourceField.FLAGS)).isEqualTo("dx");
    assertThat(read.findings())
        .containsExactly(
            "V-CODE-FLAG at in.csv row 2 column 'flag': found a flag that the definition does not"
                + " list");
  }

  @Test
  void aDefinitionThatDiffersLowersConformity() throws Exception {
    table.key("conformity_when", "[{when: {ref: \"276\"}, conformity: 2}]");

    Harmonised read =
        table.rows(
            "IMM|616|804|COC|PS|2019|5|",
            "IMM|616|804|COC|PS|2019|5|d",
            "IMM|616|804|COC|PS|2019|5|w",
            "IMM|276|804|COC|PS|2019|5|d");

    assertThat(read.observations).map(Observation::conformity).containsExactly(0, 1, 1, 2);
  }

  @Test
  void aPeriodThatDoesNotFitItsStatedFrequencyIsFlagged() throws Exception {
    table.header("ind|ref|from|basis|unit|year|n|flag|freq").concept("FREQ", "{column: freq}");

    Harmonised read =
        table.rows(
            "IMM|616|804|COC|PS|2019-Q1|5||A",
            "IMM|616|804|COC|PS|2019-Q1|5||Q",
            "IMM|616|804|COC|PS|2019-Q1|5||",
            "POP_STOCK|616|804|COC|PS|2020-01-01|5||A");

    assertThat(read.observations)
        .map(o -> o.flags().list())
        .containsExactly(List.of(QualityFlag.FREQ_MISMATCH), List.of(), List.of(), List.of());
    assertThat(read.findings())
        .containsExactly(
            "V-FREQ at in.csv row 2 column 'freq': found a period that does not fit the stated"
                + " frequency");
  }

  private static List<QualityFlag> flags(Harmonised read) {
    return read.observation().flags().list();
  }
}
