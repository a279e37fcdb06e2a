package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.beam.Books;
import org.migstat.beam.InputFile;
import org.migstat.beam.InputHash;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

class JudgementTest {
  private static final InputHash A = new InputHash("a.csv", 10, "00");
  private static final InputHash B = new InputHash("b.csv", 20, "11");

  @Test
  void aFileThatTheRunnerLostOrCountedTwiceIsNotPublishedAlthoughTheLedgerBalances() {
    for (List<InputHash> read : List.of(List.of(A), List.of(A, A), List.of(A, A, B))) {
      assertThatThrownBy(() -> judgement(read, new Findings()).judge())
          .isInstanceOf(RunFailedException.class)
          .hasMessage(
              "Cannot publish: the runner handed back %d files that were read; expected the 2 of the job, each once. Nothing was published. Run again."
                  .formatted(read.size()));
    }
    assertThatThrownBy(() -> judgement(List.of(A, B), new Findings()).judge())
        .hasMessageStartingWith("Cannot publish: no file could be read");
  }

  @Test
  void slicesThatThePublicDoesNotSeeAreTold() {
    Findings findings = new Findings();
    assertThat(warnings(findings)).isEmpty();

    leftOut(findings, "RET_AVR 276 2020");
    assertThat(warnings(findings))
        .containsExactly(
            "Disclosure control left out RET_AVR 276 2020. All are in ledger/validation_results of the"
                + " release.");

    leftOut(findings, "RET_AVR 276 2021");
    leftOut(findings, "RET_AVR 276 2022");
    assertThat(warnings(findings))
        .containsExactly(
            "Disclosure control left out RET_AVR 276 2020, and 2 more like it. All are in"
                + " ledger/validation_results of the release.");
  }

  @Test
  void whatWasFoundInAFileThatAnotherDefinitionReadsIsNoReasonToRefuseIt() {
    Findings findings = new Findings();
    finding(findings, RuleId.V_FILE_01, "found no text");
    finding(findings, RuleId.V_ENCODING, "found no declared encoding");
    Ledger ledger = new Ledger();
    ledger.add(
        new Ledger.Line(
            "a.csv", "C", Ledger.Kind.LINES, Ledger.REFUSED_FILE, RuleId.V_FILE_01.id(), null),
        1);
    Judgement judgement = judgement(ledger, List.of(A, B), findings);

    assertThatThrownBy(judgement::judge)
        .hasMessage(
            "Cannot publish: no file could be read: Cannot read a.csv: found no text. Nothing was published.");
  }

  private static void finding(Findings findings, RuleId rule, String detail) {
    findings.add(new Findings.Key(rule, "C", "a.csv", "", detail, Set.of()), 0);
  }

  private static List<String> warnings(Findings findings) {
    Judgement judgement = judgement(List.of(A, B), findings);
    judgement.warn();
    return judgement.warnings;
  }

  private static void leftOut(Findings findings, String slice) {
    findings.add(new Findings.Key(RuleId.V_SDC, "", "", "", "left out " + slice, Set.of()), 0);
  }

  private static Judgement judgement(List<InputHash> read, Findings findings) {
    return judgement(new Ledger(), read, findings);
  }

  private static Judgement judgement(Ledger ledger, List<InputHash> read, Findings findings) {
    return new Judgement(
        new Books(ledger, findings, read, List.of(), Map.of()),
        Set.of(Tier.UN),
        List.of(),
        List.of(new InputFile("a.csv", "/in", 0), new InputFile("b.csv", "/in", 0)),
        OnRefusedFile.PUBLISH);
  }
}
