package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What one table, or the newest tables together, say of some cells: as it is, and as it looks to
 * readers who do not know of figures that they do not see.
 *
 * @param table {@link #NEWEST} for the newest value of each cell, whatever table has it
 * @param claims in the order of cells
 * @param apparent whether the table has more of the cells than readers see
 */
record Sight(int table, List<Claim> claims, boolean apparent) {
  static final int NEWEST = Integer.MAX_VALUE;

  /**
   * For each table, and for all if they are several: one, or two if there are figures that are not
   * seen. Across tables these count only beside figures that are not public elsewhere.
   */
  static List<Sight> of(List<Node> nodes) {
    int[] first = nodes.get(0).tables();
    boolean several = first.length > 1;
    boolean unseen = false;
    boolean detail = false;
    for (Node node : nodes) {
      several |= !Arrays.equals(node.tables(), first);
      unseen |= node.isUnseen();
      detail |= node.isDetail();
    }
    if (!several && !unseen) {
      return List.of(new Sight(first[0], claims(nodes, first[0]), false));
    }
    List<Node> seen = nodes.stream().filter(node -> !node.isUnseen()).toList();
    NavigableSet<Integer> tables = new TreeSet<>();
    nodes.forEach(node -> Arrays.stream(node.tables()).forEach(tables::add));
    List<Sight> sights = new ArrayList<>();
    for (int table : tables) {
      add(sights, table, nodes, seen);
    }
    if (several) {
      add(sights, NEWEST, detail ? seen : nodes, seen);
    }
    return sights;
  }

  private static void add(List<Sight> sights, int table, List<Node> nodes, List<Node> seen) {
    List<Claim> all = claims(nodes, table);
    List<Claim> visible = claims(seen, table);
    sights.add(new Sight(table, all, false));
    if (visible.size() < all.size()) {
      sights.add(new Sight(table, visible, true));
    }
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
