package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.Tier;

/** What the rows of a table give: series, scope, wide columns, parts, columns that fit. */
class TableHarmoniserTest {
  private static final String PARTS = "\u001f";
  private static final String UNDER_NO_HEADER =
      "found a figure under a header that the definition small does not read; expected a wide column"
          + " of its layout, or a column that it names";

  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void small() {
    table = Table.in(folder);
  }

  @Test
  void aRowFeedsEverySeriesThatIsDeclared() throws Exception {
    table
        .header("year|in|out|ooc|hst|type")
        .key("value", "{}")
        .key(
            "series",
            "[{column: in, INDICATOR: IMM}, {column: out, INDICATOR: EMI},"
                + " {columns: [ooc, hst], out_of_scope: no indicator},"
                + " {column: in, when: {type: [A]}, INDICATOR: ASY_APP_ALL, POP_BASIS: COC}]")
        .without("INDICATOR");

    Harmonised read = table.rows("2019|5|3|1|1|A", "2018|6|4|1|1|B");

    assertThat(read.factor).isEqualTo(5);
    assertThat(read.keys())
        .containsExactly(
            "IMM.616._T._Z._T._U._T._T._T._Z.PS.PER.2019",
            "EMI.616._T._Z._T._U._T._T._T._Z.PS.PER.2019",
            "ASY_APP_ALL.616._T._Z._T._Z._T._T._T._Z.PS.PER.2019",
            "IMM.616._T._Z._T._U._T._T._T._Z.PS.PER.2018",
            "EMI.616._T._Z._T._U._T._T._T._Z.PS.PER.2018");
    assertThat(read.values()).containsExactly("5", "3", "5", "6", "4");
    assertThat(read.observations)
        .map(o -> o.address().column())
        .containsExactly("in", "out", "in", "in", "out");
    assertThat(read.outOfScope)
        .containsExactly(
            "no indicator",
            "no indicator",
            "no indicator",
            "no indicator",
            "row of another series");
  }

  @Test
  void aFilterKeepsOrDropsRowsBeforeTheyAreRead() throws Exception {
    table
        .header("year|n|level|geo")
        .key(
            "scope",
            "[{column: level, keep: [\"0\"], reason: sub-national area},"
                + " {column: geo, drop: [World], reason: sum of all}]");

    Harmonised read = table.rows("2019|5|0|PL", "x|y|1|PL", "x|y| 0 |World", "2018|6| 0 | PL");

    assertThat(read.values()).containsExactly("5", "6");
    assertThat(read.outOfScope).containsExactly("sub-national area", "sum of all");
    assertThat(read.refusals()).isEmpty();
  }

  @Test
  void aFilteredRowIsOutOfScopeOnceForEachThingItWouldHaveGiven() throws Exception {
    table
        .header("level|a|b|2018|2019")
        .key("layout", "{format: csv, unpivot: {columns: '\\d{4}', names: time, values: cell}}")
        .concept("TIME_PERIOD", "{column: time, scheme: YEAR}")
        .key("value", "{column: cell}")
        .key(
            "series", "[{INDICATOR: IMM}, {INDICATOR: EMI}, {out_of_scope: nothing, columns: [a]}]")
        .key("ignore", "[b]")
        .key("scope", "[{column: level, drop: [x], reason: not this}]");

    Harmonised read = table.rows("x|1|1|5|6", "y|1|1|5|6");

    assertThat(read.factor).isEqualTo(6);
    assertThat(read.outOfScope)
        .containsExactly(
            "not this",
            "not this",
            "not this",
            "not this",
            "not this",
            "not this",
            "nothing",
            "nothing");
    assertThat(read.values()).containsExactly("5", "5", "6", "6");
  }

  @Test
  void aWideTableGivesARowForEachWideColumn() throws Exception {
    wide();

    Harmonised read = table.rows("M|5|6", "F|7|x");

    assertThat(read.factor).isEqualTo(2);
    assertThat(read.keys())
        .containsExactly(
            "IMM.616._T._Z._T._U._T.M._T._Z.PS.PER.2018",
            "IMM.616._T._Z._T._U._T.M._T._Z.PS.PER.2019",
            "IMM.616._T._Z._T._U._T.F._T._Z.PS.PER.2018");
    assertThat(read.values()).containsExactly("5", "6", "7");
    assertThat(read.observations)
        .map(o -> o.address().toString())
        .containsExactly(
            "in.csv row 2 column '2018'",
            "in.csv row 2 column '2019'",
            "in.csv row 3 column '2018'");
  }

