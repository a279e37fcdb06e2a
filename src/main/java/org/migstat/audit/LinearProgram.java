package org.migstat.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Bounds.Row;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Figures within bounds whose sums are within bounds; the only place with the solver's library. */
final class LinearProgram {
  static {
    // The library prints a notice about the machine otherwise.
    System.setProperty("shut.up.ojAlgo", "true");
  }

  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final double[] lower;
  private final double[] upper;

  /** By figure; null where no row has it: the solver takes no notice of the bounds of such. */
  private final @Nullable Variable[] variables;

  private boolean contradictory;

  /**
   * @param lower of each figure, finite
   * @param upper likewise
   */
  LinearProgram(double[] lower, double[] upper, List<Row> rows) {
    this.lower = lower;
    this.upper = upper;
    this.variables = new Variable[lower.length];
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      Expression expression = model.newExpression("r" + r);
      if (row.least() > Double.NEGATIVE_INFINITY) {
        expression.lower(row.least());
      }
      if (row.most() < Double.POSITIVE_INFINITY) {
        expression.upper(row.most());
      }
      for (int i = 0; i < row.variables().length; i++) {
        expression.set(variable(row.variables()[i]), row.coefficients()[i]);
      }
    }
  }

  private Variable variable(int figure) {
    Variable variable = variables[figure];
    if (variable == null) {
      variable = model.newVariable("x" + figure).lower(lower[figure]).upper(upper[figure]);
      variables[figure] = variable;
    }
    return variable;
  }

  /**
   * A point at which the sum of some figures is greatest or least.
   *
   * @return the figures; null if the solver found none
   */
  double @Nullable [] extreme(List<Integer> figures, boolean greatest) {
    weigh(figures, 1);
    Optimisation.Result result = greatest ? model.maximise() : model.minimise();
    weigh(figures, 0);
    contradictory = result.getState() == Optimisation.State.INFEASIBLE;
    if (!result.getState().isOptimal()) {
      return null;
    }
    double[] point = Arrays.copyOf(lower, lower.length);
    for (int figure : figures) {
      point[figure] = greatest ? upper[figure] : lower[figure];
    }
    for (int i = 0; i < point.length; i++) {
      Variable variable = variables[i];
      if (variable != null) {
        point[i] = result.doubleValue(model.indexOf(variable));
      }
    }
    return point;
  }

  private void weigh(List<Integer> figures, int weight) {
    for (int figure : figures) {
      Variable variable = variables[figure];
      if (variable != null) {
        variable.weight(weight);
      }
    }
  }

  /** Whether the last search found none because no point fits, rather than because it gave up. */
  boolean contradictory() {
    return contradictory;
  }
}
