package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.QualityFlag;

/** The canonical form of a key, whatever way a table says it. */
class KeyReaderTest {
  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void immigration() {
    table = Table.in(folder);
  }

  @Test
  void aRowSaysOneCell() throws Exception {
    table
        .header("year|from|n")
        .concept("COUNTERPART_AREA", "{column: from, scheme: ISO2}")
        .concept("POP_BASIS", "COC")
        .concept("DURATION", "M12");

    assertThat(key("2019|UA|5")).isEqualTo("IMM.616.804.COC._T.M12._T._T._T._Z.PS.PER.2019");
  }

  @Test
  void aBreakdownThatTheTableLacksIsTheTotal() throws Exception {
    assertThat(key("2019|5")).isEqualTo("IMM.616._T._Z._T._U._T._T._T._Z.PS.PER.2019");
  }

  @ParameterizedTest
  @CsvSource({"COC", "COB", "CPR", "_U"})
  void aGrandTotalHasNoBasisWhateverBreakdownItTops(String basis) throws Exception {
    table.concept("POP_BASIS", basis);

    assertThat(key("2019|5")).isEqualTo("IMM.616._T._Z._T._U._T._T._T._Z.PS.PER.2019");
  }

  @Test
  void byCitizenshipTheGroupIsEveryoneBecauseTheCounterpartSaysIt() throws Exception {
    table
        .header("year|from|basis|grp|n")
        .concept("COUNTERPART_AREA", "{column: from, scheme: ISO2}")
        .concept("POP_BASIS", "{column: basis}")
        .concept("CITIZENSHIP_GRP", "{column: grp}");

    assertThat(key("2019|UA|COC|FOR|5")).contains(".804.COC._T.");
    assertThat(key("2019|PL|COC|NAT|5")).contains(".616.COC._T.");
    assertThat(key("2019|UA|COB|FOR|5")).contains(".804.COB.FOR.");
    assertThat(key("2019|UA|CPR|NAT|5")).contains(".804.CPR.NAT.");
  }

  @ParameterizedTest
  @CsvSource({"COC", "COB", "CPR", "_U"})
  void allForeignersHaveOneEncoding(String basis) throws Exception {
    table.concept("POP_BASIS", basis).concept("CITIZENSHIP_GRP", "FOR");

    assertThat(key("2019|5")).isEqualTo("IMM.616._FOR_ALL.COC._T._U._T._T._T._Z.PS.PER.2019");
  }

  @Test
  void ageIsCountedInAWayOnlyWhereThereIsAnAge() throws Exception {
    table
        .header("year|age|how|n")
        .concept("AGE", "{column: age}")
        .concept("AGE_DEF", "{column: how}");

    assertThat(key("2019|Y15-19|REACH|5")).contains("._T.Y15T19.REACH.PS.");
    assertThat(key("2019|TOTAL|REACH|5")).contains("._T._T._Z.PS.");
    assertThat(key("2019|UNK|COMPLET|5")).contains("._T._U.COMPLET.PS.");
    table.without("AGE_DEF").header("year|age|x|n");
    assertThat(key("2019|85+||5")).contains("._T.Y_GE85._U.PS.");
  }

  @Test
  void internalDisplacementHasTheAreaItselfAsCounterpartAndNoBasisOrDuration() throws Exception {
    table
        .concept("INDICATOR", "IDP_STOCK")
        .concept("REF_AREA", "\"804\"")
        .concept("POP_BASIS", "COO")
        .concept("DURATION", "M12")
        .concept("TIME_PERIOD", "{column: year, scheme: END_OF_YEAR}");

    assertThat(key("2019|5")).isEqualTo("IDP_STOCK.804.804._Z._T._Z._T._T._T._Z.PS.PIT.2020-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "POP_STOCK, M12",
    "NETMIG, M12",
    "EMI, M12",
    "REF_STOCK, _Z",
    "ASY_APP_FIRST, _Z",
    "PERMIT_FIRST, _Z",
    "CIT_ACQ, _Z",
    "RET_ORDER, _Z"
  })
  void onlyMobilityHasADuration(Indicator indicator, String duration) throws Exception {
    table.concept("INDICATOR", indicator.name()).concept("DURATION", "M12");

    assertThat(key("2019|5")).contains("._T." + duration + "._T.");
  }

