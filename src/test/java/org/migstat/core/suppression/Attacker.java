package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.CellKey;
import org.migstat.core.suppression.Publication.Printed;

/**
 * Knows what the codes mean, every sum that follows from it, and all that is not hidden; tries all
 * ways to put a total together, and solves the equations. Shares nothing with what it attacks.
 */
final class Attacker {
  private static final double WIDTH = 5 - 1e-4;

  private record Unknown(CellKey cell, long claim) {}

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
      // Of two vintages together, not all sums are true.
      if (disjoint
          && whole != null
          && parts.size() > 1
          && whole.value() == parts.stream().mapToLong(Printed::value).sum()) {
        add(whole, parts, equations);
      }
    }
  }

  private void add(Printed whole, List<Printed> parts, Set<Equation> equations) {
    Set<Unknown> unknownParts = new LinkedHashSet<>();
    Set<Unknown> unknownWhole = new LinkedHashSet<>();
    long sum = 0;
    if (hidden.contains(whole.cell())) {
      unknownWhole.add(new Unknown(whole.cell(), whole.claim()));
    } else {
      sum += whole.value();
    }
    for (Printed part : parts) {
      if (hidden.contains(part.cell())) {
        unknownParts.add(new Unknown(part.cell(), part.claim()));
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
    double[][] rows = new double[equations.size()][unknowns.size()];
    double[] sums = new double[equations.size()];
    int next = 0;
    for (Equation equation : equations) {
      double[] row = rows[next];
      equation.parts().forEach(part -> row[unknowns.indexOf(part)] += 1);
      equation.whole().forEach(whole -> row[unknowns.indexOf(whole)] -= 1);
      sums[next++] = equation.sum();
    }
    double[] least = new double[unknowns.size()];
    double[] most = new double[unknowns.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Set<CellKey> told = new TreeSet<>();
    for (int i = 0; i < unknowns.size(); i++) {
      for (int sign = -1; sign <= 1 && most[i] - least[i] < WIDTH; sign += 2) {
        double[] goal = new double[unknowns.size()];
        goal[i] = sign;
        double[] found = LinearProgram.smallest(rows, sums, goal);
        if (found == null) {
          return Set.of();
        }
        if (found[i] == Double.POSITIVE_INFINITY) {
          most[i] = found[i];
          least[i] = 0;
        } else {
          for (int j = 0; j < found.length; j++) {
            least[j] = Math.min(least[j], found[j]);
            most[j] = Math.max(most[j], found[j]);
          }
        }
      }
      if (most[i] - least[i] < WIDTH) {
        told.add(unknowns.get(i).cell());
      }
    }
    return told;
  }
}
