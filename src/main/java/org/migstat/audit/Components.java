package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits unknown figures into those that hang together through relations. */
final class Components {
  private final int[] parent;

  private Components(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /** In order of their first figures; figures without a relation are in none. */
  static List<Component> of(List<Unknown> unknowns, Collection<Relation> relations) {
    Components components = new Components(unknowns.size());
    for (Relation relation : relations) {
      for (int number : relation.unknowns()) {
        components.join(relation.unknowns()[0], number);
      }
    }
    Map<Integer, List<Relation>> relationsOf = new TreeMap<>();
    for (Relation relation : relations) {
      int root = components.root(relation.unknowns()[0]);
      relationsOf.computeIfAbsent(root, any -> new ArrayList<>()).add(relation);
    }
    Map<Integer, List<Unknown>> unknownsOf = new TreeMap<>();
    for (Unknown unknown : unknowns) {
      int root = components.root(unknown.number());
      unknownsOf.computeIfAbsent(root, any -> new ArrayList<>()).add(unknown);
    }
    List<Component> parts = new ArrayList<>();
    relationsOf.forEach(
        (root, between) ->
            parts.add(Component.of(unknownsOf.getOrDefault(root, List.of()), between)));
    return parts;
  }

  private void join(int a, int b) {
    int one = root(a);
    int other = root(b);
    parent[Math.max(one, other)] = Math.min(one, other);
  }

  private int root(int number) {
    int root = number;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
