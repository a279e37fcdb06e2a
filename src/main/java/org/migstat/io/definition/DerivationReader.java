package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.Derivations.Derivation;

/** Reads who republishes whom, and refuses a registry in which a collection is its own source. */
final class DerivationReader {
  private static final String NATIONAL = "NSO_*";

  private final ConceptCodes codes;
  private final FileProblems problems;

  DerivationReader(ConceptCodes codes, FileProblems problems) {
    this.codes = codes;
    this.problems = problems;
  }

  Derivations read(SourceText source, YamlNode.Mapping top) {
    List<Derivation> rows = new ArrayList<>();
    List<YamlNode.Mapping> written = top.mappings("derivations");
    for (YamlNode.Mapping one : written) {
      rows.add(row(one));
    }
    for (int i = 0; i < rows.size(); i++) {
      refuseCircle(rows, i, written.get(i).line());
    }
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
        written.required("child"),
        written.required("parent"),
        Ordered.set(written.texts("areas")),
        Ordered.set(written.texts("indicators")),
        from,
        to,
        written.required("evidence"));
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
  private void refuseCircle(List<Derivation> rows, int start, int line) {
    Derivation first = rows.get(start);
    boolean ownBody = first.child().startsWith("NSO_") && first.parent().equals(NATIONAL);
    if (ownBody || reaches(rows, first, first.child(), start, new HashSet<>())) {
      problems.add(
          line,
          "%s is its own source by way of %s; expected sources that end at a producer.",
          first.child(),
          first.parent());
    }
  }

  /**
   * Whether rows from {@code start} on, which hold together with {@code scope}, lead from its
   * parent to {@code goal}.
   */
  private static boolean reaches(
      List<Derivation> rows, Derivation scope, String goal, int start, Set<Integer> passed) {
    if (scope.parent().equals(goal)) {
      return true;
    }
    for (int i = start + 1; i < rows.size(); i++) {
      Derivation next = rows.get(i);
      if (next.child().equals(scope.parent()) && together(scope, next) && passed.add(i)) {
        boolean back = reaches(rows, next, goal, start, passed);
        passed.remove(i);
        if (back) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether there are areas, indicators and years for which both rows hold. */
  private static boolean together(Derivation a, Derivation b) {
    return meet(a.areas(), b.areas())
        && meet(a.indicators(), b.indicators())
        && startsBeforeEnd(a, b)
        && startsBeforeEnd(b, a);
  }

  private static boolean meet(Set<String> a, Set<String> b) {
    return a.isEmpty() || b.isEmpty() || a.stream().anyMatch(b::contains);
  }

  private static boolean startsBeforeEnd(Derivation a, Derivation b) {
    Integer from = a.validFrom();
    Integer to = b.validTo();
    return from == null || to == null || from <= to;
  }
}
