package org.migstat.io.definition;

import static org.migstat.core.definition.Scheme.DATE;
import static org.migstat.core.definition.Scheme.END_OF_DAY;
import static org.migstat.core.definition.Scheme.END_OF_YEAR;
import static org.migstat.core.definition.Scheme.FISCAL_JULY;
import static org.migstat.core.definition.Scheme.ISO2;
import static org.migstat.core.definition.Scheme.ISO3;
import static org.migstat.core.definition.Scheme.M49;
import static org.migstat.core.definition.Scheme.MID_YEAR;
import static org.migstat.core.definition.Scheme.MONTH;
import static org.migstat.core.definition.Scheme.NAME_DE;
import static org.migstat.core.definition.Scheme.NAME_EN;
import static org.migstat.core.definition.Scheme.NAME_ES;
import static org.migstat.core.definition.Scheme.NAME_FR;
import static org.migstat.core.definition.Scheme.QUARTER;
import static org.migstat.core.definition.Scheme.SDMX;
import static org.migstat.core.definition.Scheme.START_OF_YEAR;
import static org.migstat.core.definition.Scheme.YEAR;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.ConceptSource.Case;
import org.migstat.core.definition.Scheme;

/**
 * How concepts are read: constants, columns, cases, with their codes held against the code lists.
 */
final class ConceptSources {
  static final List<Scheme> AREA_SCHEMES =
      List.of(ISO3, ISO2, M49, NAME_EN, NAME_DE, NAME_FR, NAME_ES);
  static final List<Scheme> FLOW_SCHEMES = List.of(YEAR, QUARTER, MONTH, FISCAL_JULY);
  static final List<Scheme> STOCK_SCHEMES =
      List.of(END_OF_YEAR, START_OF_YEAR, MID_YEAR, DATE, END_OF_DAY, YEAR);

  private final CodeMaps maps;
  private final ConceptCodes codes;
  private final FileProblems problems;

  ConceptSources(CodeMaps maps, ConceptCodes codes, FileProblems problems) {
    this.maps = maps;
    this.codes = codes;
    this.problems = problems;
  }

  /** The keys of the mapping that are concepts; other keys are left alone. */
  Map<Concept, ConceptSource> read(YamlNode.Mapping written) {
    Map<Concept, ConceptSource> sources = new EnumMap<>(Concept.class);
    for (Concept concept : Concept.values()) {
      YamlNode node = written.value(concept.name());
      String constant = YamlNode.text(node);
      if (constant != null) {
        check(concept, constant, null, CodeMap.EMPTY, written.line(concept.name()));
        sources.put(concept, new ConceptSource(constant, null, List.of(), CodeMap.EMPTY, null));
      } else if (node instanceof YamlNode.Mapping mapping) {
        sources.put(concept, source(concept, mapping));
      }
    }
    return Ordered.map(sources);
  }

  private ConceptSource source(Concept concept, YamlNode.Mapping written) {
    long ways = List.of("column", "constant", "cases").stream().filter(written::has).count();
    if (ways != 1) {
      String found = ways == 0 ? "says not where it is read" : "is read in " + ways + " ways";
      problems.add(
          written.line(), "%s %s; expected one of column, cases, constant.", concept, found);
    }
    if (written.has("codes") && !ConceptCodes.takesMap(concept)) {
      problems.add(
          written.line("codes"),
          "%s takes no codes; expected its canonical form in the column.",
          concept);
    }
    Scheme scheme = scheme(concept, written);
    CodeMap map = maps.read(written.value("codes"), concept, problems);
    String constant = written.text("constant");
    if (constant != null) {
      check(concept, constant, scheme, map, written.line("constant"));
    }
    return new ConceptSource(
        constant, written.text("column"), cases(concept, written, scheme, map), map, scheme);
  }

  private @Nullable Scheme scheme(Concept concept, YamlNode.Mapping written) {
    String name = written.text("scheme");
    Scheme scheme = name == null ? null : YamlNode.constant(name, Scheme.class);
    List<Scheme> fitting = fitting(concept);
    if (scheme != null && !fitting.contains(scheme)) {
      String expected = fitting.isEmpty() ? "no scheme" : names(fitting);
      problems.add(
          written.line("scheme"),
          "scheme %s does not read %s; expected %s.",
          scheme,
          concept,
          expected);
    }
    return scheme;
  }

  private static List<Scheme> fitting(Concept concept) {
    if (ConceptCodes.isArea(concept)) {
      return AREA_SCHEMES;
    }
    List<Scheme> schemes = new ArrayList<>();
    if (concept == Concept.TIME_PERIOD) {
      schemes.addAll(FLOW_SCHEMES);
      schemes.addAll(List.of(END_OF_YEAR, START_OF_YEAR, MID_YEAR, DATE, END_OF_DAY, SDMX));
    }
    return schemes;
  }

  static String names(List<Scheme> schemes) {
    return String.join(", ", schemes.stream().map(Scheme::name).toList());
  }

  private List<Case> cases(
      Concept concept, YamlNode.Mapping written, @Nullable Scheme scheme, CodeMap map) {
    List<Case> cases = new ArrayList<>();
    for (YamlNode.Mapping one : written.mappings("cases")) {
      String code = one.required("code");
      if (!code.isEmpty()) {
        check(concept, code, scheme, map, one.line("code"));
      }
      cases.add(new Case(when(one), code));
    }
    return List.copyOf(cases);
  }

  /** The condition of an entry: columns and their values. */
  static Map<String, Set<String>> when(YamlNode.Mapping entry) {
    YamlNode.Mapping written = entry.mapping("when");
    Map<String, Set<String>> when = new LinkedHashMap<>();
    for (String column : written.entries().keySet()) {
      when.put(column, Ordered.set(written.texts(column)));
    }
    return Ordered.map(when);
  }

  private void check(Concept concept, String code, @Nullable Scheme scheme, CodeMap map, int line) {
    if (map.entries().containsKey(code)) {
      return;
    }
    String wrong =
        scheme == null ? codes.wrong(concept, code, false) : wrongRaw(concept, code, scheme);
    if (wrong != null) {
      problems.add(line, wrong);
    }
  }

  /** A code that a scheme reads must at least look like one; what it means depends on the date. */
  private static @Nullable String wrongRaw(Concept concept, String code, Scheme scheme) {
    String letters = scheme == ISO2 ? "[A-Z]{2}" : scheme == ISO3 ? "[A-Z]{3}" : ".+";
    return code.matches(letters)
        ? null
        : "unknown code '"
            + code
            + "' for "
            + concept
            + "; expected a code of scheme "
            + scheme
            + ".";
  }
}
