package org.migstat.beam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.Policy;
import org.migstat.io.parquet.ProtocolTables.Setting;

/**
 * The policy of a run as rows of the data set {@code policy}. The resolution policy is the same for
 * all; of the corrections register a tier is told only of entries that corrected its own records,
 * because others may be about tables that it did not receive.
 *
 * @see "UN/SDMX 1.11, 2.6, 4.3"
 */
final class PolicySettings {
  private static final Comparator<Setting> ORDER =
      Comparator.comparing(Setting::name).thenComparing(Setting::position);

  private final Policy policy;
  private final Corrections corrections;
  private final DisclosurePolicy disclosure;

  PolicySettings(Policy policy, Corrections corrections, DisclosurePolicy disclosure) {
    this.policy = policy;
    this.corrections = corrections;
    this.disclosure = disclosure;
  }

  /** For the operator of the run: with the register of corrections as a whole. */
  List<Setting> whole() {
    List<Setting> settings = resolution();
    if (!corrections.contentHash().isEmpty()) {
      settings.add(setting("corrections", corrections.contentHash()));
    }
    settings.addAll(disclosure());
    settings.sort(ORDER);
    return settings;
  }

  /**
   * For a tier.
   *
   * @param applied ids of the corrections that changed its records
   */
  List<Setting> of(Set<String> applied) {
    List<Setting> settings = resolution();
    for (Correction entry : corrections.entries()) {
      if (applied.contains(entry.id())) {
        settings.add(setting("correction." + entry.id(), entry.contentHash()));
      }
    }
    settings.sort(ORDER);
    return settings;
  }

  /**
   * For the public: with the disclosure control that it reads through.
   *
   * @param applied ids of the corrections that changed its records
   */
  List<Setting> ofPublic(Set<String> applied) {
    List<Setting> settings = of(applied);
    settings.addAll(disclosure());
    settings.sort(ORDER);
    return settings;
  }

  private List<Setting> disclosure() {
    Map<String, String> values = new TreeMap<>();
    values.put("threshold", Integer.toString(disclosure.threshold()));
    values.put("respect_provider_F", Boolean.toString(disclosure.respectProviderF()));
    values.put("protect_zeros", Boolean.toString(disclosure.protectZeros()));
    values.put("strict_chain", Boolean.toString(disclosure.strictChain()));
    values.putAll(SeriesBreaks.treatments(disclosure));
    List<Setting> settings = new ArrayList<>();
    values.forEach(
        (name, value) ->
            settings.add(
                new Setting(SeriesBreaks.PREFIX + name, 0, value, disclosure.contentHash())));
    return settings;
  }

  private List<Setting> resolution() {
    List<Setting> settings = new ArrayList<>();
    for (int i = 0; i < policy.order().size(); i++) {
      settings.add(new Setting("order", i + 1, policy.order().get(i).name(), policy.contentHash()));
    }
    policy
        .sourceTypeWeights()
        .forEach(
            (type, weight) ->
                settings.add(setting("source_type_weight." + type, weight.toString())));
    settings.add(setting("stale_days", Integer.toString(policy.staleDays())));
    settings.add(setting("authority_mode", policy.authorityMode().name()));
    settings.add(setting("selection_level", policy.selectionLevel().name()));
    settings.add(setting("tolerance.sums", Double.toString(policy.sumTolerance())));
    settings.add(setting("severity.minor_up_to", Double.toString(policy.minorUpTo())));
    settings.add(setting("severity.moderate_up_to", Double.toString(policy.moderateUpTo())));
    return settings;
  }

  private Setting setting(String name, String value) {
    return new Setting(name, 0, value, policy.contentHash());
  }
}
