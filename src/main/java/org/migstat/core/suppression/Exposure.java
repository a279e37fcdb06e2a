package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.migstat.core.model.Decimal;
import org.migstat.core.suppression.Component.Equation;

/**
 * Which hidden figures readers can still tell, exactly or nearly.
 *
 * @see "UN/SDMX 4.5"
 */
final class Exposure {
  /** Rows times columns of the largest system that is solved. */
  private static final long LARGEST = 8_000_000;

  /** The same, of the largest one of which the equations are tried one after the other. */
  private static final long SMALL = 20_000;

  /** In units: what rounding may have lost of a width that is just enough. */
  private static final double LOST = 1e-6;

  /** In units: what a balance can be below zero at most, beyond all figures of the component. */
  private static final double DEEP = 1e6;

  private final Component component;
  private final double width;
  private final BitSet exposed = new BitSet();

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
    Exposure exposure = new Exposure(component, (double) threshold / Decimal.ONE - LOST);
    // One relation with two or more hidden figures, which are large enough, tells nothing more.
    if (component.equations().size() > 1) {
      if (component.size() > LARGEST) {
        throw new ArithmeticException("too many equations");
      }
      exposure.findOrSplit(component.equations());
    }
    NavigableSet<Node> nodes = new TreeSet<>();
    exposure.exposed.stream().forEach(each -> nodes.add(component.unknowns().get(each).node()));
    return nodes;
  }

  /** By all that is printed; and if that contradicts itself, by what one table prints. */
  private void findOrSplit(List<Equation> equations) {
    if (!find(equations)) {
      NavigableSet<Integer> sights = new TreeSet<>();
      equations.forEach(equation -> sights.addAll(equation.relation().sights));
      for (int sight : sights) {
        List<Equation> seen = new ArrayList<>(equations);
        seen.removeIf(equation -> !equation.relation().sights.contains(sight));
        find(seen);
      }
      find(consistent(equations));
    }
  }

  /** As many of the equations, one after the other, as do not contradict those before. */
  private List<Equation> consistent(List<Equation> equations) {
    List<Equation> consistent = new ArrayList<>();
    for (Equation equation : equations) {
      consistent.add(equation);
      if (component.size() > SMALL || !polytope(consistent).enter()) {
        consistent.remove(consistent.size() - 1);
      }
    }
    return consistent;
  }

  /** Adds what is exposed by some of the equations; false if they contradict each other. */
  private boolean find(List<Equation> equations) {
    Polytope polytope = polytope(equations);
    boolean possible = polytope.enter();
    // What varies is not determined. Of rounded sums one solution alone is too much, however wide.
    if (!possible || equations.stream().anyMatch(Exposure::isRounded)) {
      List<Equation> exact = new ArrayList<>(equations);
      exact.removeIf(equation -> equation.relation().isPartly());
      exposed.or(Elimination.determined(exact, component.unknowns().size()));
    }
    if (!possible) {
      return false;
    }
    BitSet concerned = new BitSet();
    equations.forEach(equation -> equation.unknowns().forEach(concerned::set));
    concerned.stream().filter(unknown -> !polytope.varies(unknown, width)).forEach(exposed::set);
    return true;
  }

  private Polytope polytope(List<Equation> equations) {
    int unknowns = component.unknowns().size();
    int slack = unknowns;
    int columns = unknowns + 2 * (int) equations.stream().filter(Exposure::isRounded).count();
    Polytope polytope = new Polytope(columns);
    for (Equation equation : equations) {
      double[] row = row(equation, columns);
      if (isRounded(equation)) {
        // The sum may be off by the tolerance: between 0 and twice as much is added to it. Where
        // parts are left out, any number may be.
        double tolerance = (double) equation.relation().tolerance / Decimal.ONE;
        row[slack] = 1;
        row[columns] += tolerance;
        if (!equation.relation().isPartly()) {
          double[] bound = new double[columns + 1];
          bound[slack] = 1;
          bound[slack + 1] = 1;
          bound[columns] = 2 * tolerance;
          polytope.add(bound);
        }
        slack += 2;
      }
      polytope.add(row);
    }
    return polytope;
  }

  private static boolean isRounded(Equation equation) {
    return equation.relation().tolerance != 0 || equation.relation().isPartly();
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
