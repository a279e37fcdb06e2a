package org.migstat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of tables drawn by chance, once figures are hidden, is audited from outside. */
@Tag("law")
class SuppressionAuditTest {
  private static final int LARGEST = 300;

  @Test
  void theAuditTellsNothingOfATableWithoutFlaws() {
    LongStream.range(0, 200)
        .forEach(
            seed -> {
              LinkedJob.Outcome outcome = LinkedJob.single(seed, LARGEST).release();
              assertThat(outcome.told()).as("seed %d", seed).isEmpty();
              assertThat(outcome.report().notFinished()).as("seed %d", seed).isEmpty();
            });
  }

  @Test
  void theAuditOfLinkedTablesComesToAnEnd() {
    LongStream.range(0, 100)
        .forEach(
            seed ->
                assertThat(LinkedJob.drawn(seed, LARGEST, true).release().report().notFinished())
                    .as("seed %d", seed)
                    .isEmpty());
  }
}
