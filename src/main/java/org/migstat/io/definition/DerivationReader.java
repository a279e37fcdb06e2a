package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.resolve.DerivationCircles;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.io.codelist.AreaCodelist;

/** Reads who republishes whom, and refuses a registry in which a collection is its own source. */
final class DerivationReader {
  private final ConceptCodes codes;
  private final FileProblems problems;
  private final Set<String> collections;

  /**
   * @param collections codes that some definition of the job has
   */
  DerivationReader(ConceptCodes codes, FileProblems problems, Set<String> collections) {
    this.codes = codes;
    this.problems = problems;
    this.collections = collections;
  }

  Derivations read(SourceText source, YamlNode.Mapping top) {
    List<Derivation> rows = new ArrayList<>();
    List<YamlNode.Mapping> written = top.mappings("derivations");
    for (YamlNode.Mapping one : written) {
      rows.add(row(one));
    }
    refuseCircles(rows, written);
    return new Derivations(ContentHash.of(source), List.copyOf(rows));
  }

  private Derivation row(YamlNode.Mapping written) {
    check(written, "areas", Concept.REF_AREA);
    check(written, "indicators", Concept.INDICATOR);
    Integer from = year(written, "from");
    Integer to = year(written, "to");
    if (from != null && to != null && from > to) {
      problems.add(written.line("from"), "from is after to; expected the first and the last year.");
    }
    return new Derivation(
        collection(written, "child"),
        collection(written, "parent"),
        Ordered.set(written.texts("areas")),
        Ordered.set(written.texts("indicators")),
        from,
        to,
        written.required("evidence"));
  }

  /**
   * A registry names collections that no table of the job is of; but one that is a slip away from
   * one of those would silently make two producers of one.
   */
  private String collection(YamlNode.Mapping written, String key) {
    String name = written.required(key);
    boolean national = name.startsWith(DerivationRegistry.NATIONAL_PREFIX);
    String meant = national || collections.contains(name) ? null : Nearest.slip(name, collections);
    if (meant != null) {
      problems.add(
          written.line(key),
          "%s is '%s', of which the job has no table; expected a collection of the job, or one with"
              + " another name. Did you mean '%s'?",
          key,
          name,
          meant);
    }
    return name;
  }

  private void check(YamlNode.Mapping written, String key, Concept concept) {
    for (String code : written.texts(key)) {
      String wrong = codes.wrong(concept, code, false);
      if (wrong != null) {
        problems.add(written.line(key), wrong);
      }
    }
  }

  private static @Nullable Integer year(YamlNode.Mapping written, String key) {
    int year = written.whole(key, -1);
    return year < 0 ? null : Integer.valueOf(year);
  }

  /** Told once for each circle, at its first row. */
  private void refuseCircles(List<Derivation> rows, List<YamlNode.Mapping> written) {
    if (!DerivationCircles.possible(rows)) {
      return;
    }
    for (List<Integer> circle : DerivationCircles.of(rows, AreaCodelist.table())) {
      List<String> steps = new ArrayList<>();
      for (int position : circle) {
        Derivation row = rows.get(position);
        int line = written.get(position).line();
        steps.add(row.child() + " from " + row.parent() + " (line " + line + ")");
      }
      int first = circle.get(0);
      problems.add(
          written.get(first).line(),
          "%s is its own source: %s; expected sources that end at a producer. Remove a row of the"
              + " circle, or limit it to the areas, indicators and years for which it holds.",
          rows.get(first).child(),
          String.join(", ", steps));
    }
  }
}
