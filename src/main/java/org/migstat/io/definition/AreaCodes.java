package org.migstat.io.definition;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;

/**
 * The areas that a definition names by canonical code: constants, cases and targets of code maps.
 */
final class AreaCodes {
  private AreaCodes() {}

  /** Every target as written, residuals and rules included. */
  static Set<String> written(CollectionDefinition definition) {
    Set<String> codes = new TreeSet<>();
    add(codes, definition.concepts());
    for (Series one : definition.series()) {
      add(codes, one.concepts());
    }
    return codes;
  }

  private static void add(Set<String> codes, Map<Concept, ConceptSource> sources) {
    sources.forEach(
        (concept, source) -> {
          if (ConceptCodes.isArea(concept)) {
            add(codes, source);
          }
        });
  }

  private static void add(Set<String> codes, ConceptSource source) {
    Map<String, Collection<CodeMap.Entry>> mapped = Ordered.map(source.codes().entries());
    mapped.values().forEach(entries -> entries.forEach(entry -> codes.add(entry.target())));
    if (source.scheme() == null) {
      String constant = source.constant();
      if (constant != null && !mapped.containsKey(constant)) {
        codes.add(constant);
      }
      source.cases().stream()
          .map(one -> one.code())
          .filter(code -> !mapped.containsKey(code))
          .forEach(codes::add);
    }
  }
}