  @ParameterizedTest
  @CsvSource({
    "PERMIT_FIRST, PMT",
    "PERMIT_STOCK, PMT",
    "CIT_ACQ, PS",
    "RET_EFF, PS",
    "ASY_STOCK, PS"
  })
  void permitsAreCountedAsPermitsAndOthersAsPersons(Indicator indicator, String unit)
      throws Exception {
    table.concept("INDICATOR", indicator.name());

    assertThat(key("2019|5")).contains("._Z." + unit + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "POP_STOCK, 2020-01-01, PIT",
    "POP_STOCK, 2020, UNK",
    "IMM, 2020, PER",
    "IMM, 2020-Q1, PER",
    "NETMIG, 2020-07-01/P1Y, PER"
  })
  void aStockIsOfAMomentAndAFlowOfAPeriod(Indicator indicator, String period, String type)
      throws Exception {
    table
        .concept("INDICATOR", indicator.name())
        .concept("TIME_PERIOD", "{column: year, scheme: SDMX}");

    assertThat(key(period + "|5")).endsWith(".PS." + type + "." + period);
  }

  @ParameterizedTest
  @CsvSource({"2020-Q1", "2020-S2", "2020-12", "2020-07-01/P1Y"})
  void aStockOfAPeriodIsRefusedBecauseItsMomentIsNotKnown(String period) throws Exception {
    table.concept("INDICATOR", "POP_STOCK").concept("TIME_PERIOD", "{column: year, scheme: SDMX}");

    assertThat(table.rows(period + "|5").refusals())
        .containsExactly(
            "V-CODE-TIME at in.csv row 2 column 'year': found a part of a year for a stock;"
                + " expected a day, or a year");
  }

  @Test
  void aFlowOfAMomentIsRefused() throws Exception {
    table.concept("TIME_PERIOD", "{column: year, scheme: SDMX}");

    assertThat(table.rows("2020-01-01|5").refusals())
        .containsExactly(
            "V-CODE-TIME at in.csv row 2 column 'year': found a day for a flow; expected the period"
                + " in which it was counted");
  }

  @Test
  void aCodeThatCannotBeReadIsRefusedByTheRuleOfItsDimension() throws Exception {
    table
        .header("year|ind|ref|from|basis|grp|dur|why|sex|age|how|unit|n")
        .concept("INDICATOR", "{column: ind}")
        .concept("REF_AREA", "{column: ref, scheme: ISO2}")
        .concept("COUNTERPART_AREA", "{column: from, scheme: ISO3}")
        .concept("POP_BASIS", "{column: basis}")
        .concept("CITIZENSHIP_GRP", "{column: grp}")
        .concept("DURATION", "{column: dur}")
        .concept("REASON", "{column: why}")
        .concept("SEX", "{column: sex}")
        .concept("AGE", "{column: age}")
        .concept("AGE_DEF", "{column: how}")
        .concept("UNIT_MEASURE", "{column: unit}");

    Harmonised read =
        table.rows(
            "2019|IMMI|PL|UKR|COC|_T|M12|_T|_T|_T|_Z|PS|1",
            "19|IMM|PL|UKR|COC|_T|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|ZZ|UKR|COC|_T|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM||UKR|COC|_T|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|PL|QQQ|COC|_T|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|XYZ|_T|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|COB|ALL|M12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|COC|_T|12|_T|_T|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|COC|_T|M12|fun|_T|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|COC|_T|M12|_T|male|_T|_Z|PS|1",
            "2019|IMM|PL|UKR|COC|_T|M12|_T|_T|Y19-15|_Z|PS|1",
            "2019|IMM|PL|UKR|COC|_T|M12|_T|_T|Y15-19|OLD|PS|1",
            "2019|IMM|PL|UKR|COC|_T|M12|_T|_T|_T|_Z|tons|1");

    assertThat(read.observations).isEmpty();
    assertThat(read.refusals())
        .containsExactly(
            "V-CODE-IND at in.csv row 2 column 'ind': no INDICATOR is written as 'IMMI'",
            "V-CODE-TIME at in.csv row 3 column 'year': found a period that cannot be read;"
                + " expected YEAR as declared",
            "V-CODE-AREA at in.csv row 4 column 'ref': 'ZZ': no area has this two-letter code;"
                + " nearest are ZA (710), ZM (894), ZR (180)",
            "V-STR-01 at in.csv row 5 column 'ref': found no area; expected a code",
            "V-CODE-AREA at in.csv row 6 column 'from': 'QQQ': no area has this three-letter code",
            "V-CODE-BASIS at in.csv row 7 column 'basis': no POP_BASIS is written as 'XYZ'",
            "V-CODE-GRP at in.csv row 8 column 'grp': no CITIZENSHIP_GRP is written as 'ALL'",
            "V-CODE-DUR at in.csv row 9 column 'dur': no DURATION is written as code without"
                + " letters",
            "V-CODE-REASON at in.csv row 10 column 'why': no REASON is written as 'fun'",
            "V-CODE-SEX at in.csv row 11 column 'sex': no SEX is written as 'male'",
            "V-CODE-AGE at in.csv row 12 column 'age': no age is written as 'Y19-15'",
            "V-CODE-AGE at in.csv row 13 column 'how': no AGE_DEF is written as 'OLD'",
            "V-CODE-UNIT at in.csv row 14 column 'unit': no UNIT_MEASURE is written as 'tons'");
  }

