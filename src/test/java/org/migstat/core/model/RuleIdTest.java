package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleIdTest {
  @ParameterizedTest
  @CsvSource({
    "V-FILE-01, FATAL, REJECT_FILE",
    "V-STR-01, ERROR, QUARANTINE",
    "V-STR-02, WARNING, NOTE",
    "V-STR-03, ERROR, QUARANTINE",
    "V-DUP-01, INFO, NOTE",
    "V-DUP-02, ERROR, QUARANTINE",
    "V-DUP-03, WARNING, FLAG",
    "V-CODE-IND, ERROR, QUARANTINE",
    "V-CODE-AREA, ERROR, QUARANTINE",
    "V-CODE-BASIS, ERROR, QUARANTINE",
    "V-CODE-SEX, ERROR, QUARANTINE",
    "V-CODE-AGE, ERROR, QUARANTINE",
    "V-CODE-TIME, ERROR, QUARANTINE",
    "V-CODE-UNIT, ERROR, QUARANTINE",
    "V-CODE-DUR, ERROR, QUARANTINE",
    "V-AREA-AMBIG, ERROR, QUARANTINE",
    "V-AREA-TIME, WARNING, FLAG",
    "V-CODE-FLAG, WARNING, FLAG",
    "V-CODE-CONF, ERROR, FLAG",
    "V-CONF-01, ERROR, FLAG",
    "V-CONF-02, WARNING, FLAG",
    "V-NEG, ERROR, QUARANTINE",
    "V-INT, WARNING, FLAG",
    "V-STATUS-01, ERROR, QUARANTINE",
    "V-STATUS-02, INFO, NOTE",
    "V-ROUND, WARNING, FLAG",
    "V-TIME-FUT, ERROR, QUARANTINE",
    "V-SELF, ERROR, QUARANTINE",
    "V-CONS, ERROR, QUARANTINE",
    "V-FREQ, WARNING, FLAG",
    "V-SUM-SEX, ERROR, HOLD",
    "V-SUM-AGE, ERROR, HOLD",
    "V-SUM-TIME, ERROR, HOLD",
    "V-PART-INCOMPLETE, ERROR, QUARANTINE",
    "V-XCOL, WARNING, FLAG",
    "V-GEO, WARNING, FLAG",
    "V-DISCLOSE, WARNING, NOTE",
    "V-DECIMALS, INFO, NOTE",
    "V-CODE-DEC, WARNING, FLAG"
  })
  void aRuleIsAsSevereAsTheDomainSays(String id, RuleId.Severity severity, RuleId.Action action) {
    RuleId rule = rule(id);

    assertThat(rule.severity()).isEqualTo(severity);
    assertThat(rule.action(false)).isEqualTo(action);
  }

  @Test
  void aMandatoryColumnThatIsAbsentRefusesTheFile() {
    assertThat(RuleId.V_STR_01.severity(true)).isEqualTo(RuleId.Severity.FATAL);
    assertThat(RuleId.V_STR_01.action(true)).isEqualTo(RuleId.Action.REJECT_FILE);
    assertThat(RuleId.V_STR_01.severity(false)).isEqualTo(RuleId.Severity.ERROR);
  }

  @Test
  void whatIsNoErrorRefusesNoFile() {
    assertThat(RuleId.V_STR_02.severity(true)).isEqualTo(RuleId.Severity.WARNING);
    assertThat(RuleId.V_STR_02.action(true)).isEqualTo(RuleId.Action.NOTE);
    assertThat(RuleId.V_SUM_SEX.severity(true)).isEqualTo(RuleId.Severity.ERROR);
    assertThat(RuleId.V_ENCODING.action(true)).isEqualTo(RuleId.Action.NOTE);
  }

  private static RuleId rule(String id) {
    return Arrays.stream(RuleId.values()).filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }
}
