package org.migstat.core.harmonise;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.ConceptSource;

/** All columns that a definition names, in whatever way. */
final class Declared {
  private Declared() {}

  static Set<String> columns(CollectionDefinition definition) {
    Set<String> names = new LinkedHashSet<>(definition.ignore());
    names.addAll(definition.sumOver());
    names.addAll(definition.dataflow().columns());
    add(names, definition.value().column());
    add(names, definition.vintage().column());
    add(names, definition.status().column());
    definition.scope().forEach(filter -> names.add(filter.column()));
    definition.status().when().forEach(extra -> names.addAll(extra.when().keySet()));
    definition.conformityWhen().forEach(extra -> names.addAll(extra.when().keySet()));
    addSources(names, definition.concepts());
    for (Series series : definition.series()) {
      names.addAll(series.columns());
      names.addAll(series.when().keySet());
      addSources(names, series.concepts());
    }
    return names;
  }

  private static void addSources(Set<String> names, Map<?, ConceptSource> sources) {
    for (ConceptSource source : sources.values()) {
      add(names, source.column());
      source.cases().forEach(c -> names.addAll(c.when().keySet()));
    }
  }

  private static void add(Set<String> names, @org.jspecify.annotations.Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }
}