  @Test
  void aRefusalOfAWideTableNamesTheColumnThatTheProviderPrinted() throws Exception {
    wide();

    assertThat(table.rows("F|7|x").refusals())
        .containsExactly(
            "V-STR-03 at in.csv row 2 column '2019': found text that is not a number; expected a"
                + " decimal number or a registered symbol");
    assertThat(table.rows("X|7|7").refusals())
        .containsExactly(
            "V-CODE-SEX at in.csv row 2 column 'sex': no SEX is written as 'X'",
            "V-CODE-SEX at in.csv row 2 column 'sex': no SEX is written as 'X'");
  }

  @Test
  void aWideTableWithoutWideColumnsIsRefusedBecauseItsRowsWouldVanish() throws Exception {
    wide();
    table.header("sex|total");

    Harmonised read = table.rows("M|5");

    assertThat(read.bound).isFalse();
    assertThat(read.refusals())
        .containsExactly(
            "V-STR-01 at in.csv: found no wide column; expected those that the layout of the"
                + " definition small turns into rows");
  }

  @Test
  void figuresUnderAWideColumnWithoutPeriodAreRefusedAndDoNotVanish() throws Exception {
    wide();
    table.header("sex|2018|abc||note").key("ignore", "[note]");

    Harmonised read = table.rows("M|5|6|7|x", "F|8|:||x");

    assertThat(read.factor).isEqualTo(3);
    assertThat(read.outcomes).containsExactly(3, 3);
    assertThat(read.values()).containsExactly("5", "8");
    assertThat(read.outOfScope).containsExactly("blank under a header without code");
    assertThat(read.refusals())
        .containsExactly(
            "V-CODE-TIME at in.csv row 2 column 'abc': " + UNDER_NO_HEADER,
            "V-CODE-TIME at in.csv row 2: " + UNDER_NO_HEADER,
            "V-CODE-TIME at in.csv row 3 column 'abc': " + UNDER_NO_HEADER);
    assertThat(read.findings())
        .containsExactly(
            "V-STR-02 at in.csv column 'abc': found a column that the definition does not name",
            "V-STR-02 at in.csv: found a column that the definition does not name");
  }

  @Test
  void figuresUnderAHeaderThatIsNoCodeOfAnotherDimensionAreRefusedToo() throws Exception {
    table
        .header("year|M|F|both")
        .key("layout", "{format: csv, unpivot: {columns: '[MF]', names: sex, values: n}}")
        .concept("SEX", "{column: sex}");

    Harmonised read = table.rows("2019|1|2|3");

    assertThat(read.values()).containsExactly("1", "2");
    assertThat(read.refusals())
        .containsExactly("V-STR-01 at in.csv row 2 column 'both': " + UNDER_NO_HEADER);
  }

  @Test
  void behindTheDimensionsOfEurostatEveryColumnIsWideAndBeforeThemNone() throws Exception {
    eurostat();
    table.header("freq|geo|unit|abc|2018 ").wideFrom(3);

    Harmonised read = table.rows("A|PL|NR|1|2 b", "A|PL|PC| |:");

    assertThat(read.factor).isEqualTo(2);
    assertThat(read.outcomes).containsExactly(2, 2);
    assertThat(read.values()).containsExactly("2", "null");
    assertThat(read.outOfScope).containsExactly("blank under a header without code");
    assertThat(read.refusals())
        .containsExactly("V-CODE-TIME at in.csv row 2 column 'abc': " + UNDER_NO_HEADER);
  }

  @Test
  void aRowOutOfScopeIsSoUnderEveryWideColumn() throws Exception {
    wide();
    table.header("sex|2018|abc").key("scope", "[{column: sex, keep: [M], reason: women}]");

    Harmonised read = table.rows("F|5|6");

    assertThat(read.outOfScope).containsExactly("women", "women");
    assertThat(read.refusals()).isEmpty();
  }

