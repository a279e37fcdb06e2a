package org.migstat.core.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.migstat.core.disclosure.Publication.Printed;
import org.migstat.core.model.CellKey;

/**
 * Knows what the codes mean, every sum that follows from it, and all that is not hidden; tries all
 * ways to put a total together, and solves the equations by a library. Shares nothing with what it
 * attacks.
 */
final class Attacker {
  private static final double WIDTH = 5 - 1e-4;

  private record Unknown(CellKey cell, long value) {}

  private record Equation(Set<Unknown> parts, Set<Unknown> whole, long sum) {}

  private final Collection<Printed> printed;
  private final Set<CellKey> hidden;

  private Attacker(Collection<Printed> printed, Set<CellKey> hidden) {
    this.printed = printed;
    this.hidden = hidden;
  }

  /** Cells that can be told within less than the threshold. */
  static Set<CellKey> told(Publication publication, Set<CellKey> hidden) {
    Map<Integer, List<Printed>> tables = new HashMap<>();
    Map<CellKey, Printed> newest = new LinkedHashMap<>();
    for (Printed each : publication.printed) {
      tables.computeIfAbsent(each.table(), t -> new ArrayList<>()).add(each);
      newest.merge(each.cell(), each, (a, b) -> a.table() > b.table() ? a : b);
    }
    Set<CellKey> told = new TreeSet<>();
    Set<Equation> all = new LinkedHashSet<>(new Attacker(newest.values(), hidden).equations());
    told.addAll(solve(all));
    for (List<Printed> table : tables.values()) {
      Set<Equation> own = new Attacker(table, hidden).equations();
      all.addAll(own);
      told.addAll(solve(own));
    }
    told.addAll(solve(all));
    return told;
  }

  private Set<Equation> equations() {
    Set<Equation> equations = new LinkedHashSet<>();
    for (String dimension : Publication.NAMES) {
      Map<Map<String, Integer>, List<Printed>> siblings = new LinkedHashMap<>();
      for (Printed each : printed) {
        Map<String, Integer> others = new HashMap<>(each.categories());
        others.remove(dimension);
        siblings.computeIfAbsent(others, o -> new ArrayList<>()).add(each);
      }
      siblings.values().forEach(cells -> among(cells, dimension, equations));
    }
    return equations;
  }

  private void among(List<Printed> cells, String dimension, Set<Equation> equations) {
    Map<Integer, Printed> by = new LinkedHashMap<>();
    cells.forEach(cell -> by.put(cell.categories().get(dimension), cell));
    List<Integer> sets = new ArrayList<>(by.keySet());
    for (int choice = 1; choice < 1 << sets.size(); choice++) {
      int union = 0;
      boolean disjoint = true;
      List<Printed> parts = new ArrayList<>();
      for (int i = 0; i < sets.size() && disjoint; i++) {
        if ((choice >> i & 1) == 1) {
          disjoint = (union & sets.get(i)) == 0;
          union |= sets.get(i);
          parts.add(by.get(sets.get(i)));
        }
      }
      Printed whole = by.get(union);
      if (disjoint && whole != null && parts.size() > 1) {
        add(whole, parts, equations);
      }
    }
  }

  private void add(Printed whole, List<Printed> parts, Set<Equation> equations) {
    Set<Unknown> unknownParts = new LinkedHashSet<>();
    Set<Unknown> unknownWhole = new LinkedHashSet<>();
    long sum = 0;
    if (hidden.contains(whole.cell())) {
      unknownWhole.add(new Unknown(whole.cell(), whole.value()));
    } else {
      sum += whole.value();
    }
    for (Printed part : parts) {
      if (hidden.contains(part.cell())) {
        unknownParts.add(new Unknown(part.cell(), part.value()));
      } else {
        sum -= part.value();
      }
    }
    if (!unknownParts.isEmpty() || !unknownWhole.isEmpty()) {
      equations.add(new Equation(unknownParts, unknownWhole, sum));
    }
  }

  private static Set<CellKey> solve(Set<Equation> equations) {
    Set<CellKey> told = new TreeSet<>();
    Set<Equation> left = new LinkedHashSet<>(equations);
    while (!left.isEmpty()) {
      Set<Equation> together = new LinkedHashSet<>();
      Set<Unknown> reached = new LinkedHashSet<>(unknowns(left.iterator().next()));
      boolean grows = true;
      while (grows) {
        grows = false;
        for (Equation each : List.copyOf(left)) {
          if (unknowns(each).stream().anyMatch(reached::contains)) {
            reached.addAll(unknowns(each));
            together.add(each);
            left.remove(each);
            grows = true;
          }
        }
      }
      told.addAll(narrow(new ArrayList<>(reached), together));
    }
    return told;
  }

  private static Set<Unknown> unknowns(Equation equation) {
    Set<Unknown> all = new LinkedHashSet<>(equation.parts());
    all.addAll(equation.whole());
    return all;
  }

  private static Set<CellKey> narrow(List<Unknown> unknowns, Set<Equation> equations) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (Equation equation : equations) {
      double[] row = new double[unknowns.size()];
      equation.parts().forEach(part -> row[unknowns.indexOf(part)] += 1);
      equation.whole().forEach(whole -> row[unknowns.indexOf(whole)] -= 1);
      constraints.add(new LinearConstraint(row, Relationship.EQ, equation.sum()));
    }
    LinearConstraintSet set = new LinearConstraintSet(constraints);
    double[] least = new double[unknowns.size()];
    double[] most = new double[unknowns.size()];
    java.util.Arrays.fill(least, Double.MAX_VALUE);
    Set<CellKey> told = new TreeSet<>();
    for (int i = 0; i < unknowns.size(); i++) {
      for (GoalType goal : GoalType.values()) {
        if (most[i] - least[i] < WIDTH) {
          double[] objective = new double[unknowns.size()];
          objective[i] = 1;
          try {
            PointValuePair found =
                new SimplexSolver(1e-7, 10, 1e-11)
                    .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(objective, 0),
                        set,
                        goal,
                        new NonNegativeConstraint(true));
            for (int j = 0; j < least.length; j++) {
              least[j] = Math.min(least[j], found.getPoint()[j]);
              most[j] = Math.max(most[j], found.getPoint()[j]);
            }
          } catch (UnboundedSolutionException endless) {
            most[i] = Double.MAX_VALUE;
            least[i] = 0;
          } catch (NoFeasibleSolutionException contradiction) {
            return Set.of();
          }
        }
      }
      if (most[i] - least[i] < WIDTH) {
        told.add(unknowns.get(i).cell());
      }
    }
    return told;
  }

  static <T> Function<T, T> same() {
    return each -> each;
  }
}
