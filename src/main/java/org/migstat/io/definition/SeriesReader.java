package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;

/**
 * What each row gives, and whether every observation has the concepts that it cannot be without.
 */
final class SeriesReader {
  private static final List<Concept> NEEDED =
      List.of(Concept.INDICATOR, Concept.REF_AREA, Concept.TIME_PERIOD);

  private final YamlNode.Mapping top;
  private final ConceptSources sources;
  private final FileProblems problems;

  SeriesReader(YamlNode.Mapping top, ConceptSources sources, FileProblems problems) {
    this.top = top;
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * The series; one without overrides if none is written.
   *
   * @param shared concepts of the whole definition
   * @param valueColumn value column of the whole definition
   */
  List<Series> read(Map<Concept, ConceptSource> shared, @Nullable String valueColumn) {
    List<Series> series = new ArrayList<>();
    for (YamlNode.Mapping written : top.mappings("series")) {
      Series one = one(written);
      check(one, written.line(), shared, valueColumn);
      series.add(one);
    }
    if (series.isEmpty()) {
      Series only = new Series(List.of(), null, Map.of(), Map.of());
      if (!top.has("series")) {
        check(only, top.line("concepts"), shared, valueColumn);
      }
      series.add(only);
    } else if (series.stream().allMatch(one -> one.outOfScope() != null)) {
      problems.add(
          top.line("series"),
          "every series is out of scope; expected at least one that gives observations.");
    }
    return List.copyOf(series);
  }

  private Series one(YamlNode.Mapping written) {
    if (written.has("column") && written.has("columns")) {
      problems.add(written.line(), "a series has both column and columns; expected one of them.");
    }
    List<String> columns = new ArrayList<>(written.texts("column"));
    columns.addAll(written.texts("columns"));
    Map<Concept, ConceptSource> concepts = sources.read(written);
    String outOfScope = written.text("out_of_scope");
    if (outOfScope != null && columns.isEmpty()) {
      problems.add(
          written.line(),
          "a series is out of scope without columns; expected the columns that are. Leave rows out"
              + " by scope.");
    }
    if (outOfScope != null && !(concepts.isEmpty() && !written.has("when"))) {
      problems.add(
          written.line(),
          "a series is out of scope and yet has conditions or concepts; expected its columns"
              + " only.");
    }
    return new Series(List.copyOf(columns), outOfScope, ConceptSources.when(written), concepts);
  }

  private void check(
      Series one, int line, Map<Concept, ConceptSource> shared, @Nullable String valueColumn) {
    if (one.outOfScope() != null) {
      return;
    }
    for (Concept concept : NEEDED) {
      if (!shared.containsKey(concept) && !one.concepts().containsKey(concept)) {
        problems.add(
            line, "%s is given nowhere; expected it in concepts or in every series.", concept);
      }
    }
    if (one.columns().isEmpty() && valueColumn == null) {
      problems.add(
          line, "the value column is given nowhere; expected column in value or in every series.");
    }
  }
}