  @Test
  void eurostatGluesFlagsBehindTheNumber() throws Exception {
    table
        .header("freq|geo|2018 |2019 |2020 ")
        .key("layout", "{format: eurostat_tsv}")
        .map(
            "f.csv",
            "source,obs_status,conf_status,when,note",
            "b,B,,,",
            "e,E,,,",
            "c,Q,C,no_value,")
        .key("status", "{column: flags, flags: f.csv, letters: separate}")
        .key("value", "{column: value, symbols: {\":\": O, 0n: zero N}}")
        .concept("REF_AREA", "{column: geo, scheme: ISO2}")
        .concept("TIME_PERIOD", "{column: time, scheme: YEAR}")
        .concept("FREQ", "{column: freq}");

    Harmonised read = table.rows("A|PL|5 be|: c|: ", "A|DE|7  b|0n|12b", "A|FR|:c|8|: z");

    assertThat(read.factor).isEqualTo(3);
    assertThat(read.values()).containsExactly("5", "null", "null", "7", "0", "8", "null");
    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[B, E]", "[Q]", "[O]", "[B]", "[N]", "[A]", "[O]");
    assertThat(read.observations.get(1).confidentiality().status())
        .isEqualTo(ConfidentialityStatus.C);
    assertThat(read.refused)
        .map(r -> r.rule() + " " + r.address())
        .containsExactly(
            "V-STR-03 in.csv row 3 column '2020 '", "V-STR-03 in.csv row 4 column '2018 '");
    assertThat(read.findings())
        .containsExactly(
            "V-CODE-FLAG at in.csv row 4 column '2020 ': found a flag that the definition does not"
                + " list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 000", "12 345 b", "1 234 567", "5 b1", ": 0", "5 2b", "1 000b"})
  void digitsBehindABlankAreNoFlagsSoTheNumberIsUnreadable(String cell) throws Exception {
    eurostat();

    Harmonised read = table.rows("A|PL|" + cell);

    assertThat(read.observations).isEmpty();
    assertThat(read.refused)
        .map(r -> r.rule() + " " + r.address())
        .containsExactly("V-STR-03 in.csv row 2 column '2018 '");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void aBlankGroupsDigitsWhereItIsDeclaredAndFlagsStandBehindThem() throws Exception {
    eurostat();
    table.key("value", "{column: value, thousands_mark: \" \"}");

    Harmonised read = table.rows("A|PL|12 345 b", "A|PL|1 000", "A|PL|1 00 b");

    assertThat(read.values()).containsExactly("12345", "1000");
    assertThat(read.observations)
        .map(o -> o.statuses().list().toString())
        .containsExactly("[B]", "[A]");
    assertThat(read.refusals())
        .containsExactly(
            "V-STR-03 at in.csv row 4 column '2018 ': found an incomplete number; expected digits,"
                + " as the definition declares them");
  }

  @Test
  void everyMissingColumnIsToldAtOnceAndNoRowIsRead() throws Exception {
    table
        .concept("SEX", "{column: sex}")
        .key("status", "{column: flag}")
        .key("scope", "[{column: level, keep: [\"0\"], reason: area}]")
        .key("sum_over", "[type]")
        .header("jahr|n");

    Harmonised read = table.rows("2019|5");

    assertThat(read.bound).isFalse();
    assertThat(read.observations).isEmpty();
    assertThat(read.refusals())
        .containsExactlyInAnyOrder(
            missing("level"), missing("flag"), missing("type"), missing("sex"), missing("year"));
  }

  @Test
  void aRowOfFiguresInThePlaceOfTheHeaderIsNotTold() throws Exception {
    table.header("2019|12 c|Jahr");

    Harmonised read = table.rows("2018|5|x");

    assertThat(read.bound).isFalse();
    assertThat(read.findings())
        .containsExactly(
            "V-STR-02 at in.csv: found a column that the definition does not name",
            "V-STR-02 at in.csv: found a column that the definition does not name",
            "V-STR-02 at in.csv column 'Jahr': found a column that the definition does not name");
  }

  @Test
  void aColumnThatTheDefinitionDoesNotNameIsNoted() throws Exception {
    table.header("year|n|note|label").key("ignore", "[label]").key("received_by", "[IOM]");

    Harmonised read = table.rows("2019|5|hello|x");

    assertThat(read.values()).containsExactly("5");
    assertThat(read.findings())
        .containsExactly(
            "V-STR-02 at in.csv column 'note': found a column that the definition does not name");
    assertThat(read.audiences).containsExactly(Set.of(Tier.IOM));
  }

  @Test
  void aSumKeepsItsPartsAndTheColumnsNobodyNamed() throws Exception {
    table.header("year|n|type|port|extra").key("sum_over", "[type, port]").concept("SEX", "_T");

    Harmonised read = table.rows("2019|5| main |Calais|x", "2019|6|other|Dover|y");

    assertThat(read.observations)
        .map(Observation::parts)
        .containsExactly("main" + PARTS + "Calais", "other" + PARTS + "Dover");
    assertThat(read.observations)
        .map(Observation::extra)
        .containsExactly("extra=x" + PARTS, "extra=y" + PARTS);
  }

  @Test
  void withoutASumColumnsNobodyNamedAreNotKept() throws Exception {
    table.header("year|n|extra");

    Observation observation = table.rows("2019|5|x").observation();

    assertThat(observation.parts()).isEmpty();
    assertThat(observation.extra()).isEmpty();
  }

  @Test
  void aRefusedRowSpoilsTheSumItBelongsTo() throws Exception {
    table.header("year|n|type").key("sum_over", "[type]");

    Harmonised read = table.rows("2019|5|a", "2019|x|b");

    assertThat(read.refusals()).hasSize(1);
    assertThat(read.observations).map(Observation::kind).containsExactly(Kind.REPORT, Kind.REFUSED);
    Observation poison = read.observations.get(1);
    assertThat(poison.key()).isEqualTo(read.observations.get(0).key());
    assertThat(poison.value()).isEqualTo(Decimal.NONE);
    assertThat(poison.parts()).isEqualTo("b");
    assertThat(poison.confidentiality().status()).isEqualTo(ConfidentialityStatus.C);
    assertThat(poison.flags()).isEqualTo(QualityFlags.NONE);
    assertThat(poison.source()).isSameAs(SourceCodes.NONE);
    assertThat(poison.address()).hasToString("in.csv row 3 column 'n'");
  }

  @Test
  void aRowOfUnknownSexOrAgeSpoilsTheTotal() throws Exception {
    table
        .header("year|sex|age|n")
        .concept("SEX", "{column: sex}")
        .concept("AGE", "{column: age}")
        .key("roll_up", "[SEX, AGE]");

    Harmonised read = table.rows("2019|X|Y15T19|5", "2019|M|old|5", "20|M|Y5|5");

    assertThat(read.refused)
        .map(r -> r.rule().id())
        .containsExactly("V-CODE-SEX", "V-CODE-AGE", "V-CODE-TIME");
    assertThat(read.keys())
        .containsExactly(
            "IMM.616._T._Z._T._U._T._T.Y15T19._U.PS.PER.2019",
            "IMM.616._T._Z._T._U._T.M._T._Z.PS.PER.2019");
    assertThat(read.observations).map(Observation::kind).containsOnly(Kind.REFUSED);
  }

  @Test
  void whereNothingIsAddedARefusedRowLeavesNoTrace() throws Exception {
    Harmonised read = table.rows("2019|5", "2019|x");

    assertThat(read.observations).map(Observation::kind).containsExactly(Kind.REPORT);
  }

  @Test
  void whatIsPublishedAfterTheDateOfTheRunIsNotThere() throws Exception {
    stated();
    table.key("sum_over", "[type]").header("year|n|published|type").asOf("2021-03-01T11:00:00Z");

    Harmonised read =
        table.rows(
            "2019|5|01/03/21 11:00:00|a",
            "2019|6|01/03/21 11:00:01|a",
            "2019|x|02/03/21 00:00:00|a",
            "19|7|02/03/21 00:00:00|a");

    assertThat(read.values()).containsExactly("5");
    assertThat(read.outOfScope)
        .containsExactly("VINTAGE after as_of", "VINTAGE after as_of", "VINTAGE after as_of");
    assertThat(read.refusals()).isEmpty();
    assertThat(read.observations).map(Observation::kind).containsExactly(Kind.REPORT);
  }

  @Test
  void aPublicationDateOfAnotherAgeIsNone() throws Exception {
    stated();
    table.key("vintage", "{column: published, format: uuuu-MM-dd}");

    Harmonised read = table.rows("2019|5|0202-03-01", "2019|5|+20000-01-01", "2019|5|3000-01-01");

    assertThat(read.refusals()).containsExactly(noVintage(2), noVintage(3), noVintage(4));
  }

  @Test
  void aRowWithoutPublicationDateIsRefused() throws Exception {
    stated();

    Harmonised read =
        table.rows(
            "2019|5|", "2019|5|31/02/21 00:00:00", "2019|5|2021-03-01", "2019|5|01/03/21 11:00:00");

    assertThat(read.observations)
        .map(o -> o.vintage().toString())
        .containsExactly("2021-03-01T11:00Z");
    assertThat(read.refusals()).containsExactly(noVintage(2), noVintage(3), noVintage(4));
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yy HH:mm:ss, 01/03/21 11:00:05, 2021-03-01T11:00:05Z",
    "ddMMyyyy, 01032021, 2021-03-01",
    "yyyy-MM-dd, 2020-02-29, 2020-02-29",
    "uuuu-MM-dd, 2021-03-01, 2021-03-01",
    "d MMM yyyy, 1 Mar 2021, 2021-03-01",
    "d/M/yyyy, 01/03/2021, 2021-03-01"
  })
  void aPublicationDateIsReadAsItsFormatSays(String format, String printed, String vintage)
      throws Exception {
    stated();
    table.key("vintage", "{column: published, format: \"" + format + "\"}");

    assertThat(table.rows("2019|5|" + printed).observation().vintage()).hasToString(vintage);
  }

