package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.model.Indicator;

/** What a disclosure policy may say. */
class DisclosurePolicyTest {
  private static final String JOB =
      Workplace.JOB.replace(
          "arrangements: arrangements.yaml}",
          "arrangements: arrangements.yaml, disclosure: disclosure.yaml}");

  private final Workplace workplace;

  DisclosurePolicyTest(@TempDir Path folder) throws Exception {
    workplace = new Workplace(folder).writePolicy();
  }

  private DisclosurePolicy read(String job) throws Exception {
    DisclosurePolicy policy = workplace.job(job).disclosure();
    assertThat(policy.contentHash()).matches("[0-9a-f]{64}");
    return policy;
  }

  private void refused(String yaml, String... problems) throws Exception {
    workplace.write("disclosure.yaml", yaml);
    assertThat(workplace.problemsOfJob(JOB)).containsExactly(problems);
  }

  private static String line(int line) {
    return "Cannot read disclosure.yaml line " + line + ": ";
  }

  @Test
  void whatTheFileInUseSaysHoldsWithoutItToo() throws Exception {
    Path inUse = Path.of("pipelines/policy/disclosure.yaml").toAbsolutePath();

    DisclosurePolicy written = read(JOB.replace("disclosure.yaml", inUse.toString()));

    assertThat(workplace.job(Workplace.JOB).disclosure()).isEqualTo(DisclosurePolicy.USUAL);
    assertThat(written)
        .isEqualTo(new DisclosurePolicy(written.contentHash(), 5, true, false, true, Map.of()))
        .usingRecursiveComparison()
        .ignoringFields("contentHash")
        .isEqualTo(DisclosurePolicy.USUAL);
  }

  @Test
  void everySettingIsRead() throws Exception {
    workplace.write(
        "disclosure.yaml",
        """
        threshold: 10
        respect_provider_F: false
        protect_zeros: true
        strict_chain: false
        sdc_method:
          - {indicator: RET_AVR, method: ROUND5, series: 2026-rounded}
          - {indicator: IMM, method: SUPPRESS, series: s1}
          - {indicator: ASY_APP_ALL, method: RR3, series: s2}
          - {indicator: REF_STOCK, method: NONE, series: s3}
        """);

    DisclosurePolicy policy = read(JOB);

    assertThat(policy)
        .isEqualTo(
            new DisclosurePolicy(
                policy.contentHash(),
                10,
                false,
                true,
                false,
                Map.of(
                    Indicator.RET_AVR, new Treatment(Method.ROUND5, "2026-rounded"),
                    Indicator.IMM, new Treatment(Method.SUPPRESS, "s1"),
                    Indicator.ASY_APP_ALL, new Treatment(Method.RR3, "s2"),
                    Indicator.REF_STOCK, new Treatment(Method.NONE, "s3"))));
    assertThat(policy.treatment(Indicator.EMI).method()).isEqualTo(Method.NONE);
    assertThat(policy.treatment(Indicator.CIT_ACQ).method()).isEqualTo(Method.SUPPRESS);
  }

  @Test
  void aThresholdThatProtectsNothingIsRefused() throws Exception {
    for (String threshold : new String[] {"0", "1", "-5", "101", "5.5", "five"}) {
      refused(
          "threshold: " + threshold + "\n",
          line(1) + "'threshold' is '" + threshold + "'; expected a whole number from 2 to 100.");
    }
  }

  @Test
  void keysAndIndicatorsAreKnownAndStandOnce() throws Exception {
    refused(
        """
        treshold: 5
        protect_zeros: sometimes
        """,
        line(1)
            + "unknown key 'treshold'; known keys are threshold, respect_provider_F, protect_zeros,"
            + " strict_chain, sdc_method. Did you mean 'threshold'?",
        line(2) + "'protect_zeros' is 'sometimes'; expected true or false.");
    refused(
        """
        sdc_method:
          - {indicator: RETURNS, method: NONE, series: a}
          - {indicator: IMM, method: NONE, series: a}
          - {indicator: IMM, method: ROUND5, series: b}
        """,
        line(2)
            + "there is no indicator 'RETURNS'; expected a code of CL_MIG_INDICATOR such as RET_AVR.",
        line(4) + "indicator IMM stands a second time; expected one method for it.");
  }
}
