package org.migstat.core.harmonise;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Concept;
import org.migstat.core.definition.CollectionDefinition.ConceptSource;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.resolve.DerivationRegistry;

/**
 * The DURATION that a collection without one takes from the definition of the collection it republishes, for the same
 * area, indicator and basis. It reads definitions only, never records: what one tier sees must not depend on another's
 * records. Definitions that disagree give nothing.
 *
 * @see "UN/SDMX 1.6"
 */
public final class InheritedDuration {
  private final List<CollectionDefinition> definitions;
  private final DerivationRegistry registry;
  private final AreaTable areas;
  private final Map<Question, Optional<Duration>> known = new HashMap<>();

  private record Question(String collection, int area, Indicator indicator, PopulationBasis basis, int year) {}

  /** @param definitions all of the run */
  public InheritedDuration(List<CollectionDefinition> definitions, DerivationRegistry registry, AreaTable areas) {
    this.definitions = definitions;
    this.registry = registry;
    this.areas = areas;
  }

  Optional<Duration> of(String collection, int area, Indicator indicator, PopulationBasis basis, int year) {
    return known.computeIfAbsent(new Question(collection, area, indicator, basis, year), this::find);
  }

  private Optional<Duration> find(Question question) {
    Set<String> parents =
        registry.parents(question.collection(), question.area(), question.indicator(), question.year());
    Set<Duration> found = EnumSet.noneOf(Duration.class);
    for (CollectionDefinition definition : definitions) {
      if (parents.contains(DerivationRegistry.producer(definition.collection()))
          && gives(definition, Concept.INDICATOR, question.indicator().name())
          && gives(definition, Concept.POP_BASIS, question.basis().name())
          && reportsOn(definition, question.area())) {
        ConceptSource duration = definition.concepts().get(Concept.DURATION);
        if (duration != null && duration.constant() != null) {
          found.add(Duration.valueOf(duration.constant()));
        }
      }
    }
    found.remove(Duration._U);
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static boolean gives(CollectionDefinition definition, Concept concept, String code) {
    if (definition.series().stream().anyMatch(s -> may(s.concepts().get(concept), code))) {
      return true;
    }
    return may(definition.concepts().get(concept), code);
  }

  private static boolean may(@org.jspecify.annotations.Nullable ConceptSource source, String code) {
    if (source == null) {
      return false;
    }
    return code.equals(source.constant())
        || source.cases().stream().anyMatch(c -> c.code().equals(code))
        || source.codes().entries().values().stream()
            .flatMap(List::stream)
            .map(CodeMap.Entry::target)
            .anyMatch(code::equals);
  }

  private boolean reportsOn(CollectionDefinition definition, int area) {
    ConceptSource source = definition.concepts().get(Concept.REF_AREA);
    String constant = source == null ? null : source.constant();
    if (constant == null) {
      return true;
    }
    String base = areas.area(area).baseCode();
    return constant.equals(areas.code(area))
        || constant.equals(base)
        || constant.equals(areas.area(area).iso2())
        || constant.equals(areas.area(area).iso3());
  }
}