  @Test
  void theNameOfTheFileMayStateThePublicationDate() throws Exception {
    table
        .key("vintage", "{file_name: '_(\\d{4}-\\d{2}-\\d{2})', format: yyyy-MM-dd}")
        .key("vintage_basis", "file_name");

    assertThat(table.named("in_2021-02-03.csv").rows("2019|5").observation().vintage())
        .hasToString("2021-02-03");
    assertThat(table.named("in_2021-02-30.csv").rows("2019|5").refusals())
        .containsExactly(
            "V-STR-01 at in_2021-02-30.csv row 2: found no publication date; expected one");
    assertThat(table.named("in.csv").rows("2019|5").refusals())
        .containsExactly("V-STR-01 at in.csv row 2: found no publication date; expected one");
  }

  @Test
  void aTableMayNameItsDataflowInColumns() throws Exception {
    table.header("op|type|year|n").key("dataflow", "{columns: [op, type]}");

    assertThat(table.rows("Libya| flow |2019|5").observation().dataflow())
        .isEqualTo("Libya / flow");
  }

  @Test
  void footnotesBelongToTheRowsThatTheirConditionNames() throws Exception {
    table
        .header("year|n|r")
        .key("status", "{when: [{when: {r: \"1\"}, add: [W], footnote: includes refugees}]}");

    Harmonised read = table.rows("2019|5|1", "2018|5|0");

    assertThat(read.observations)
        .map(Observation::footnotes)
        .containsExactly(List.of("includes refugees"), List.of());
  }