  @Test
  void anEmptyCodeIsNoTotal() throws Exception {
    table.header("year|sex|n").concept("SEX", "{column: sex}");

    assertThat(table.rows("2019||1").refusals())
        .containsExactly(
            "V-CODE-SEX at in.csv row 2 column 'sex': no SEX is written as empty code");
  }

  @Test
  void aMapDecidesWhatAnEmptyCodeOrALabelMeans() throws Exception {
    table
        .header("year|sex|n")
        .concept("SEX", "{column: sex, codes: {\"\": _T, males: M, unknown: \"=OUT_OF_SCOPE\"}}");

    Harmonised read = table.rows("2019||1", "2019|males|2", "2019|F|3", "2019|unknown|4");

    assertThat(read.keys().stream().map(key -> key.split("\\.", -1)[7]))
        .containsExactly("_T", "M", "F");
    assertThat(read.outOfScope).containsExactly("SEX code");
  }

  @Test
  void severalColumnsMayDecideAConcept() throws Exception {
    table
        .header("year|b|c|from|n")
        .concept("COUNTERPART_AREA", "{column: from, scheme: ISO2}")
        .concept(
            "POP_BASIS",
            "{cases: [{when: {b: \"1\"}, code: COB}, {when: {b: \"0\", c: [\"1\", \"2\"]}, code:"
                + " COC}]}");

    Harmonised read = table.rows("2019|1|1|UA|5", "2019|0|2|UA|5", "2019|0|0|UA|5");

    assertThat(read.keys().stream().map(key -> key.split("\\.", -1)[3]))
        .containsExactly("COB", "COC");
    assertThat(read.refusals())
        .containsExactly("V-CODE-BASIS at in.csv row 4: no POP_BASIS is written as empty code");
  }

  @Test
  void aDurationIsInheritedFromTheDefinitionOfTheCollectionThatIsRepublished() throws Exception {
    republished();
    Table parent = parent("register").concept("DURATION", "M3");
    table.beside(parent.definition());

    Harmonised read = table.rows("2019|UA|5");

    assertThat(read.keys()).containsExactly("IMM.616.804.COC._T.M3._T._T._T._Z.PS.PER.2019");
    assertThat(read.observation().flags().list()).containsExactly(QualityFlag.DEF_INHERITED);
  }

  @Test
  void aGrandTotalInheritsItsDurationToo() throws Exception {
    republished();
    table.beside(parent("register").concept("DURATION", "M3").definition());

    assertThat(key("2019|_T|5")).isEqualTo("IMM.616._T._Z._T.M3._T._T._T._Z.PS.PER.2019");
  }

