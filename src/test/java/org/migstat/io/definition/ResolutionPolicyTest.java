package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.SelectionLevel;

/** What a resolution policy may say. */
class ResolutionPolicyTest {
  private final Workplace workplace;

  ResolutionPolicyTest(@TempDir Path folder) throws Exception {
    workplace = new Workplace(folder).writePolicy();
  }

  private void refused(String yaml, String... problems) throws Exception {
    workplace.write("resolution.yaml", yaml);
    assertThat(workplace.problemsOfJob(Workplace.JOB)).containsExactly(problems);
  }

  /** A policy with the least it must say, some of its texts replaced by others. */
  private static String policy(String... replaced) {
    String policy =
        """
        order: [SOURCE_TYPE, RECORD_ID]
        stale_days: 365
        severity: {minor_up_to: 0.01, moderate_up_to: 0.1}
        """;
    for (int i = 0; i < replaced.length; i += 2) {
      assertThat(policy).contains(replaced[i]);
      policy = policy.replace(replaced[i], replaced[i + 1]);
    }
    return policy;
  }

  private static String line(int line) {
    return "Cannot read resolution.yaml line " + line + ": ";
  }

  @Test
  void criteriaAreKnownAndStandOnce() throws Exception {
    String known =
        "expected HOLD, CONFORMITY, STATUS, STALE, DISTANCE, SOURCE_TYPE, VINTAGE, PRECISION,"
            + " COLLECTION, DATAFLOW or RECORD_ID.";
    refused(
        policy("SOURCE_TYPE", "STATSU"),
        line(1) + "'order' holds 'STATSU'; " + known + " Did you mean 'STATUS'?");
    // Where one source only, a sum or a slice decided is told, but nothing is ordered by it.
    refused(
        policy("SOURCE_TYPE", "hold, SINGLE, AUTHORITY"),
        line(1) + "'order' holds 'hold'; " + known + " Did you mean 'HOLD'?",
        line(1) + "'order' holds 'SINGLE'; " + known + " Did you mean 'STALE'?",
        line(1) + "'order' holds 'AUTHORITY'; " + known);
    refused(
        policy("SOURCE_TYPE", "STATUS, STATUS"),
        line(1) + "'order' names 'STATUS' twice; expected each once.");
    refused(
        policy("[SOURCE_TYPE, RECORD_ID]", "RECORD_ID"),
        line(1) + "'order' is 'RECORD_ID'; expected a list of criteria.");
  }

  @Test
  void theOrderEndsInATieBreakerSoThatItIsTotal() throws Exception {
    String problem =
        line(1)
            + "the order does not end in RECORD_ID; expected it last, so that the order is total.";
    refused(policy(", RECORD_ID", ""), problem);
    refused(policy("SOURCE_TYPE, RECORD_ID", "RECORD_ID, STATUS"), problem);
    refused(
        policy("SOURCE_TYPE, RECORD_ID", ""),
        line(1) + "'order' is empty; expected a list of criteria.");
    refused(policy("SOURCE_TYPE, ", ""));
  }

  @Test
  void keysAreKnownAndThoseWithoutDefaultAreThere() throws Exception {
    refused(
        policy("0.1}", "0.1, major_up_to: 1}") + "authority: NEUTRAL\n",
        line(3)
            + "unknown key 'major_up_to'; known keys are minor_up_to, moderate_up_to."
            + " Did you mean 'minor_up_to'?",
        line(4)
            + "unknown key 'authority'; known keys are order, source_type_weights, stale_days,"
            + " authority_mode, selection_level, tolerance, severity.");
    refused(
        "tolerance: {sums: 0.01}\n",
        line(1) + "key 'order' is missing; expected a list of criteria.",
        line(1) + "key 'stale_days' is missing; expected a whole number of days.",
        line(1) + "key 'severity' is missing; expected {minor_up_to, moderate_up_to}.");
    refused(
        policy("minor_up_to: 0.01, moderate_up_to: 0.1", ""),
        line(3) + "key 'minor_up_to' is missing; expected a share from 0 to 1, such as 0.05.",
        line(3) + "key 'moderate_up_to' is missing; expected a share from 0 to 1, such as 0.05.");
  }

  @Test
  void weightsAreSmallNumbersOfKnownSourcesAndOnlyWhereTheOrderHasThem() throws Exception {
    String whole = "; expected a whole number from 0 to 99.";
    refused(
        policy()
            + "source_type_weights: {REG: -1, ADM: 100, SRV: 0.5, EST: , MOD: NaN, CENSUS: 1}\n",
        line(4) + "'REG' is '-1'" + whole,
        line(4) + "'ADM' is '100'" + whole,
        line(4) + "'SRV' is '0.5'" + whole,
        line(4) + "'EST' is empty" + whole,
        line(4) + "'MOD' is 'NaN'" + whole,
        line(4) + "unknown key 'CENSUS'; known keys are CEN, REG, ADM, SRV, EST, MOD.");
    refused(
        policy("SOURCE_TYPE, ", "") + "source_type_weights: {CEN: 1}\n",
        line(4)
            + "source_type_weights are given, but the order does not have SOURCE_TYPE; expected both"
            + " or neither.");
    refused(policy("SOURCE_TYPE, ", "") + "source_type_weights: {}\n");
    refused(policy() + "source_type_weights: {CEN: 0, MOD: 99}\n");
  }