  private void eurostat() throws IOException {
    table
        .header("freq|geo|2018 ")
        .key("layout", "{format: eurostat_tsv}")
        .map("b.csv", "source,obs_status,conf_status,when,note", "b,B,,,")
        .key("status", "{column: flags, flags: b.csv, letters: separate}")
        .key("value", "{column: value, symbols: {\":\": O}}")
        .concept("REF_AREA", "{column: geo, scheme: ISO2}")
        .concept("TIME_PERIOD", "{column: time, scheme: YEAR}")
        .concept("FREQ", "{column: freq}");
  }

  private void wide() {
    table
        .header("sex|2018|2019")
        .key("layout", "{format: csv, unpivot: {columns: '\\d{4}', names: time, values: cell}}")
        .concept("SEX", "{column: sex}")
        .concept("TIME_PERIOD", "{column: time, scheme: YEAR}")
        .key("value", "{column: cell}");
  }

  private void stated() {
    table
        .header("year|n|published")
        .key("vintage", "{column: published, format: \"dd/MM/yy HH:mm:ss\"}")
        .key("vintage_basis", "stated");
  }

  private static String noVintage(int line) {
    return "V-STR-01 at in.csv row "
        + line
        + " column 'published': found no publication date; expected one";
  }

  private static String missing(String column) {
    return "V-STR-01 at in.csv: found no column '"
        + column
        + "'; expected it, the definition small reads it";
  }
}
