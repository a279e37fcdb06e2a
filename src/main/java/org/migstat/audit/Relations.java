package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;

/**
 * The relations of one origin's printed figures that say something of unknown ones. Printed sums
 * are believed as they are printed, unless the parts that are visible exceed the total by more than
 * rounding: then it is no sum of theirs.
 *
 * @see "UN/SDMX 4.5"
 */
final class Relations {
  private final Knowledge knowledge;
  private final Map<Terms, Relation> first = new LinkedHashMap<>();
  private final Set<Repeated> repeated = new LinkedHashSet<>();
  private final List<Relation> others = new ArrayList<>();

  /** The unknown side of a relation: numbers and coefficients in turn. */
  private record Terms(List<Integer> numbers, Relation.Rest rest) {}

  private record Repeated(Terms terms, long sum, long slack) {}

  Relations(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The whole is the sum of the parts. */
  void sum(RelationKind kind, Printed whole, Collection<Printed> parts, String collection) {
    if (!parts.isEmpty()) {
      signed(kind, whole.cell(), collection, parts, List.of(whole));
    }
  }

  /** The parts are some of those that the whole consists of. */
  void some(RelationKind kind, Printed whole, Collection<Printed> parts, String collection) {
    if (!parts.isEmpty() && whole.cell().indicator().nature() != Indicator.Nature.BALANCE) {
      Balance balance = new Balance();
      parts.forEach(printed -> balance.add(printed, 1));
      balance.add(whole, -1);
      keep(balance.relation(kind, whole.cell(), collection, true));
    }
  }

  /** Both sides have the same sum. */
  void signed(
      RelationKind kind,
      CellKey total,
      String collection,
      Collection<Printed> plus,
      Collection<Printed> minus) {
    Balance balance = new Balance();
    plus.forEach(printed -> balance.add(printed, 1));
    minus.forEach(printed -> balance.add(printed, -1));
    keep(balance.relation(kind, total, collection, false));
  }

  private void keep(@Nullable Relation relation) {
    if (relation == null || !holds(relation)) {
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < relation.unknowns().length; i++) {
      numbers.add(relation.unknowns()[i]);
      numbers.add(relation.coefficients()[i]);
    }
    Terms terms = new Terms(numbers, relation.rest());
    boolean isNew = repeated.add(new Repeated(terms, relation.sum(), relation.slack()));
    if (isNew && first.putIfAbsent(terms, relation) != null) {
      others.add(relation);
    }
  }

  /** A sum of counts is not negative. */
  private boolean holds(Relation relation) {
    if (!relation.allOfOneSign()) {
      return true;
    }
    for (int number : relation.unknowns()) {
      if (knowledge.numbered().get(number).lower() < 0) {
        return true;
      }
    }
    return relation.sum() >= -relation.slack();
  }

  /** Those that are taken together: of several with the same unknown figures, the first. */
  Collection<Relation> together() {
    return first.values();
  }

  /** Those that say something else of the same unknown figures, such as older vintages. */
  List<Relation> alone() {
    return others;
  }

  /** A relation in the making. */
  private final class Balance {
    private final TreeMap<Integer, Integer> terms = new TreeMap<>();
    private long constant;
    private long slack;

    private void add(Printed printed, int sign) {
      Printed figure = printed;
      Unknown unknown = knowledge.unknown(printed.cell());
      if (!printed.hasValue() && unknown == null) {
        figure = knownOf(printed);
      }
      if (figure.hasValue()) {
        constant = Decimal.plus(constant, sign * figure.value());
        slack += figure.slack();
      } else if (unknown != null) {
        terms.merge(unknown.number(), sign, Integer::sum);
      }
    }

    private Printed knownOf(Printed printed) {
      Printed other = knowledge.known(printed.cell());
      if (other == null) {
        throw new IllegalStateException("a cell without a value that is neither known nor unknown");
      }
      return other;
    }

    private @Nullable Relation relation(
        RelationKind kind, CellKey total, String collection, boolean partly) {
      terms.values().removeIf(coefficient -> coefficient == 0);
      if (terms.isEmpty()) {
        return null;
      }
      int sign = terms.firstEntry().getValue() < 0 ? -1 : 1;
      int[] unknowns = terms.keySet().stream().mapToInt(Integer::intValue).toArray();
      int[] coefficients = terms.values().stream().mapToInt(c -> sign * c).toArray();
      Relation.Rest rest = sign > 0 ? Relation.Rest.LESS : Relation.Rest.MORE;
      return new Relation(
          kind,
          total,
          collection,
          unknowns,
          coefficients,
          -sign * constant,
          slack,
          partly ? rest : Relation.Rest.NONE);
    }
  }
}
