package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.ObservationStatus;

class CorrectionProblemsTest {
  private static final String JOB =
      Workplace.JOB.replace("arrangements.yaml}", "arrangements.yaml, corrections: register.yaml}");
  private static final String END =
      "reason: x, asked: {who: Eurostat, date: 2025-01-01}, valid_until: 2025-12-31}\n";

  private final Workplace workplace;

  CorrectionProblemsTest(@TempDir Path folder) throws Exception {
    workplace = new Workplace(folder).writePolicy();
  }

  private void refused(String entries, String... problems) throws Exception {
    workplace.write("register.yaml", "corrections:\n" + entries);
    assertThat(workplace.problemsOfJob(JOB)).containsExactly(problems);
  }

  @Test
  void aJobWithoutARegisterCorrectsNothingAndTheOneInUseIsEmpty() throws Exception {
    assertThat(workplace.job(Workplace.JOB).corrections()).isEqualTo(Corrections.NONE);

    String inUse = Path.of("pipelines/policy/corrections.yaml").toAbsolutePath().toString();
    assertThat(workplace.job(JOB.replace("register.yaml", inUse)).corrections().entries())
        .isEmpty();
  }

  @Test
  void anEntrySaysWhatWhyWhoAndHowLong() throws Exception {
    workplace.write(
        "register.yaml",
        "corrections:\n  - {id: A-1, collection: ESTAT_MIGR, dataflow: T, cell: {INDICATOR: IMM,"
            + " REF_AREA: 276}, action: replace, replace: {REF_AREA: 578}, "
            + END);

    Corrections corrections = workplace.job(JOB).corrections();

    Correction entry =
        new Correction(
            "A-1",
            corrections.entries().get(0).contentHash(),
            2,
            Map.of(Dimension.INDICATOR, "IMM", Dimension.REF_AREA, "276"),
            "ESTAT_MIGR",
            "T",
            Action.REPLACE,
            Map.of(Dimension.REF_AREA, "578"),
            Set.of(),
            "x",
            "Eurostat, 2025-01-01",
            LocalDate.parse("2025-12-31"));
    assertThat(corrections.file()).isEqualTo("register.yaml");
    assertThat(corrections.entries()).containsExactly(entry);
    assertThat(corrections.inForce(Instant.parse("2025-12-31T23:59:59Z"))).isEqualTo(corrections);
    assertThat(corrections.inForce(Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo(new Corrections(corrections.contentHash(), "register.yaml", List.of()));
    assertThat(corrections.about("ESTAT_MIGR")).containsExactly(entry);
    assertThat(corrections.about("OECD_MIG")).isEmpty();
  }

  private String hash(String entry) throws Exception {
    workplace.write("register.yaml", "corrections:\n" + entry);
    List<Correction> entries = workplace.job(JOB).corrections().entries();
    return entries.get(entries.size() - 1).contentHash();
  }

  @Test
  void theHashOfAnEntryIsOfWhatItSaysAndNotOfWhereOrHowItIsWritten() throws Exception {
    String entry =
        "  - {id: A, collection: ESTAT_MIGR, cell: {INDICATOR: IMM}, action: exclude, " + END;
    String other = entry.replace("id: A", "id: B").replace("IMM", "EMI");
    String inLines =
        """
          - id: A   # in lines
            collection: 'ESTAT_MIGR'
            cell: {INDICATOR: IMM}
            action: exclude
            reason: x
            asked: {who: Eurostat, date: 2025-01-01}
            valid_until: 2025-12-31
        """;

    assertThat(hash(entry)).matches("[0-9a-f]{64}");
    assertThat(hash(other + inLines)).isEqualTo(hash(entry));
    assertThat(hash(entry.replace("reason: x", "reason: y"))).isNotEqualTo(hash(entry));
  }

  /** An entry that excludes, in one line, with some of its texts replaced by others. */
  private static String exclude(String... replaced) {
    String entry = "  - {id: A, collection: ESTAT_MIGR, cell: {SEX: F}, action: exclude, " + END;
    for (int i = 0; i < replaced.length; i += 2) {
      assertThat(entry).contains(replaced[i]);
      entry = entry.replace(replaced[i], replaced[i + 1]);
    }
    return entry;
  }

  private static String replace(String id, String cell, String replace) {
    return "  - {collection: ESTAT_MIGR, action: replace, id: %s, cell: {%s}, replace: {%s}, %s"
        .formatted(id, cell, replace, END);
  }

  @Test
  void theRegisterIsAListOfEntries() throws Exception {
    refused(
        "  - A\n",
        "Cannot read register.yaml line 2: 'corrections' holds 'A'; expected {id, collection, cell,"
            + " action, reason, asked, valid_until}.");
    workplace.write("register.yaml", "corrections:\n");
    assertThat(workplace.problemsOfJob(JOB))
        .containsExactly(
            "Cannot read register.yaml line 1: 'corrections' is empty; expected a list of"
                + " corrections.");
    workplace.write("register.yaml", "correction: []\n");
    assertThat(workplace.problemsOfJob(JOB))
        .containsExactly(
            "Cannot read register.yaml line 1: key 'corrections' is missing; expected a list of"
                + " corrections.",
            "Cannot read register.yaml line 1: unknown key 'correction'; known keys are"
                + " corrections. Did you mean 'corrections'?");
    workplace.write("register.yaml", "corrections: {}\n");
    assertThat(workplace.problemsOfJob(JOB))
        .containsExactly(
            "Cannot read register.yaml line 1: 'corrections' is a mapping; expected a list of"
                + " corrections.");
    assertThat(workplace.problemsOfJob(JOB.replace("register", "registry")))
        .containsExactly(
            "Cannot read job.yaml line 3: there is no file registry.yaml; expected a path relative"
                + " to the job file.");
    assertThat(workplace.problemsOfJob(JOB.replace("register.yaml", "''")))
        .containsExactly("Cannot read job.yaml line 3: 'corrections' is ''; expected a path.");
  }

  @Test
  void anEntryMustSayEverything() throws Exception {
    refused(
        "  - {}\n",
        "Cannot read register.yaml line 2: key 'id' is missing; expected an id of capitals, digits,"
            + " - and _, such as DEU-2015-IMM.",
        "Cannot read register.yaml line 2: key 'collection' is missing; expected a code of capitals,"
            + " digits and _, such as ESTAT_MIGR.",
        "Cannot read register.yaml line 2: key 'cell' is missing; expected a mapping of concepts to"
            + " codes, such as {INDICATOR: IMM, REF_AREA: '276'}.",
        "Cannot read register.yaml line 2: key 'action' is missing; expected exclude, replace or"
            + " mark.",
        "Cannot read register.yaml line 2: key 'reason' is missing; expected a text.",
        "Cannot read register.yaml line 2: key 'asked' is missing; expected {who, date}.",
        "Cannot read register.yaml line 2: key 'valid_until' is missing; expected a date such as"
            + " 2026-06-30.");
    refused(
        exclude("who: Eurostat, date: 2025-01-01", ""),
        "Cannot read register.yaml line 2: key 'who' is missing; expected a text.",
        "Cannot read register.yaml line 2: key 'date' is missing; expected a date such as"
            + " 2026-06-30.");
  }

  @Test
  void keysAreKnown() throws Exception {
    refused(
        exclude("reason:", "note: y, reason:", "who: Eurostat", "who: Eurostat, how: by post"),
        "Cannot read register.yaml line 2: unknown key 'how'; known keys are who, date.",
        "Cannot read register.yaml line 2: unknown key 'note'; known keys are id, collection,"
            + " dataflow, cell, action, replace, mark, reason, asked, valid_until.");
    refused(
        exclude("SEX: F", "FREQ: A") + replace("B", "SEX: F, AGE: Y5", "AGE: Y6"),
        "Cannot read register.yaml line 2: unknown key 'FREQ'; known keys are INDICATOR, REF_AREA,"
            + " COUNTERPART_AREA, POP_BASIS, CITIZENSHIP_GRP, DURATION, REASON, SEX, AGE, AGE_DEF,"
            + " UNIT_MEASURE, TIME_PERIOD.",
        "Cannot read register.yaml line 3: unknown key 'AGE'; known keys are REF_AREA,"
            + " COUNTERPART_AREA, DURATION, REASON, SEX, TIME_PERIOD.");
  }

  @Test
  void textsHaveTheirForm() throws Exception {
    refused(
        exclude("id: A", "id: a b", "ESTAT_MIGR", "Estat", "reason: x", "reason: ' '")
            + exclude("id: A", "id: B", "cell:", "dataflow: '', cell:", "Eurostat", "''"),
        "Cannot read register.yaml line 2: 'id' is 'a b'; expected an id of capitals, digits, - and"
            + " _, such as DEU-2015-IMM.",
        "Cannot read register.yaml line 2: 'collection' is 'Estat'; expected a code of capitals,"
            + " digits and _, such as ESTAT_MIGR.",
        "Cannot read register.yaml line 2: 'reason' is ' '; expected a text.",
        "Cannot read register.yaml line 2: unknown collection 'Estat'; known collections are"
            + " ESTAT_MIGR.",
        "Cannot read register.yaml line 3: 'dataflow' is ''; expected a text.",
        "Cannot read register.yaml line 3: 'who' is ''; expected a text.");
    refused(
        exclude("action: exclude", "action: delete", "asked: {who", "asked: [who", "01}", "01]"),
        "Cannot read register.yaml line 2: 'action' is 'delete'; expected exclude, replace or"
            + " mark.",
        "Cannot read register.yaml line 2: 'asked' is a list; expected {who, date}.");
  }

  @Test
  void oneTextIsNoListAndNoMapping() throws Exception {
    refused(
        exclude("id: A", "id: [A]", "ESTAT_MIGR", "[ESTAT_MIGR]", "reason: x", "reason: {x: y}")
            + exclude("id: A", "id: B", "Eurostat", "[Eurostat]", "2025-12-31", "[2025-12-31]")
            + exclude("id: A", "id: C", "exclude", "replace, replace: [SEX]"),
        "Cannot read register.yaml line 2: 'id' is a list; expected an id of capitals, digits, - and"
            + " _, such as DEU-2015-IMM.",
        "Cannot read register.yaml line 2: 'collection' is a list; expected a code of capitals,"
            + " digits and _, such as ESTAT_MIGR.",
        "Cannot read register.yaml line 2: 'reason' is a mapping; expected a text.",
        "Cannot read register.yaml line 3: 'who' is a list; expected a text.",
        "Cannot read register.yaml line 3: 'valid_until' is a list; expected a date such as"
            + " 2026-06-30.",
        "Cannot read register.yaml line 4: 'replace' is a list; expected a mapping of concepts to"
            + " codes, such as {REF_AREA: '688'}.");
  }

  @Test
  void aCollectionIsOneThatSomeDefinitionHas() throws Exception {
    refused(
        exclude("ESTAT_MIGR", "ESTAT"),
        "Cannot read register.yaml line 2: unknown collection 'ESTAT'; known collections are"
            + " ESTAT_MIGR.");
  }

  @Test
  void aCellNamesCodesAsTheyStandInKeys() throws Exception {
    refused(
        exclude("SEX: F", "SEX: X, AGE: 15-19, TIME_PERIOD: 2015-13")
            + exclude("id: A", "id: B", "SEX: F", "REF_AREA: 8, COUNTERPART_AREA: _O@")
            + exclude("id: A", "id: C", "SEX: F", "SEX: [F, M], REASON: , INDICATOR: {a: b}")
            + exclude("id: A", "id: D", "SEX: F", "")
            + exclude("id: A", "id: E", "{SEX: F}", "SEX"),
        "Cannot read register.yaml line 2: unknown code 'X' for SEX; known codes are F, M, _N, _O,"
            + " _T, _U, _Z.",
        "Cannot read register.yaml line 2: unknown code '15-19' for AGE; expected a canonical code"
            + " such as Y15T19, Y_GE85, _T or _U. Did you mean 'Y15T19'?",
        "Cannot read register.yaml line 2: unknown code '2015-13' for TIME_PERIOD; expected a"
            + " canonical code such as 2019, 2019-Q3, 2019-01 or 2020-01-01.",
        "Cannot read register.yaml line 3: unknown code '8' for REF_AREA; expected three digits such"
            + " as 008, or a code such as 688_EXKS, EU27_2020 or _T. Did you mean '008'?",
        "Cannot read register.yaml line 3: unknown code '_O@' for COUNTERPART_AREA; expected three"
            + " digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T.",
        "Cannot read register.yaml line 4: 'INDICATOR' is a mapping; expected a canonical code.",
        "Cannot read register.yaml line 4: 'REASON' is empty; expected a canonical code.",
        "Cannot read register.yaml line 4: 'SEX' is a list; expected a canonical code.",
        "Cannot read register.yaml line 5: 'cell' is empty; expected a mapping of concepts to codes,"
            + " such as {INDICATOR: IMM, REF_AREA: '276'}.",
        "Cannot read register.yaml line 6: 'cell' is 'SEX'; expected a mapping of concepts to codes,"
            + " such as {INDICATOR: IMM, REF_AREA: '276'}.");
  }

  @Test
  void daysAreWrittenInFullAndExist() throws Exception {
    for (String day : List.of("2025", "2025-6-1", "31/12/2025", "2025-12-31T00:00:00Z", "never")) {
      refused(
          exclude("2025-12-31", day),
          "Cannot read register.yaml line 2: 'valid_until' is '%s'; expected a date such as 2026-06-30."
              .formatted(day));
    }
    // A line break after the day would else make it no day, and the entry valid for ever.
    refused(
        exclude("2025-12-31", "\"2025-12-31\\n\""),
        "Cannot read register.yaml line 2: 'valid_until' is '2025-12-31 '; expected a date such as"
            + " 2026-06-30.");
    refused(
        exclude("2025-01-01", "soon"),
        "Cannot read register.yaml line 2: 'date' is 'soon'; expected a date such as 2026-06-30.");
    refused(
        exclude("2025-12-31", "2025-02-30", "2025-01-01", "2025-13-01"),
        "Cannot read register.yaml line 2: date '2025-13-01' is no day; expected a date such as"
            + " 2026-06-30.",
        "Cannot read register.yaml line 2: valid_until '2025-02-30' is no day; expected a date such"
            + " as 2026-06-30.");
    refused(
        exclude("2025-12-31", "2024-12-31"),
        "Cannot read register.yaml line 2: valid_until is before the date of asked; expected it not"
            + " to be.");
    refused(exclude("2025-12-31", "2025-01-01"));
  }

  @Test
  void anActionHasWhatItNeedsAndIdsStandOnce() throws Exception {
    refused(
        exclude("reason:", "mark: [U], replace: {SEX: M}, reason:")
            + exclude("exclude", "replace")
            + exclude("id: A", "id: B", "exclude", "mark"),
        "Cannot read register.yaml line 2: action is exclude beside key 'replace'; expected them to"
            + " go together.",
        "Cannot read register.yaml line 2: action is exclude beside key 'mark'; expected them to go"
            + " together.",
        "Cannot read register.yaml line 3: action is replace without key 'replace'; expected them"
            + " to go together.",
        "Cannot read register.yaml line 3: correction 'A' stands a second time, after line 2;"
            + " expected each id once.",
        "Cannot read register.yaml line 4: action is mark without key 'mark'; expected them to go"
            + " together.");
  }

  @Test
  void aMarkIsAStatusThatDoesNotSayThereIsNoValue() throws Exception {
    String marks = "B, D, E, F, G, I, J, K, N, P, S, U, V or W.";
    refused(
        exclude("exclude", "mark, mark: [X, Q, u, U, U]")
            + exclude("id: A", "id: B", "exclude", "mark, mark: []")
            + exclude("id: A", "id: C", "exclude", "mark, mark: U"),
        "Cannot read register.yaml line 2: 'mark' names 'U' twice; expected each once.",
        "Cannot read register.yaml line 2: 'mark' holds 'X'; expected " + marks,
        "Cannot read register.yaml line 2: 'mark' holds 'Q'; expected " + marks,
        "Cannot read register.yaml line 2: 'mark' holds 'u'; expected "
            + marks
            + " Did you mean 'U'?",
        "Cannot read register.yaml line 3: 'mark' is empty; expected a list of statuses.",
        "Cannot read register.yaml line 4: 'mark' is 'U'; expected a list of statuses.");
    for (ObservationStatus status : ObservationStatus.values()) {
      workplace.write(
          "register.yaml", "corrections:\n" + exclude("exclude", "mark, mark: [" + status + "]"));
      assertThat(workplace.problemsOfJob(JOB).isEmpty())
          .as(status.name())
          .isEqualTo(!status.missing() && status != ObservationStatus.A);
    }
  }

  @Test
  void aCodeIsReplacedOnlyByAnotherOfItsKind() throws Exception {
    refused(
        replace("A", "SEX: F", "REASON: FAM")
            + replace("B", "SEX: F", "SEX: X")
            + replace("C", "SEX: F", "SEX: F")
            + replace("D", "SEX: _T", "SEX: F")
            + replace("E", "DURATION: M12", "DURATION: _Z")
            + replace("F", "TIME_PERIOD: 2015", "TIME_PERIOD: 2015-01-01")
            + replace("G", "SEX: F", ""),
        "Cannot read register.yaml line 2: replace has REASON, which cell does not name; expected"
            + " the code that it has now in cell.",
        "Cannot read register.yaml line 3: unknown code 'X' for SEX; known codes are F, M, _N, _O,"
            + " _T, _U, _Z.",
        "Cannot read register.yaml line 4: replace has the SEX that cell has; expected another"
            + " code.",
        "Cannot read register.yaml line 5: replace turns a total into a part or a part into a total;"
            + " expected two parts.",
        "Cannot read register.yaml line 6: replace turns a total into a part or a part into a total;"
            + " expected two parts.",
        "Cannot read register.yaml line 7: replace has a period of another length than cell;"
            + " expected two years, or two days, and so on.",
        "Cannot read register.yaml line 8: 'replace' is empty; expected a mapping of concepts to"
            + " codes, such as {REF_AREA: '688'}.");
    refused(replace("A", "TIME_PERIOD: 2015-01-01", "TIME_PERIOD: 2015-12-31"));
  }

  @Test
  void whatIsNoCodeInTheCellIsToldOnce() throws Exception {
    refused(
        replace("A", "SEX: X", "SEX: F"),
        "Cannot read register.yaml line 2: unknown code 'X' for SEX; known codes are F, M, _N, _O,"
            + " _T, _U, _Z.");
  }

  @Test
  void areasAreReplacedForOneIndicatorAndInternalDisplacementStaysInternal() throws Exception {
    String within = "INDICATOR: IDP_STOCK, REF_AREA: 276, COUNTERPART_AREA: 276";
    String differ =
        ": replace has areas of IDP_STOCK that differ; expected one area as REF_AREA and"
            + " COUNTERPART_AREA.";
    refused(
        replace("A", "REF_AREA: 276", "REF_AREA: 578")
            + replace("B", "COUNTERPART_AREA: 276", "COUNTERPART_AREA: 578")
            + replace("C", within, "REF_AREA: 578")
            + replace("D", within, "COUNTERPART_AREA: 578")
            + replace("E", within, "REF_AREA: 578, COUNTERPART_AREA: 826"),
        "Cannot read register.yaml line 2: replace has an area but cell has no INDICATOR; expected"
            + " one.",
        "Cannot read register.yaml line 3: replace has an area but cell has no INDICATOR; expected"
            + " one.",
        "Cannot read register.yaml line 4" + differ,
        "Cannot read register.yaml line 5" + differ,
        "Cannot read register.yaml line 6" + differ);
    refused(
        replace("A", within, "REF_AREA: 578, COUNTERPART_AREA: 578")
            + replace("B", "INDICATOR: IMM, COUNTERPART_AREA: 276", "COUNTERPART_AREA: 578"));
  }

  @Test
  void anEntryThatAnEarlierOneAlwaysTakesTheRowsOfIsRefused() throws Exception {
    String narrow = exclude("id: A", "id: B", "SEX: F", "SEX: F, REASON: FAM");
    refused(
        exclude() + narrow,
        "Cannot read register.yaml line 3: correction 'B' is never applied, because 'A' on line 2"
            + " fits all that it fits, and for as long; expected it before that one, or not at"
            + " all.");
    refused(
        exclude() + narrow.replace("cell:", "dataflow: T, cell:"),
        "Cannot read register.yaml line 3: correction 'B' is never applied, because 'A' on line 2"
            + " fits all that it fits, and for as long; expected it before that one, or not at"
            + " all.");
    // In front of it, for longer, of another table, or of other cells.
    refused(narrow + exclude());
    refused(exclude() + narrow.replace("2025-12-31", "2026-01-01"));
    refused(exclude("cell:", "dataflow: T, cell:") + narrow);
    refused(exclude() + narrow.replace("SEX: F", "SEX: M"));
    workplace.write("collections/other.yaml", Workplace.SMALL.replace("ESTAT_MIGR", "OECD_MIG"));
    refused(exclude() + narrow.replace("ESTAT_MIGR", "OECD_MIG"));
  }
}
