package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Concept;

class CodeMapProblemsTest {
  private static final String MAPPED =
      Workplace.SMALL.replace("scheme: ISO2", "codes: geo.csv, scheme: ISO2");
  private static final String FLAGGED =
      Workplace.SMALL + "status: {column: flags, flags: flags.csv}\n";

  private final Workplace workplace;

  CodeMapProblemsTest(@TempDir Path folder) {
    workplace = new Workplace(folder);
  }

  private void codes(String csv, String... problems) throws Exception {
    workplace.write("maps/geo.csv", csv);
    assertThat(workplace.problemsOfCollection(MAPPED)).containsExactly(problems);
  }

  private void flags(String csv, String... problems) throws Exception {
    workplace.write("maps/flags.csv", csv);
    assertThat(workplace.problemsOfCollection(FLAGGED)).containsExactly(problems);
  }

  @Test
  void aFileThatIsMissingIsToldWhereItIsNamed() throws Exception {
    assertThat(workplace.problemsOfCollection(MAPPED + "status: {column: f, flags: flags.csv}\n"))
        .containsExactly(
            "Cannot read small.yaml line 12: there is no file maps/geo.csv; expected a CSV file"
                + " with the header source,code,from,to,zero,note.",
            "Cannot read small.yaml line 15: there is no file maps/flags.csv; expected a CSV file"
                + " with the header source,obs_status,conf_status,when,note.");
  }

  @Test
  void aFileOutsideTheFolderIsRefused() throws Exception {
    assertThat(workplace.problemsOfCollection(MAPPED.replace("geo.csv", "../geo.csv")))
        .containsExactly(
            "Cannot read small.yaml line 12: 'codes' is '../geo.csv'; expected a CSV file in the"
                + " folder maps, a mapping, or a list of these.");
  }

  @Test
  void theHeaderSaysWhatTheColumnsAre() throws Exception {
    codes(
        "code,source\nXX,276\n",
        "Cannot read maps/geo.csv line 1: its header is 'code,source'; expected"
            + " source,code,from,to,zero,note, of which the last may be left out.");
    codes(
        "",
        "Cannot read maps/geo.csv: it is empty; expected the header"
            + " source,code,from,to,zero,note.");
  }

  @Test
  void rowsAreCountedAsTheyStandInTheFile() throws Exception {
    codes(
        """
        source,code,from,to,zero,note
        "a
        b",276,,,,"a note,
        of two lines"

        c
        d,276,,,,,x
        e,9999
        """,
        "Cannot read maps/geo.csv line 6: the row has 1 field; expected"
            + " source,code,from,to,zero,note.",
        "Cannot read maps/geo.csv line 7: the row has 7 fields; expected"
            + " source,code,from,to,zero,note.",
        "Cannot read maps/geo.csv line 8: unknown code '9999' for REF_AREA; expected three digits"
            + " such as 008, or a code such as 688_EXKS, EU27_2020 or _T.");
    codes(
        "source,code\na,276\nb,\"276\nc,276\n",
        "Cannot read maps/geo.csv line 3: a quote is not closed; expected one row on each line."
            + " Double a quote inside quotes.");
  }

  @Test
  void oneSourceCodeHasOneMeaningOnADay() throws Exception {
    codes(
        "source,code,from,to\nSD,578,,2011-07-09\nSD,276,2011-07-08,\nSD,826,2011-07-09\nSD,008\n",
        "Cannot read maps/geo.csv line 3: 'SD' has two meanings on the same days, here and on line"
            + " 2; expected dates that do not overlap. The column to is the first day that no"
            + " longer counts.",
        "Cannot read maps/geo.csv line 4: 'SD' has two meanings on the same days, here and on line"
            + " 3; expected dates that do not overlap. The column to is the first day that no"
            + " longer counts.",
        "Cannot read maps/geo.csv line 5: 'SD' has two meanings on the same days, here and on line"
            + " 2; expected dates that do not overlap. The column to is the first day that no"
            + " longer counts.");
    codes(
        """
        source,code,from,to
        SD,578,,2011-07-09
        SD,276,2011-07-09,2012-01-01
        SD,826,2012-01-01,
        """);
  }

