package org.migstat.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.migstat.core.disclosure.Component.Equation;
import org.migstat.core.model.Decimal;

/**
 * Which hidden figures readers can still tell, exactly or nearly.
 *
 * @see "UN/SDMX 4.5"
 */
final class Exposure {
  /** Rows times columns of the largest system that is solved. */
  private static final long LARGEST = 1_000_000;

  /** In units: what a balance can be below zero at most, beyond all figures of the component. */
  private static final double DEEP = 1e6;

  private final Component component;
  private final double width;

  private Exposure(Component component, double width) {
    this.component = component;
    this.width = width;
  }

  /**
   * Hidden figures that only one number fits, or only numbers within less than the threshold.
   *
   * @throws ArithmeticException if that cannot be told in bounded time
   */
  static NavigableSet<Node> of(Component component, long threshold) {
    Exposure exposure = new Exposure(component, (double) threshold / Decimal.ONE);
    // One relation with two or more hidden figures, which are large enough, tells nothing more.
    if (component.equations().size() < 2) {
      return new TreeSet<>();
    }
    if (component.size() > LARGEST) {
      throw new ArithmeticException("too many equations");
    }
    NavigableSet<Node> determined = exposure.nodes(Elimination.determined(component));
    return determined.isEmpty() ? exposure.nodes(exposure.narrow()) : determined;
  }

  private NavigableSet<Node> nodes(BitSet unknowns) {
    NavigableSet<Node> nodes = new TreeSet<>();
    unknowns.stream().forEach(unknown -> nodes.add(component.unknowns().get(unknown).node()));
    return nodes;
  }

  /**
   * As readers believe all that is printed; and if that contradicts itself, as those do who know
   * what is true, and those who look at one table only.
   */
  private BitSet narrow() {
    BitSet narrow = new BitSet();
    if (!narrow(equation -> true, narrow)) {
      narrow(equation -> !equation.relation().isUntrue(), narrow);
      NavigableSet<Integer> sights = new TreeSet<>();
      component.equations().forEach(equation -> sights.addAll(equation.relation().sights));
      for (int sight : sights) {
        narrow(equation -> equation.relation().sights.contains(sight), narrow);
      }
    }
    return narrow;
  }

  /** Adds what is narrow by some of the equations; false if they contradict each other. */
  private boolean narrow(Predicate<Equation> those, BitSet narrow) {
    List<Equation> equations = component.equations().stream().filter(those).toList();
    BitSet concerned = new BitSet();
    equations.forEach(equation -> equation.unknowns().forEach(concerned::set));
    Polytope polytope = polytope(equations);
    if (!polytope.enter()) {
      return false;
    }
    concerned.stream().filter(unknown -> !polytope.varies(unknown, width)).forEach(narrow::set);
    return true;
  }

  private Polytope polytope(List<Equation> equations) {
    int unknowns = component.unknowns().size();
    List<Equation> rounded = new ArrayList<>(equations);
    rounded.removeIf(equation -> equation.relation().tolerance == 0);
    int columns = unknowns + 2 * rounded.size();
    Polytope polytope = new Polytope(columns);
    for (Equation equation : equations) {
      double[] row = row(equation, columns);
      int position = rounded.indexOf(equation);
      if (position >= 0) {
        // The sum may be off by the tolerance: between 0 and twice as much is added to it.
        double tolerance = (double) equation.relation().tolerance / Decimal.ONE;
        int slack = unknowns + 2 * position;
        row[slack] = 1;
        row[columns] += tolerance;
        double[] bound = new double[columns + 1];
        bound[slack] = 1;
        bound[slack + 1] = 1;
        bound[columns] = 2 * tolerance;
        polytope.add(bound);
      }
      polytope.add(row);
    }
    return polytope;
  }

  private double[] row(Equation equation, int columns) {
    double[] row = new double[columns + 1];
    row[columns] = (double) equation.sum() / Decimal.ONE;
    for (int term = 0; term < equation.unknowns().size(); term++) {
      int unknown = equation.unknowns().get(term);
      int sign = equation.sign(term);
      row[unknown] += sign;
      if (component.unknowns().get(unknown).node().isBalance()) {
        row[columns] += sign * depth();
      }
    }
    return row;
  }

  /** Balances are counted from far below zero, since they may be negative. */
  private double depth() {
    double sum = 0;
    for (Equation equation : component.equations()) {
      sum += Math.abs((double) equation.sum()) / Decimal.ONE;
    }
    return DEEP + sum;
  }
}
