package org.migstat.io.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.definition.Policy.SelectionLevel;

/** Reads how overlaps are resolved. */
final class PolicyReader {
  private PolicyReader() {}

  static Policy read(SourceText source, YamlNode.Mapping top, FileProblems problems) {
    List<Criterion> order = top.constants("order", Criterion.class);
    if (!order.isEmpty() && order.get(order.size() - 1) != Criterion.RECORD_ID) {
      problems.add(
          top.line("order"),
          "the order does not end in RECORD_ID; expected it last, so that the order is total.");
    }
    YamlNode.Mapping severity = top.mapping("severity");
    double minor = severity.share("minor_up_to", 0);
    double moderate = severity.share("moderate_up_to", 1);
    if (minor > moderate) {
      problems.add(
          top.line("severity"), "minor_up_to is above moderate_up_to; expected it not to be.");
    }
    YamlNode.Mapping written = top.mapping("source_type_weights");
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (String type : written.entries().keySet()) {
      weights.put(type, written.whole(type, 0));
    }
    if (!weights.isEmpty() && !order.contains(Criterion.SOURCE_TYPE)) {
      problems.add(
          top.line("source_type_weights"),
          "source_type_weights are given, but the order does not have SOURCE_TYPE; expected both"
              + " or neither.");
    }
    int staleDays = top.whole("stale_days", 0);
    return new Policy(
        ContentHash.of(source),
        order,
        Ordered.map(weights),
        staleDays,
        minor,
        moderate,
        top.constant("authority_mode", AuthorityMode.class, AuthorityMode.NEUTRAL),
        top.constant("selection_level", SelectionLevel.class, SelectionLevel.CELL),
        top.mapping("tolerance").share("sums", Policy.USUAL_SUM_TOLERANCE));
  }
}