  @Test
  void daysAreAWholeNumber() throws Exception {
    for (String days : List.of("-1", "0.5", "1e3", "NaN", "a year", "100000", "07")) {
      refused(
          policy("365", days),
          line(2) + "'stale_days' is '%s'; expected a whole number of days.".formatted(days));
    }
    // The number of a text that ends in a line break would be read as none, which is 0.
    refused(
        policy("365", "\"365\\n\""),
        line(2) + "'stale_days' is '365 '; expected a whole number of days.");
    refused(policy("365", "0"));
  }

  @Test
  void sharesAreFromNothingToAll() throws Exception {
    for (String share : List.of("-0.01", "NaN", ".nan", "1.01", "10%", "1e-3", "two", ".5")) {
      refused(
          policy() + "tolerance: {sums: %s}\n".formatted(share),
          line(4) + "'sums' is '%s'; expected a share from 0 to 1, such as 0.05.".formatted(share));
    }
    refused(
        policy("0.01", "NaN", "0.1}", "all}"),
        line(3) + "'minor_up_to' is 'NaN'; expected a share from 0 to 1, such as 0.05.",
        line(3) + "'moderate_up_to' is 'all'; expected a share from 0 to 1, such as 0.05.");
    refused(policy("0.01", "0", "0.1}", "1}") + "tolerance: {sums: 1.0}\n");
  }

  @Test
  void oneNumberIsNoListAndAMappingIsOne() throws Exception {
    refused(
        policy("365", "[365]", "0.1}", "[0.1]}") + "source_type_weights: [CEN]\n",
        line(2) + "'stale_days' is a list; expected a whole number of days.",
        line(3) + "'moderate_up_to' is a list; expected a share from 0 to 1, such as 0.05.",
        line(4)
            + "'source_type_weights' is a list; expected a mapping of source types to weights.");
    refused(
        policy("{minor_up_to: 0.01, moderate_up_to: 0.1}", "0.1"),
        line(3) + "'severity' is '0.1'; expected {minor_up_to, moderate_up_to}.");
  }

  @Test
  void boundsOfSeverityAreInOrder() throws Exception {
    refused(
        policy("0.01", "0.11"),
        line(3) + "minor_up_to is above moderate_up_to; expected it not to be.");
    refused(policy("0.01", "0.1"));
  }

  @Test
  void switchesHaveTheDefaultsOfTheStandardAndKnownValues() throws Exception {
    Policy silent = workplace.job(Workplace.JOB).policy();
    assertThat(silent.authorityMode()).isEqualTo(AuthorityMode.NEUTRAL);
    assertThat(silent.selectionLevel()).isEqualTo(SelectionLevel.CELL);
    assertThat(silent.sumTolerance()).isEqualTo(0.01);

    String rest =
        "order: [RECORD_ID]\nstale_days: 365\nseverity: {minor_up_to: 0.01, moderate_up_to:"
            + " 0.1}\n";
    workplace.write(
        "resolution.yaml",
        rest + "authority_mode: UN_FOR_NSS\nselection_level: SLICE\ntolerance: {sums: 0.025}\n");
    Policy said = workplace.job(Workplace.JOB).policy();
    assertThat(said.authorityMode()).isEqualTo(AuthorityMode.UN_FOR_NSS);
    assertThat(said.selectionLevel()).isEqualTo(SelectionLevel.SLICE);
    assertThat(said.sumTolerance()).isEqualTo(0.025);
    assertThat(said.contentHash()).isNotEqualTo(silent.contentHash());

    refused(
        rest + "authority_mode: UN\nselection_level: TABLE\ntolerance: {sum: 2}\n",
        "Cannot read resolution.yaml line 4: 'authority_mode' is 'UN'; expected NEUTRAL or"
            + " UN_FOR_NSS.",
        "Cannot read resolution.yaml line 5: 'selection_level' is 'TABLE'; expected CELL or SLICE.",
        "Cannot read resolution.yaml line 6: unknown key 'sum'; known keys are sums. Did you mean"
            + " 'sums'?");
  }

  @Test
  void aSwitchThatIsWrittenHasOneValue() throws Exception {
    refused(
        policy() + "authority_mode:\nselection_level: [CELL]\ntolerance: 0.01\n",
        line(4) + "'authority_mode' is empty; expected NEUTRAL or UN_FOR_NSS.",
        line(5) + "'selection_level' is a list; expected CELL or SLICE.",
        line(6) + "'tolerance' is '0.01'; expected {sums}.");
    refused(
        policy() + "authority_mode: neutral\nselection_level: slice\n",
        line(4)
            + "'authority_mode' is 'neutral'; expected NEUTRAL or UN_FOR_NSS. Did you mean"
            + " 'NEUTRAL'?",
        line(5) + "'selection_level' is 'slice'; expected CELL or SLICE. Did you mean 'SLICE'?");
  }
}
