package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What one table, or the newest tables together, print of some cells.
 *
 * @param table {@link #NEWEST} for the newest value of each cell, whatever table has it
 * @param claims in the order of cells
 */
record Sight(int table, List<Claim> claims) {
  static final int NEWEST = Integer.MAX_VALUE;

  /** One for each table that has two or more of the cells, and one for all if they are several. */
  static List<Sight> of(List<Node> nodes) {
    int[] first = nodes.get(0).tables();
    boolean several = first.length > 1;
    for (Node node : nodes) {
      several |= !Arrays.equals(node.tables(), first);
    }
    if (!several) {
      return List.of(new Sight(first[0], claims(nodes, first[0])));
    }
    NavigableSet<Integer> tables = new TreeSet<>();
    nodes.forEach(node -> Arrays.stream(node.tables()).forEach(tables::add));
    tables.add(NEWEST);
    return tables.stream().map(table -> new Sight(table, claims(nodes, table))).toList();
  }

  private static List<Claim> claims(List<Node> nodes, int table) {
    List<Claim> claims = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      Claim claim = table == NEWEST ? node.newest : node.in(table);
      if (claim != null) {
        claims.add(claim);
      }
    }
    return claims;
  }
}
