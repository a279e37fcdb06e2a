package org.migstat.io.definition;

import java.util.EnumMap;
import java.util.Map;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.model.Indicator;

/** Reads how small counts are protected before they are public. */
final class DisclosureReader {
  private DisclosureReader() {}

  static DisclosurePolicy read(SourceText source, YamlNode.Mapping top, FileProblems problems) {
    DisclosurePolicy usual = DisclosurePolicy.USUAL;
    return new DisclosurePolicy(
        ContentHash.of(source),
        top.whole("threshold", usual.threshold()),
        flag(top, "respect_provider_F", usual.respectProviderF()),
        flag(top, "protect_zeros", usual.protectZeros()),
        flag(top, "strict_chain", usual.strictChain()),
        treatments(top, problems));
  }

  private static boolean flag(YamlNode.Mapping top, String key, boolean otherwise) {
    return top.has(key) ? top.flag(key) : otherwise;
  }

  private static Map<Indicator, Treatment> treatments(YamlNode.Mapping top, FileProblems problems) {
    Map<Indicator, Treatment> treatments = new EnumMap<>(Indicator.class);
    for (YamlNode.Mapping one : top.mappings("sdc_method")) {
      String code = one.required("indicator");
      Indicator indicator = YamlNode.constant(code, Indicator.class);
      if (indicator == null) {
        problems.add(
            one.line("indicator"),
            "there is no indicator '%s'; expected a code of CL_MIG_INDICATOR such as RET_AVR.",
            code);
      } else {
        Method method = one.constant("method", Method.class, Method.SUPPRESS);
        Treatment other = treatments.put(indicator, new Treatment(method, one.required("series")));
        if (other != null) {
          problems.add(
              one.line("indicator"),
              "indicator %s stands a second time; expected one method for it.",
              code);
        }
      }
    }
    return treatments;
  }
}