  @Test
  void aDurationIsOnlyInheritedForTheSameAreaIndicatorAndBasis() throws Exception {
    republished();
    table
        .beside(parent("births").concept("DURATION", "M3").concept("POP_BASIS", "COB").definition())
        .beside(
            parent("leavers").concept("DURATION", "M3").concept("INDICATOR", "EMI").definition())
        .beside(
            parent("germans").concept("DURATION", "M3").concept("REF_AREA", "\"276\"").definition())
        .beside(
            parent("aliens").key("collection", "NSO_DEU").concept("DURATION", "M3").definition());

    assertThat(key("2019|UA|5")).contains(".COC._T._U._T.");
  }

  @Test
  void aSeriesOfTheParentThatSaysAnotherDurationIsTheOneThatCounts() throws Exception {
    republished();
    table.beside(
        parent("both")
            .concept("DURATION", "M12")
            .key(
                "series",
                "[{column: a, INDICATOR: IMM, DURATION: M6}, {column: b, INDICATOR: EMI}]")
            .definition());

    assertThat(key("2019|UA|5")).contains(".COC._T.M6._T.");
  }

  @Test
  void parentsThatDisagreeGiveNoDuration() throws Exception {
    republished();
    table
        .beside(parent("register").concept("DURATION", "M3").definition())
        .beside(parent("survey").concept("DURATION", "M12").definition());

    Harmonised read = table.rows("2019|UA|5");

    assertThat(read.keys()).containsExactly("IMM.616.804.COC._T._U._T._T._T._Z.PS.PER.2019");
    assertThat(read.observation().flags().list()).isEmpty();
  }

  @Test
  void aParentThatDoesNotKnowDoesNotDisagree() throws Exception {
    republished();
    table
        .beside(parent("register").concept("DURATION", "M3").definition())
        .beside(parent("survey").concept("DURATION", "_U").definition());

    assertThat(key("2019|UA|5")).contains(".COC._T.M3._T.");
  }

  @Test
  void aDurationThatIsSaidToBeUnknownStaysUnknown() throws Exception {
    republished();
    table
        .concept("DURATION", "_U")
        .beside(parent("register").concept("DURATION", "M3").definition());

    assertThat(key("2019|UA|5")).contains(".COC._T._U._T.");
  }

  @Test
  void nothingIsInheritedWithoutADeclaredDerivation() throws Exception {
    byCitizenship();
    table.beside(parent("register").concept("DURATION", "M3").definition());

    assertThat(key("2019|UA|5")).contains(".COC._T._U._T.");
  }

  @Test
  void rawCodesAreKeptAsReceived() throws Exception {
    table
        .header("year|from|n")
        .concept("COUNTERPART_AREA", "{column: from, scheme: ISO2}")
        .concept("POP_BASIS", "COC");

    var source = table.rows("2019| UA | 5").observation().source();

    assertThat(source.code(org.migstat.core.model.SourceField.COUNTERPART_AREA)).isEqualTo(" UA ");
    assertThat(source.code(org.migstat.core.model.SourceField.TIME)).isEqualTo("2019");
    assertThat(source.code(org.migstat.core.model.SourceField.VALUE)).isEqualTo(" 5");
    assertThat(source.code(org.migstat.core.model.SourceField.POP_BASIS)).isNull();
    assertThat(source.code(org.migstat.core.model.SourceField.FLAGS)).isNull();
  }

  private void byCitizenship() {
    table
        .key("collection", "OECD_IMD")
        .header("year|from|n")
        .concept("COUNTERPART_AREA", "{column: from, codes: {_T: _T}, scheme: ISO2}")
        .concept("POP_BASIS", "COC");
  }

  private void republished() {
    byCitizenship();
    table.derivedFrom("NSO_*");
  }

  private Table parent(String id) {
    return Table.in(folder, id).key("collection", "NSO_POL_REG").concept("POP_BASIS", "COC");
  }

  private String key(String row) throws Exception {
    Harmonised read = table.rows(row);
    assertThat(read.refusals()).isEmpty();
    return read.keys().get(0);
  }
}
