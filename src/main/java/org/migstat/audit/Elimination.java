package org.migstat.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which unknown figures a system of exact relations determines, whatever the sums: Gauss-Jordan
 * elimination in whole numbers of any size, so that nothing is lost by rounding.
 */
final class Elimination {
  private final Map<Integer, NavigableMap<Integer, BigInteger>> byPivot = new TreeMap<>();

  private Elimination() {}

  /** Figures of which only one value fits. */
  static BitSet determined(List<Bounds.Row> exact) {
    Elimination elimination = new Elimination();
    exact.forEach(elimination::add);
    BitSet determined = new BitSet();
    elimination.byPivot.forEach(
        (pivot, row) -> {
          if (row.size() == 1) {
            determined.set(pivot);
          }
        });
    return determined;
  }

  private void add(Bounds.Row relation) {
    NavigableMap<Integer, BigInteger> row = new TreeMap<>();
    for (int i = 0; i < relation.variables().length; i++) {
      row.put(relation.variables()[i], BigInteger.valueOf(relation.coefficients()[i]));
    }
    for (int variable : List.copyOf(row.keySet())) {
      NavigableMap<Integer, BigInteger> pivot = byPivot.get(variable);
      if (pivot != null && row.containsKey(variable)) {
        row = without(row, variable, pivot);
      }
    }
    if (row.isEmpty()) {
      return;
    }
    int variable = row.firstKey();
    List<Integer> pivots = new ArrayList<>(byPivot.keySet());
    for (int other : pivots) {
      NavigableMap<Integer, BigInteger> earlier = byPivot.get(other);
      if (earlier != null && earlier.containsKey(variable)) {
        byPivot.put(other, without(earlier, variable, row));
      }
    }
    byPivot.put(variable, row);
  }

  /** The row after a multiple of another was taken from it, so that the variable is gone. */
  private static NavigableMap<Integer, BigInteger> without(
      NavigableMap<Integer, BigInteger> row,
      int variable,
      NavigableMap<Integer, BigInteger> other) {
    BigInteger mine = row.getOrDefault(variable, BigInteger.ZERO);
    BigInteger its = other.getOrDefault(variable, BigInteger.ZERO);
    NavigableMap<Integer, BigInteger> result = new TreeMap<>();
    row.forEach((key, coefficient) -> result.put(key, coefficient.multiply(its)));
    other.forEach(
        (key, coefficient) ->
            result.merge(key, coefficient.multiply(mine).negate(), BigInteger::add));
    result.values().removeIf(coefficient -> coefficient.signum() == 0);
    BigInteger divisor =
        result.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd).max(BigInteger.ONE);
    result.replaceAll((key, coefficient) -> coefficient.divide(divisor));
    return result;
  }
}