  @Test
  void datesAndZerosAreReadStrictly() throws Exception {
    codes(
        """
        source,code,from,to,zero
        a,276,9.7.2011,,
        b,276,2011-07-09,2011-07-09,
        c,276,,2011-02-30,yes
         d,276
        """,
        "Cannot read maps/geo.csv line 2: from is '9.7.2011'; expected a date such as 2011-07-09.",
        "Cannot read maps/geo.csv line 3: from is not before to; expected to be the first day that"
            + " no longer counts.",
        "Cannot read maps/geo.csv line 4: to is '2011-02-30'; expected a date such as 2011-07-09.",
        "Cannot read maps/geo.csv line 4: zero is 'yes'; expected the word filler or nothing.",
        "Cannot read maps/geo.csv line 5: source ' d' has blanks around it; expected none, as"
            + " fields are read without.");
  }

  @Test
  void aMapOfTwoConceptsIsRefusedForTheOneItDoesNotFit() throws Exception {
    workplace.write(
        "maps/geo.csv", "source,code,from\nNAT,=REF_AREA\nOTH,_O@\nX,ISO2:SD\nY,=OUT_OF_SCOPE\n");
    assertThat(
            workplace.problemsOfCollection(
                MAPPED.replace(
                    "  INDICATOR: IMM",
                    "  COUNTERPART_AREA: {column: citizen, codes: geo.csv}\n  INDICATOR: IMM")))
        .containsExactly(
            "Cannot read maps/geo.csv line 2: unknown code '=REF_AREA' for REF_AREA; expected three"
                + " digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T.");
  }

  @Test
  void onlyAreasChangeWithTime() throws Exception {
    workplace.write("maps/sex.csv", "source,code,from\nm,M,2001-01-01\nw,F\nx,=OUT_OF_SCOPE\n");
    assertThat(
            workplace.problemsOfCollection(
                Workplace.SMALL.replace(
                    "  INDICATOR: IMM", "  INDICATOR: IMM\n  SEX: {column: sex, codes: sex.csv}")))
        .containsExactly(
            "Cannot read maps/sex.csv line 2: a code of SEX has dates or a zero; expected these of"
                + " areas only.");
  }

  @Test
  void theLastOfSeveralMapsWins() throws Exception {
    workplace.write(
        "maps/geo.csv", "source,code,from,to\nA,276,,2000-01-01\nA,826,2000-01-01,\nB,276\n");
    var definition =
        workplace.collection(MAPPED.replace("codes: geo.csv", "codes: [geo.csv, {A: 578}]"));
    var refArea = Objects.requireNonNull(definition.concepts().get(Concept.REF_AREA));
    var codes = refArea.codes().entries();
    assertThat(codes.get("A")).extracting("target").containsExactly("578");
    assertThat(codes.get("B")).extracting("target").containsExactly("276");
  }

  @Test
  void flagsAreOfTheirCodeLists() throws Exception {
    flags(
        "source,obs_status,conf_status,when\na,B E\nb,X,,\nc,,Z,\nd,,,always\na,,,\n",
        "Cannot read maps/flags.csv line 3: unknown obs_status 'X'; known codes are A, B, D, E, F,"
            + " G, H, I, J, K, L, M, N, O, P, Q, S, U, V, W.",
        "Cannot read maps/flags.csv line 4: unknown conf_status 'Z'; known codes are A, C, D, E, F,"
            + " G, M, N, O, S, T.",
        "Cannot read maps/flags.csv line 5: when is 'always'; expected no_value or nothing.",
        "Cannot read maps/flags.csv line 6: flag 'a' stands a second time, after line 2; expected"
            + " it once.");
    flags(
        "letter,meaning\na,B\n",
        "Cannot read maps/flags.csv line 1: its header is 'letter,meaning'; expected"
            + " source,obs_status,conf_status,when,note, of which the last may be left out.");
  }
}
