package org.migstat.core.suppression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Hidden figures that relations tie to each other, and what readers know of them: a system of
 * linear equations. The same figure of different tables is one unknown where the values agree, and
 * two where they do not.
 *
 * @param unknowns in the order of cells
 */
record Component(List<Claim> unknowns, List<Equation> equations) {
  /**
   * That unknowns, some of them negative, add up to a number.
   *
   * @param unknowns by position in the component
   * @param negative how many of the first unknowns are to be subtracted
   * @param sum in ten-thousandths
   */
  record Equation(List<Integer> unknowns, int negative, long sum, Relation relation) {
    int sign(int term) {
      return term < negative ? -1 : 1;
    }
  }

  private record Unknown(Node node, long value) {}

  /**
   * The components of these nodes, in the order of their first cells.
   *
   * @param those the relations that are looked at
   */
  static List<Component> of(NavigableSet<Node> nodes, Predicate<Relation> those) {
    List<Component> components = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    for (Node node : nodes) {
      if (seen.add(node)) {
        components.add(around(node, those, seen));
      }
    }
    return components;
  }

  private static Component around(Node start, Predicate<Relation> those, Set<Node> seen) {
    NavigableSet<Relation> relations =
        new TreeSet<>(Comparator.comparing(relation -> relation.number));
    Deque<Node> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Node node = open.remove();
      for (Relation relation : node.relations) {
        if (relation.isActive() && those.test(relation) && relations.add(relation)) {
          relation.unknowns().map(Claim::node).filter(seen::add).forEach(open::add);
        }
      }
    }
    return system(relations);
  }

  private static Component system(NavigableSet<Relation> relations) {
    Map<Unknown, Integer> positions = new LinkedHashMap<>();
    List<Claim> unknowns = new ArrayList<>();
    Set<List<Object>> distinct = new LinkedHashSet<>();
    List<Equation> equations = new ArrayList<>();
    for (Relation relation : relations) {
      List<Integer> terms = new ArrayList<>();
      int negative = 0;
      for (int i = 0; i < relation.members.size(); i++) {
        Claim claim = relation.members.get(i);
        if (claim.node().hidden) {
          int next = positions.size();
          int position =
              positions.computeIfAbsent(new Unknown(claim.node(), claim.value()), u -> next);
          if (position == unknowns.size()) {
            unknowns.add(claim);
          }
          terms.add(position);
          negative += relation.isWhole(i) ? 1 : 0;
        }
      }
      if (distinct.add(
          List.of(terms, negative, relation.visible(), relation.tolerance, relation.isPartly()))) {
        equations.add(new Equation(terms, negative, relation.visible(), relation));
      }
    }
    return new Component(unknowns, equations);
  }

  NavigableSet<Node> nodes() {
    NavigableSet<Node> nodes = new TreeSet<>();
    unknowns.forEach(unknown -> nodes.add(unknown.node()));
    return nodes;
  }

  /** Product of rows and columns. */
  long size() {
    return (long) unknowns.size() * equations.size();
  }

  List<Relation> relations() {
    return equations.stream().map(Equation::relation).toList();
  }
}
