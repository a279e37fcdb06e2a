package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.beam.Books;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/** What a run says beside its counts. */
class JudgementTest {
  private static List<String> warnings(Findings findings) {
    Books books = new Books(new Ledger(), findings, List.of(), List.of(), Map.of());
    Judgement judgement =
        new Judgement(books, Set.of(Tier.PUBLIC), List.of(), List.of(), OnRefusedFile.PUBLISH);
    judgement.warn();
    return judgement.warnings;
  }

  private static void leftOut(Findings findings, String slice) {
    findings.add(new Findings.Key(RuleId.V_SDC, "", "", "", "left out " + slice, Set.of()), 0);
  }

  @Test
  void slicesThatThePublicDoesNotSeeAreTold() {
    Findings findings = new Findings();
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
  void whoSaysNothingHasNoWarnings() {
    assertThat(warnings(new Findings())).isEmpty();
  }
}
