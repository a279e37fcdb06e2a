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

  @Test
  void codesCollectionsAndDaysAreKnown() throws Exception {
    refused(
        "  - {id: A, collection: ESTAT, cell: {SEX: X}, action: exclude, "
            + END.replace("2025-12-31", "2025-02-30"),
        "Cannot read register.yaml line 2: unknown code 'X' for SEX; known codes are F, M, _N, _O,"
            + " _T, _U, _Z.",
        "Cannot read register.yaml line 2: unknown collection 'ESTAT'; known collections are"
            + " ESTAT_MIGR.",
        "Cannot read register.yaml line 2: valid_until '2025-02-30' is no day; expected a date such"
            + " as 2026-06-30.");
    refused(
        "  - {id: A, collection: ESTAT_MIGR, cell: {VALUE: 3}, action: delete, "
            + END.replace("who", "whom"),
        "Cannot read register.yaml line 2: unknown key 'VALUE'; known keys are INDICATOR, REF_AREA,"
            + " COUNTERPART_AREA, POP_BASIS, CITIZENSHIP_GRP, DURATION, REASON, SEX, AGE, AGE_DEF,"
            + " UNIT_MEASURE, TIME_PERIOD.",
        "Cannot read register.yaml line 2: 'action' is 'delete'; expected exclude, replace or"
            + " mark.",
        "Cannot read register.yaml line 2: key 'who' is missing; expected a text.",
        "Cannot read register.yaml line 2: unknown key 'whom'; known keys are who, date. Did you"
            + " mean 'who'?");
  }

  @Test
  void anActionHasWhatItNeedsAndIdsStandOnce() throws Exception {
    refused(
        "  - {id: A, collection: ESTAT_MIGR, cell: {SEX: F}, action: exclude, mark: [U], "
            + END
            + "  - {id: A, collection: ESTAT_MIGR, cell: {SEX: F}, action: replace, "
            + END,
        "Cannot read register.yaml line 2: action is exclude beside key 'mark'; expected them to go"
            + " together.",
        "Cannot read register.yaml line 3: action is replace without key 'replace'; expected them"
            + " to go together.",
        "Cannot read register.yaml line 3: correction 'A' stands a second time, after line 2;"
            + " expected each id once.");
  }

  @Test
  void aCodeIsReplacedOnlyByOneOfItsKind() throws Exception {
    String start = "  - {collection: ESTAT_MIGR, action: replace, ";
    refused(
        start
            + "id: A, cell: {SEX: F}, replace: {REASON: FAM}, "
            + END
            + start
            + "id: B, cell: {COUNTERPART_AREA: _T}, replace: {COUNTERPART_AREA: 276}, "
            + END
            + start
            + "id: C, cell: {TIME_PERIOD: 2015}, replace: {TIME_PERIOD: 2015-01-01}, "
            + END
            + start
            + "id: D, cell: {REF_AREA: 276}, replace: {REF_AREA: 578}, "
            + END
            + start
            + "id: E, cell: {INDICATOR: IDP_STOCK, REF_AREA: 276}, replace: {REF_AREA: 578}, "
            + END,
        "Cannot read register.yaml line 2: replace has REASON, which cell does not name; expected"
            + " the code that it has now in cell.",
        "Cannot read register.yaml line 3: replace turns a total into a part or a part into a"
            + " total; expected two parts.",
        "Cannot read register.yaml line 4: replace has a period of another length than cell;"
            + " expected two years, or two days, and so on.",
        "Cannot read register.yaml line 5: replace has REF_AREA but cell has no INDICATOR; expected"
            + " one.",
        "Cannot read register.yaml line 6: replace has REF_AREA of IDP_STOCK without its"
            + " counterpart; expected the same COUNTERPART_AREA.");
  }
}
