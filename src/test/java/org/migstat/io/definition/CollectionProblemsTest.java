package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionProblemsTest {
  private static final String INDICATORS =
      "ASY_APP_ALL, ASY_APP_FIRST, ASY_DEC_NEG, ASY_DEC_POS, ASY_STOCK, CIT_ACQ, EMI, IDP_STOCK,"
          + " IMM, IRR_DET, NETMIG, NETMIG_ADJ, OIP_STOCK, PERMIT_FIRST, PERMIT_STOCK, POP_STOCK,"
          + " REFUSED, REF_STOCK, RET_AVR, RET_EFF, RET_ORDER, RET_REF, STLS_STOCK, TP_FLOW,"
          + " TP_STOCK";

  private final Workplace workplace;

  CollectionProblemsTest(@TempDir Path folder) {
    workplace = new Workplace(folder);
  }

  /** The small definition with a line added at its end, which is line 15. */
  private void adding(String yaml, String... problems) throws Exception {
    refused(Workplace.SMALL + yaml + "\n", problems);
  }

  /** The small definition with one text replaced. */
  private void replacing(String text, String by, String... problems) throws Exception {
    assertThat(Workplace.SMALL).contains(text);
    refused(Workplace.SMALL.replace(text, by), problems);
  }

  private void refused(String yaml, String... problems) throws Exception {
    assertThat(workplace.problemsOfCollection(yaml)).containsExactly(problems);
  }

  @Test
  void whatATerminalObeysIsShownInMessages() throws Exception {
    adding(
        "embargo: \"\\e]0;pwn\\a\\nRelease r9 is published\"",
        "Cannot read small.yaml line 15: 'embargo' is '\\u001b]0;pwn\\u0007 Release r9 is"
            + " published'; expected an instant with its zone, such as 2021-06-01T08:00:00Z.");
  }

  @Test
  void unknownKeysAreNamedWithTheKnownOnes() throws Exception {
    adding(
        "conformty: 1",
        "Cannot read small.yaml line 15: unknown key 'conformty'; known keys are collection,"
            + " dataflow, title, provider, citation, vintage, vintage_basis, received_by,"
            + " default_confidentiality, embargo, published_detail, source_type, conformity,"
            + " conformity_when, max_rejected_share, layout, concepts, value, status, scope,"
            + " series, sum_over, repeats, roll_up, absent, additive_over_time, agg_method, ignore. Did you"
            + " mean 'conformity'?");
    replacing(
        "  INDICATOR: IMM",
        "  INDICATOR: IMM\n  COUNTRY: 276",
        "Cannot read small.yaml line 12: unknown key 'COUNTRY'; known keys are INDICATOR, REF_AREA,"
            + " COUNTERPART_AREA, POP_BASIS, CITIZENSHIP_GRP, DURATION, REASON, SEX, AGE, AGE_DEF,"
            + " UNIT_MEASURE, TIME_PERIOD, FREQ, UNIT_MULT, DECIMALS, CONF_STATUS, CONF_REDIST,"
            + " EMBARGO_TIME, ACTION.");
  }

  @Test
  void missingKeysAreNamedWithWhatBelongsThere() throws Exception {
    replacing(
        "vintage: 2021-02-01\nvintage_basis: declared\n",
        "",
        "Cannot read small.yaml line 1: key 'vintage' is missing; expected a date such as"
            + " 2021-02-01, {column, format} or {file_name, format}.",
        "Cannot read small.yaml line 1: key 'vintage_basis' is missing; expected declared, stated"
            + " or file_name.");
    replacing(
        "received_by: [UN, IOM]\n",
        "",
        "Cannot read small.yaml line 1: key 'received_by' is missing; expected a list of parties,"
            + " [UN, IOM].");
    adding(
        "value_: 1\nstatus:",
        "Cannot read small.yaml line 15: unknown key 'value_'; known keys are collection, dataflow,"
            + " title, provider, citation, vintage, vintage_basis, received_by,"
            + " default_confidentiality, embargo, published_detail, source_type, conformity,"
            + " conformity_when, max_rejected_share, layout, concepts, value, status, scope,"
            + " series, sum_over, repeats, roll_up, absent, additive_over_time, agg_method, ignore. Did you"
            + " mean 'value'?",
        "Cannot read small.yaml line 16: 'status' is empty; expected a mapping with the keys"
            + " always, column, flags, letters, when.");
  }

  @Test
  void valuesOfTheWrongKindAreTold() throws Exception {
    replacing(
        "[UN, IOM]",
        "[UN, UNHCR]",
        "Cannot read small.yaml line 8: 'received_by' holds 'UNHCR'; expected UN or IOM.");
    replacing(
        "[UN, IOM]",
        "[UN, UN]",
        "Cannot read small.yaml line 8: 'received_by' names 'UN' twice; expected each once.");
    replacing(
        "[UN, IOM]",
        "[]",
        "Cannot read small.yaml line 8: 'received_by' is empty; expected a list of parties, [UN,"
            + " IOM].");
    replacing(
        "[UN, IOM]",
        "UN",
        "Cannot read small.yaml line 8: 'received_by' is 'UN'; expected a list of parties, [UN,"
            + " IOM].");
    replacing(
        "Eurostat", "[a]", "Cannot read small.yaml line 4: 'provider' is a list; expected a text.");
    replacing(
        "ESTAT_MIGR",
        "Estat",
        "Cannot read small.yaml line 1: 'collection' is 'Estat'; expected a code of capitals,"
            + " digits and _, such as ESTAT_MIGR.");
    replacing(
        "format: csv",
        "format: cvs",
        "Cannot read small.yaml line 9: 'format' is 'cvs'; expected csv, eurostat_tsv or sdmx_csv."
            + " Did you mean 'csv'?");
    adding(
        "additive_over_time: true",
        "Cannot read small.yaml line 15: 'additive_over_time' is 'true'; expected the reason in"
            + " words.");
    adding(
        "roll_up: [AREA]",
        "Cannot read small.yaml line 15: 'roll_up' holds 'AREA'; expected SEX, AGE or TIME. Did you"
            + " mean 'AGE'?");
  }

  @Test
  void unknownStatusesAreRefused() throws Exception {
    adding(
        "status: {always: [X]}",
        "Cannot read small.yaml line 15: 'always' holds 'X'; expected A, B, D, E, F, G, H, I, J, K,"
            + " L, M, N, O, P, Q, S, U, V or W.");
    replacing(
        "column: persons",
        "column: persons, symbols: {\":\": missing}",
        "Cannot read small.yaml line 14: ':' is 'missing'; expected filler, zero, zero with a"
            + " status, or a status other than A, as in 'filler', 'zero', 'zero N', 'O', 'Q A'.");
    adding(
        "default_confidentiality: X",
        "Cannot read small.yaml line 15: 'default_confidentiality' is 'X'; expected A, C, D, E, F,"
            + " G, M, N, O, S or T.");
  }

  @Test
  void constantsAreOfTheirCodeList() throws Exception {
    replacing(
        "INDICATOR: IMM",
        "INDICATOR: INM",
        "Cannot read small.yaml line 11: unknown code 'INM' for INDICATOR; known codes are "
            + INDICATORS
            + ". Did you mean 'IMM'?");
    replacing(
        "  INDICATOR: IMM",
        "  INDICATOR: IMM\n  SEX: X\n  AGE: 85+\n  DURATION: 12",
        "Cannot read small.yaml line 12: unknown code 'X' for SEX; known codes are F, M, _N, _O,"
            + " _T, _U, _Z.",
        "Cannot read small.yaml line 13: unknown code '85+' for AGE; expected a canonical code such"
            + " as Y15T19, Y_GE85, _T or _U. Did you mean 'Y_GE85'?",
        "Cannot read small.yaml line 14: unknown code '12' for DURATION; known codes are M0, M1,"
            + " M12, M3, M3T12, M6, M6D1, PERM, PMT, R12_16, _U, _Z. Did you mean 'M12'?");
    replacing(
        "{column: year, scheme: YEAR}",
        "2019-13",
        "Cannot read small.yaml line 13: unknown code '2019-13' for TIME_PERIOD; expected a"
            + " canonical code such as 2019, 2019-Q3, 2019-01 or 2020-01-01.");
    replacing(
        "  INDICATOR: IMM",
        "  INDICATOR: IMM\n  UNIT_MULT: thousands\n  EMBARGO_TIME: 2021-06-01",
        "Cannot read small.yaml line 12: unknown code 'thousands' for UNIT_MULT; expected a whole"
            + " number from 0 to 12.",
        "Cannot read small.yaml line 13: unknown code '2021-06-01' for EMBARGO_TIME; expected an"
            + " instant with its zone, such as 2021-06-01T08:00:00Z.");
  }

  @Test
  void areasAreOfTheAreaTable() throws Exception {
    replacing(
        "{column: geo, scheme: ISO2}",
        "{column: geo, codes: {XX: 999, YY: =REF_AREA, ZZ: _O@}}",
        "Cannot read small.yaml line 12: unknown code '999' for REF_AREA; expected a code of "
            + "schemas/codelists/areas.csv.",
        "Cannot read small.yaml line 12: unknown code '=REF_AREA' for REF_AREA; expected three"
            + " digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T.");
    replacing(
        "  INDICATOR: IMM",
        "  INDICATOR: IMM\n  COUNTERPART_AREA: =OUT_OF_SCOPE",
        "Cannot read small.yaml line 12: unknown code '=OUT_OF_SCOPE' for COUNTERPART_AREA;"
            + " expected three digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T.");
    replacing(
        "{column: geo, scheme: ISO2}",
        "{constant: DEU, scheme: ISO2}",
        "Cannot read small.yaml line 12: unknown code 'DEU' for REF_AREA; expected a code of scheme"
            + " ISO2.");
  }

  @Test
  void casesAreOfTheirCodeListToo() throws Exception {
    replacing(
        "  INDICATOR: IMM",
        """
          INDICATOR: IMM
          POP_BASIS: {cases: [{when: {b: 1}, code: COB},
            {when: {c: 1}, code: CTZ}]}
        """,
        "Cannot read small.yaml line 13: unknown code 'CTZ' for POP_BASIS; known codes are CFC,"
            + " CNR, COB, COC, COO, CPR, CRT, _U, _Z.");
  }

  @Test
  void aSchemeFitsItsConcept() throws Exception {
    replacing(
        "scheme: ISO2",
        "scheme: YEAR",
        "Cannot read small.yaml line 12: scheme YEAR does not read REF_AREA; expected ISO3, ISO2,"
            + " M49, NAME_EN, NAME_DE, NAME_FR, NAME_ES.");
    replacing(
        "scheme: YEAR",
        "scheme: ISO2",
        "Cannot read small.yaml line 13: scheme ISO2 does not read TIME_PERIOD; expected YEAR,"
            + " QUARTER, MONTH, FISCAL_JULY, END_OF_YEAR, START_OF_YEAR, MID_YEAR, DATE,"
            + " END_OF_DAY, SDMX.",
        "Cannot read small.yaml line 13: scheme ISO2 does not read the time of flows; expected"
            + " YEAR, QUARTER, MONTH, FISCAL_JULY or SDMX.");
    replacing(
        "  INDICATOR: IMM",
        "  INDICATOR: IMM\n  SEX: {column: sex, scheme: SDMX}",
        "Cannot read small.yaml line 12: scheme SDMX does not read SEX; expected no scheme.");
  }

  @Test
  void aFlowIsNoMomentAndAStockNoPeriod() throws Exception {
    replacing(
        "scheme: YEAR",
        "scheme: END_OF_YEAR",
        "Cannot read small.yaml line 13: scheme END_OF_YEAR does not read the time of flows;"
            + " expected YEAR, QUARTER, MONTH, FISCAL_JULY or SDMX.");
    adding(
        "series:\n"
            + "  - {INDICATOR: {column: what, codes: {a: REF_STOCK, b: ASY_STOCK}}, TIME_PERIOD:"
            + " {column: q, scheme: QUARTER}}",
        "Cannot read small.yaml line 16: scheme QUARTER does not read the time of stocks; expected"
            + " END_OF_YEAR, START_OF_YEAR, MID_YEAR, DATE, END_OF_DAY, YEAR or SDMX.");
  }

  @Test
  void aConceptIsReadInOneWay() throws Exception {
    replacing(
        "{column: geo, scheme: ISO2}",
        "{column: geo, constant: 276}",
        "Cannot read small.yaml line 12: REF_AREA is read in 2 ways; expected one of column, cases,"
            + " constant.");
    replacing(
        "{column: geo, scheme: ISO2}",
        "{scheme: ISO2}",
        "Cannot read small.yaml line 12: REF_AREA says not where it is read; expected one of"
            + " column, cases, constant.");
    replacing(
        "{column: year, scheme: YEAR}",
        "{column: year, codes: {a: 2019}}",
        "Cannot read small.yaml line 13: TIME_PERIOD takes no codes; expected its canonical form in"
            + " the column.");
  }

  @Test
  void theFormOfTheVintageAgreesWithItsBasis() throws Exception {
    replacing(
        "vintage_basis: declared",
        "vintage_basis: stated",
        "Cannot read small.yaml line 7: vintage_basis is stated but vintage has the form of"
            + " declared; expected them to agree.");
    replacing(
        "2021-02-01",
        "{column: a, file_name: '(.*)', format: yyyy-MM-dd}",
        "Cannot read small.yaml line 6: vintage has both column and file_name; expected one of"
            + " them.",
        "Cannot read small.yaml line 7: vintage_basis is declared but vintage has the form of"
            + " stated; expected them to agree.");
    replacing(
        "2021-02-01",
        "{format: yyyy-MM-dd}",
        "Cannot read small.yaml line 6: vintage has neither column nor file_name; expected one of"
            + " them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01", "0202-02-01", "1899-12-31", "3000-01-01"})
  void nothingIsPublishedOrReleasedInAnotherAge(String day) throws Exception {
    replacing(
        "2021-02-01",
        day,
        "Cannot read small.yaml line 6: vintage '"
            + day
            + "' is far from our time; expected one in the years 1900 to 2999.");
    adding(
        "embargo: " + day + "T00:00:00Z",
        "Cannot read small.yaml line 15: 'embargo' is '"
            + day
            + "T00:00:00Z'; expected an instant in the years 1900 to 2999.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "0", "-1", "1,000", "3.5"})
  void aSymbolIsNoNumber(String number) throws Exception {
    replacing(
        "column: persons",
        "column: persons, symbols: {\"" + number + "\": O}",
        "Cannot read small.yaml line 14: symbol '"
            + number
            + "' is a number; expected a text that is none. Leave rows out by scope, or declare"
            + " zero: filler.");
  }

  @Test
  void datesExist() throws Exception {
    replacing(
        "2021-02-01",
        "2021-02-30",
        "Cannot read small.yaml line 6: vintage '2021-02-30' is no day; expected a date such as"
            + " 2021-02-01, or an instant such as 2021-02-01T11:00:00Z.");
    replacing(
        "2021-02-01",
        "01.02.2021",
        "Cannot read small.yaml line 6: 'vintage' is '01.02.2021'; expected a date such as"
            + " 2021-02-01, {column, format} or {file_name, format}.");
    adding(
        "embargo: 2021-02-30T08:00:00Z",
        "Cannot read small.yaml line 15: 'embargo' is '2021-02-30T08:00:00Z'; expected an instant"
            + " that exists.");
    adding(
        "embargo: 2021-02-20T08:00:00",
        "Cannot read small.yaml line 15: 'embargo' is '2021-02-20T08:00:00'; expected an instant"
            + " with its zone, such as 2021-06-01T08:00:00Z.");
  }

  @Test
  void patternsAreHeldAgainstWhatTheyMustGive() throws Exception {
    String byFile = Workplace.SMALL.replace("declared", "file_name");
    refused(
        byFile.replace("2021-02-01", "{file_name: '_(\\d+', format: yyyy-MM-dd}"),
        "Cannot read small.yaml line 6: 'file_name' is no regular expression (missing closing ));"
            + " expected one with a group around the date.");
    refused(
        byFile.replace("2021-02-01", "{file_name: '_(\\d+)(a)', format: yyyy-MM-dd}"),
        "Cannot read small.yaml line 6: 'file_name' has 2 groups; expected one group, around the"
            + " date. Write (?:...) for others.");
    for (String format : new String[] {"yyyy-MM", "YYYY-MM-dd", "yyyy-bb", "HH:mm"}) {
      refused(
          byFile.replace("2021-02-01", "{file_name: '_(\\d+)', format: '" + format + "'}"),
          "Cannot read small.yaml line 6: format '"
              + format
              + "' does not give a day; expected a date pattern such as "
              + "yyyy-MM-dd or dd/MM/yy HH:mm:ss.");
    }
    replacing(
        "format: csv",
        "format: csv, unpivot: {columns: '[', names: a, values: b}",
        "Cannot read small.yaml line 9: 'columns' is no regular expression (missing closing ]);"
            + " expected one that matches the headers.");
  }

  @Test
  void encodingsAndMarksExist() throws Exception {
    replacing(
        "format: csv",
        "format: csv, encoding: latin-15",
        "Cannot read small.yaml line 9: unknown encoding 'latin-15'; expected a name such as UTF-8,"
            + " windows-1252 or ISO-8859-1.");
    replacing(
        "format: csv",
        "format: csv, encoding: not a name",
        "Cannot read small.yaml line 9: unknown encoding 'not a name'; expected a name such as"
            + " UTF-8, windows-1252 or ISO-8859-1.");
    replacing(
        "format: csv",
        "format: csv, delimiter: tab",
        "Cannot read small.yaml line 9: 'delimiter' is 'tab'; expected one character that separates"
            + " fields, such as \";\" or \"\\t\".");
    replacing(
        "column: persons",
        "column: persons, decimal_mark: \",\", thousands_mark: \",\"",
        "Cannot read small.yaml line 14: thousands_mark is ',' like decimal_mark; expected two"
            + " different marks.");
  }

  @Test
  void anObservationHasAnIndicatorAnAreaATimeAndAValue() throws Exception {
    replacing(
        """
          INDICATOR: IMM
          REF_AREA: {column: geo, scheme: ISO2}
          TIME_PERIOD: {column: year, scheme: YEAR}
        value: {column: persons}
        """,
        "  SEX: {column: sex}\n",
        "Cannot read small.yaml line 10: INDICATOR is given nowhere; expected it in concepts or in"
            + " every series.",
        "Cannot read small.yaml line 10: REF_AREA is given nowhere; expected it in concepts or in"
            + " every series.",
        "Cannot read small.yaml line 10: TIME_PERIOD is given nowhere; expected it in concepts or"
            + " in every series.",
        "Cannot read small.yaml line 10: the value column is given nowhere; expected column in"
            + " value or in every series.");
    refused(
        Workplace.SMALL.replace("  INDICATOR: IMM\n", "").replace("value: {column: persons}\n", "")
            + "series:\n"
            + "  - {column: a, INDICATOR: IMM}\n"
            + "  - {when: {b: 1}, INDICATOR: EMI}\n"
            + "  - {column: c}\n",
        "Cannot read small.yaml line 15: the value column is given nowhere; expected column in"
            + " value or in every series.",
        "Cannot read small.yaml line 16: INDICATOR is given nowhere; expected it in concepts or in"
            + " every series.");
  }

  @Test
  void seriesAreInScopeOrOut() throws Exception {
    adding(
        """
        series:
          - {columns: [a], out_of_scope: no indicator, INDICATOR: EMI}
          - {out_of_scope: nothing}
        """,
        "Cannot read small.yaml line 15: every series is out of scope; expected at least one that"
            + " gives observations.",
        "Cannot read small.yaml line 16: a series is out of scope and yet has conditions or"
            + " concepts; expected its columns only.",
        "Cannot read small.yaml line 17: a series is out of scope without columns; expected the"
            + " columns that are. Leave rows out by scope.");
    adding(
        "series:\n  - {column: a, columns: [b]}\n  - {columns: [a], out_of_scope: no indicator}",
        "Cannot read small.yaml line 16: a series has both column and columns; expected one of"
            + " them.",
        "Cannot read small.yaml line 17: column 'a' is both in scope and out of scope; expected one"
            + " of them.");
    adding(
        "series: [{column: a, CONF_STATUS: C}]",
        "Cannot read small.yaml line 15: unknown key 'CONF_STATUS'; known keys are column, columns,"
            + " when, out_of_scope, INDICATOR, REF_AREA, COUNTERPART_AREA, POP_BASIS,"
            + " CITIZENSHIP_GRP, DURATION, REASON, SEX, AGE, AGE_DEF, UNIT_MEASURE, TIME_PERIOD,"
            + " FREQ, UNIT_MULT, DECIMALS, ACTION.");
  }

  @Test
  void aColumnIsUsedOrIgnored() throws Exception {
    adding(
        """
        sum_over: [cause]
        scope: [{column: level, keep: ["0"], reason: x}]
        ignore:
          - geo
          - cause
          - label
          - level
        """,
        "Cannot read small.yaml line 18: column 'geo' is both used and ignored; expected one of"
            + " them.",
        "Cannot read small.yaml line 19: column 'cause' is both used and ignored; expected one of"
            + " them.",
        "Cannot read small.yaml line 21: column 'level' is both used and ignored; expected one of"
            + " them.");
  }

  @Test
  void filtersKeepOrDrop() throws Exception {
    adding(
        "scope:\n  - {column: a, reason: x}\n  - {column: a, keep: [b], drop: [c], reason: x}",
        "Cannot read small.yaml line 16: a filter of scope has neither keep nor drop; expected one"
            + " of them.",
        "Cannot read small.yaml line 17: a filter of scope has both keep and drop; expected one of"
            + " them.");
  }

  @Test
  void flagsHaveAColumnAndConditionsAnEffect() throws Exception {
    adding(
        "status: {letters: separate, when: [{when: {r: 1}}]}",
        "Cannot read small.yaml line 15: status has letters without a column; expected column"
            + " beside it.",
        "Cannot read small.yaml line 15: a condition of status adds nothing; expected add or"
            + " footnote beside when.");
  }

  @Test
  void anEmbargoByDefaultHasATime() throws Exception {
    adding(
        "default_confidentiality: E",
        "Cannot read small.yaml line 15: the default is an embargo (E) without a time; expected"
            + " embargo, or EMBARGO_TIME in concepts.");
  }

  @Test
  void aDefinitionHasAtMostFortyLines() throws Exception {
    refused(Workplace.SMALL + "\n".repeat(26));
    refused(
        Workplace.SMALL + "\n".repeat(27),
        "Cannot read small.yaml line 41: it has 41 lines; expected at most 40 lines. Move codes to"
            + " a CSV file in the folder maps.");
  }

  @Test
  void everythingIsToldAtOnceInTheOrderOfLines() throws Exception {
    workplace.write("maps/geo.csv", "source,code\nXX,9\n");
    refused(
        Workplace.SMALL
                .replace("ESTAT_MIGR", "estat")
                .replace("scheme: ISO2", "codes: geo.csv, scheme: YEAR")
                .replace("format: csv", "format: csv, encoding: x y")
                .replace("INDICATOR: IMM", "INDICATOR: IMN")
            + "wrong: 1\nignore: [geo]\n",
        "Cannot read small.yaml line 1: 'collection' is 'estat'; expected a code of capitals,"
            + " digits and _, such as ESTAT_MIGR.",
        "Cannot read small.yaml line 9: unknown encoding 'x y'; expected a name such as UTF-8,"
            + " windows-1252 or ISO-8859-1.",
        "Cannot read small.yaml line 11: unknown code 'IMN' for INDICATOR; known codes are "
            + INDICATORS
            + ". Did you mean 'IMM'?",
        "Cannot read small.yaml line 12: scheme YEAR does not read REF_AREA; expected ISO3, ISO2,"
            + " M49, NAME_EN, NAME_DE, NAME_FR, NAME_ES.",
        "Cannot read small.yaml line 15: unknown key 'wrong'; known keys are collection, dataflow,"
            + " title, provider, citation, vintage, vintage_basis, received_by,"
            + " default_confidentiality, embargo, published_detail, source_type, conformity,"
            + " conformity_when, max_rejected_share, layout, concepts, value, status, scope,"
            + " series, sum_over, repeats, roll_up, absent, additive_over_time, agg_method, ignore.",
        "Cannot read small.yaml line 16: column 'geo' is both used and ignored; expected one of"
            + " them.",
        "Cannot read maps/geo.csv line 2: unknown code '9' for REF_AREA; expected three digits such"
            + " as 008, or a code such as 688_EXKS, EU27_2020 or _T. Did you mean '009'?");
  }
}
