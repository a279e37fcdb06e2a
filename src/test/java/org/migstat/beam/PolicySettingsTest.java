package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.definition.Policy.SelectionLevel;
import org.migstat.core.model.Indicator;
import org.migstat.io.parquet.ProtocolTables.Setting;

class PolicySettingsTest {
  private static final Policy POLICY =
      new Policy(
          "hash",
          List.of(Criterion.STATUS, Criterion.RECORD_ID),
          Map.of("SRV", 2, "CEN", 1),
          365,
          0.01,
          0.1,
          AuthorityMode.UN_FOR_NSS,
          SelectionLevel.SLICE,
          0.02);

  private static final List<Setting> OF_POLICY =
      List.of(
          setting("authority_mode", 0, "UN_FOR_NSS"),
          setting("order", 1, "STATUS"),
          setting("order", 2, "RECORD_ID"),
          setting("selection_level", 0, "SLICE"),
          setting("severity.minor_up_to", 0, "0.01"),
          setting("severity.moderate_up_to", 0, "0.1"),
          setting("source_type_weight.CEN", 0, "1"),
          setting("source_type_weight.SRV", 0, "2"),
          setting("stale_days", 0, "365"),
          setting("tolerance.sums", 0, "0.02"));

  private static Setting setting(String name, int position, String value) {
    return new Setting(name, position, value, "hash");
  }

  private static List<Setting> policyAnd(Setting... more) {
    List<Setting> all = new ArrayList<>(OF_POLICY);
    all.addAll(List.of(more));
    all.sort(Comparator.comparing(Setting::name).thenComparing(Setting::position));
    return all;
  }

  private static Correction entry(String id) {
    return new Correction(
        id,
        "hash of " + id,
        1,
        Map.of(),
        "OECD_MIG",
        null,
        Action.EXCLUDE,
        Map.of(),
        Set.of(),
        "invented",
        "the office, 2025-01-01",
        LocalDate.parse("2026-01-01"));
  }

  @Test
  void everySettingIsARowInTheOrderOfNames() {
    PolicySettings none = new PolicySettings(POLICY, Corrections.NONE, DisclosurePolicy.USUAL);

    assertThat(none.of(Set.of())).isEqualTo(OF_POLICY);
  }

  @Test
  void thePublicAndTheOperatorAreToldHowSmallCountsAreProtected() {
    DisclosurePolicy disclosure =
        new DisclosurePolicy(
            "other",
            7,
            true,
            false,
            true,
            Map.of(
                Indicator.RET_AVR, new Treatment(Method.ROUND5, "rounded"),
                Indicator.RET_EFF, new Treatment(Method.NONE, "open")));
    PolicySettings settings = new PolicySettings(POLICY, Corrections.NONE, disclosure);
    List<Setting> told = settings.ofPublic(Set.of());

    assertThat(settings.whole()).isEqualTo(told);
    assertThat(told)
        .isSortedAccordingTo(Comparator.comparing(Setting::name).thenComparing(Setting::position))
        .containsAll(OF_POLICY)
        .contains(
            new Setting("disclosure.threshold", 0, "7", "other"),
            new Setting("disclosure.respect_provider_F", 0, "true", "other"),
            new Setting("disclosure.protect_zeros", 0, "false", "other"),
            new Setting("disclosure.strict_chain", 0, "true", "other"),
            new Setting("disclosure.method.ASY_STOCK", 0, "SUPPRESS", "other"),
            new Setting("disclosure.method.RET_AVR", 0, "ROUND5", "other"),
            new Setting("disclosure.series.RET_AVR", 0, "rounded", "other"),
            new Setting("disclosure.series.RET_EFF", 0, "open", "other"));
    assertThat(told).extracting(Setting::name).doesNotContain("disclosure.method.IMM");
    assertThat(told)
        .extracting(Setting::name)
        .doesNotContain("disclosure.method.RET_EFF", "disclosure.series.ASY_STOCK");
  }

  @Test
  void aTierIsToldOfTheCorrectionsOfItsRecordsAndTheOperatorOfTheRegister() {
    Corrections register =
        new Corrections(
            "hash of all", "register.yaml", List.of(entry("B"), entry("A"), entry("C")));
    PolicySettings settings = new PolicySettings(POLICY, register, DisclosurePolicy.USUAL);

    assertThat(settings.whole()).contains(setting("corrections", 0, "hash of all"));
    assertThat(settings.of(Set.of())).isEqualTo(OF_POLICY);
    assertThat(settings.of(Set.of("A", "B")))
        .isEqualTo(
            policyAnd(
                setting("correction.A", 0, "hash of A"), setting("correction.B", 0, "hash of B")));
  }
}
