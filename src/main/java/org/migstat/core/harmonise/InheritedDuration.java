package org.migstat.core.harmonise;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.resolve.DerivationRegistry;

/**
 * The DURATION that a collection without one takes from the definition of the collection it
 * republishes, for the same area, indicator and basis. It reads definitions only, never records:
 * what one tier sees must not depend on another's records. Definitions that disagree give nothing.
 *
 * @see "UN/SDMX 1.6"
 */
public final class InheritedDuration {
  private final List<CollectionDefinition> definitions;
  private final DerivationRegistry registry;
  private final AreaTable areas;
  private final Map<Question, Optional<Duration>> known = new HashMap<>();

  private record Question(
      String collection, int area, Indicator indicator, PopulationBasis basis, int year) {}

  /**
   * @param definitions all of the run
   */
  public InheritedDuration(
      List<CollectionDefinition> definitions, DerivationRegistry registry, AreaTable areas) {
    this.definitions = definitions;
    this.registry = registry;
    this.areas = areas;
  }

  Optional<Duration> of(
      String collection, int area, Indicator indicator, PopulationBasis basis, int year) {
    return known.computeIfAbsent(
        new Question(collection, area, indicator, basis, year), this::find);
  }

  private Optional<Duration> find(Question question) {
    Set<String> parents =
        registry.parents(
            question.collection(), question.area(), question.indicator(), question.year());
    Set<Duration> found = EnumSet.noneOf(Duration.class);
    for (CollectionDefinition definition : definitions) {
      if (parents.contains(DerivationRegistry.producer(definition.collection()))) {
        definition.series().forEach(series -> add(found, definition, series, question));
      }
    }
    found.remove(Duration._U);
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private void add(
      Set<Duration> found, CollectionDefinition definition, Series series, Question question) {
    Map<Concept, ConceptSource> sources = definition.conceptsOf(series);
    // A grand total has no basis: it is the same whatever breakdown of the parent it tops.
    boolean basisFits =
        question.basis() == PopulationBasis._Z
            || may(sources.get(Concept.POP_BASIS), question.basis().name());
    ConceptSource duration = sources.get(Concept.DURATION);
    String constant = duration == null ? null : duration.constant();
    if (constant != null
        && series.outOfScope() == null
        && basisFits
        && may(sources.get(Concept.INDICATOR), question.indicator().name())
        && reportsOn(sources.get(Concept.REF_AREA), question.area())) {
      found.add(Duration.valueOf(constant));
    }
  }

  private static boolean may(@Nullable ConceptSource source, String code) {
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

  private boolean reportsOn(@Nullable ConceptSource source, int area) {
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
