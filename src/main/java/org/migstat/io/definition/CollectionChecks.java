package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Indicator.Nature;

/** What must hold between the keys of a definition. */
final class CollectionChecks {
  private final CollectionDefinition definition;
  private final YamlNode.Mapping top;
  private final FileProblems problems;

  CollectionChecks(CollectionDefinition definition, YamlNode.Mapping top, FileProblems problems) {
    this.definition = definition;
    this.top = top;
    this.problems = problems;
  }

  void check() {
    ignoredAndUsed();
    columnsInAndOutOfScope();
    embargoHasTime();
    List<YamlNode.Mapping> written = top.mappings("series");
    for (int i = 0; i < definition.series().size(); i++) {
      timeFits(definition.series().get(i), i < written.size() ? written.get(i) : null);
    }
  }

  private void ignoredAndUsed() {
    Set<String> used = usedColumns();
    if (top.value("ignore") instanceof YamlNode.Sequence list) {
      for (YamlNode item : list.items()) {
        String column = YamlNode.text(item);
        if (column != null && used.contains(column)) {
          problems.add(
              item.line(), "column '%s' is both used and ignored; expected one of them.", column);
        }
      }
    }
  }

  /** Columns that the definition reads, all but those it ignores. */
  private Set<String> usedColumns() {
    Set<String> used = new LinkedHashSet<>(definition.dataflow().columns());
    used.addAll(definition.sumOver());
    addIfAny(used, definition.vintage().column());
    addIfAny(used, definition.value().column());
    addIfAny(used, definition.status().column());
    definition.status().when().forEach(one -> used.addAll(one.when().keySet()));
    definition.conformityWhen().forEach(one -> used.addAll(one.when().keySet()));
    definition.scope().forEach(filter -> used.add(filter.column()));
    addColumns(used, definition.concepts().values());
    for (Series one : definition.series()) {
      used.addAll(one.columns());
      used.addAll(one.when().keySet());
      addColumns(used, one.concepts().values());
    }
    return used;
  }

  private static void addColumns(Set<String> used, Collection<ConceptSource> sources) {
    for (ConceptSource source : sources) {
      addIfAny(used, source.column());
      source.cases().forEach(one -> used.addAll(one.when().keySet()));
    }
  }

  private static void addIfAny(Set<String> used, @Nullable String column) {
    if (column != null) {
      used.add(column);
    }
  }

  private void columnsInAndOutOfScope() {
    Set<String> inScope = new LinkedHashSet<>();
    definition.series().stream()
        .filter(one -> one.outOfScope() == null)
        .forEach(one -> inScope.addAll(one.columns()));
    List<YamlNode.Mapping> written = top.mappings("series");
    for (int i = 0; i < written.size(); i++) {
      Series one = definition.series().get(i);
      for (String column : one.outOfScope() == null ? List.<String>of() : one.columns()) {
        if (inScope.contains(column)) {
          problems.add(
              written.get(i).line(),
              "column '%s' is both in scope and out of scope; expected one of them.",
              column);
        }
      }
    }
  }

  private void embargoHasTime() {
    boolean timed =
        definition.embargo() != null || definition.concepts().containsKey(Concept.EMBARGO_TIME);
    if (definition.defaultConfidentiality() == ConfidentialityStatus.E && !timed) {
      problems.add(
          top.line("default_confidentiality"),
          "the default is an embargo (E) without a time; expected embargo, or EMBARGO_TIME in"
              + " concepts.");
    }
  }

  /**
   * A scheme that makes moments out of years is of no use for a flow, nor one that makes periods
   * for a stock.
   */
  private void timeFits(Series one, YamlNode.@Nullable Mapping written) {
    ConceptSource time = source(one, Concept.TIME_PERIOD);
    ConceptSource indicator = source(one, Concept.INDICATOR);
    Scheme scheme = time == null ? null : time.scheme();
    if (one.outOfScope() != null || scheme == null || indicator == null) {
      return;
    }
    Set<Nature> natures = natures(indicator);
    if (natures.isEmpty() || scheme == Scheme.SDMX) {
      return;
    }
    int line = written == null ? top.mapping("concepts").line("TIME_PERIOD") : written.line();
    if (natures.equals(EnumSet.of(Nature.STOCK))) {
      timeFits("stocks", scheme, ConceptSources.STOCK_SCHEMES, line);
    } else if (!natures.contains(Nature.STOCK)) {
      timeFits("flows", scheme, ConceptSources.FLOW_SCHEMES, line);
    }
  }

  private void timeFits(String what, Scheme scheme, List<Scheme> fitting, int line) {
    if (!fitting.contains(scheme)) {
      String names = ConceptSources.names(fitting);
      problems.add(
          line,
          "scheme %s does not read the time of %s; expected %s or SDMX.",
          scheme,
          what,
          names);
    }
  }

  private @Nullable ConceptSource source(Series one, Concept concept) {
    ConceptSource own = one.concepts().get(concept);
    return own != null ? own : definition.concepts().get(concept);
  }

  /** Natures of all indicators that the source can give, as far as the definition names them. */
  private static Set<Nature> natures(ConceptSource source) {
    List<String> codes = new ArrayList<>();
    addIfAnyCode(codes, source.constant());
    source.cases().forEach(one -> codes.add(one.code()));
    for (List<CodeMap.Entry> entries : source.codes().entries().values()) {
      entries.forEach(entry -> codes.add(entry.target()));
    }
    Set<Nature> natures = EnumSet.noneOf(Nature.class);
    for (String code : codes) {
      Indicator indicator = YamlNode.constant(code, Indicator.class);
      if (indicator != null) {
        natures.add(indicator.nature());
      }
    }
    return natures;
  }

  private static void addIfAnyCode(List<String> codes, @Nullable String code) {
    if (code != null) {
      codes.add(code);
    }
  }
}
