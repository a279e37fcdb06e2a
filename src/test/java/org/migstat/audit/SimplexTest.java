package org.migstat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.audit.Bounds.Row;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Random sums of random figures, against a solver of the trade. */
@Tag("law")
class SimplexTest {
  private static final double UPPER = 50;

  @BeforeAll
  static void silence() {
    // The library prints a notice about the machine otherwise.
    System.setProperty("shut.up.ojAlgo", "true");
  }

  static IntStream seeds() {
    return IntStream.range(0, 250);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void figuresGoAsFarAsAnotherSolverSays(int seed) {
    Random random = new Random(seed);
    int figures = 2 + random.nextInt(30);
    double[] lower = new double[figures];
    double[] upper = new double[figures];
    for (int i = 0; i < figures; i++) {
      lower[i] = random.nextInt(8) == 0 ? -UPPER : 0;
      upper[i] = random.nextInt(4) == 0 ? random.nextInt(9) : UPPER;
    }
    List<Row> rows = rows(random, figures, seed % 5 == 0);
    Simplex simplex = new Simplex(lower, upper, rows, new Work(Long.MAX_VALUE));
    Seen seen = new Seen(figures);

    boolean possible = simplex.enter();
    assertThat(possible).isEqualTo(extreme(lower, upper, rows, 0, true).getState().isFeasible());
    for (int figure = 0; possible && figure < figures; figure++) {
      simplex.spread(figure, Double.POSITIVE_INFINITY, seen);
      double width =
          extreme(lower, upper, rows, figure, true).doubleValue(figure)
              - extreme(lower, upper, rows, figure, false).doubleValue(figure);
      assertThat(seen.width(figure)).as("figure %d", figure).isCloseTo(width, within(1e-4));
    }
  }

  /** Sums of what a hidden point has, now and then off by something, so that they contradict. */
  private static List<Row> rows(Random random, int figures, boolean wrong) {
    double[] point = random.doubles(figures).map(d -> (int) (9 * d)).toArray();
    List<Row> rows = new ArrayList<>();
    for (int r = random.nextInt(figures + 5); r >= 0; r--) {
      int[] variables = IntStream.range(0, figures).filter(i -> random.nextInt(4) == 0).toArray();
      int[] coefficients =
          Arrays.stream(variables).map(i -> random.nextInt(3) == 0 ? -1 : 1).toArray();
      double at = new Row(variables, coefficients, 0, 0).at(point);
      double off = wrong && random.nextInt(5) == 0 ? random.nextInt(20) : 0;
      boolean open = random.nextInt(6) == 0;
      double slack = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
      if (variables.length > 0) {
        double least = open ? Double.NEGATIVE_INFINITY : at + off - slack;
        rows.add(new Row(variables, coefficients, least, at + off + slack));
      }
    }
    return rows;
  }

  private static Optimisation.Result extreme(
      double[] lower, double[] upper, List<Row> rows, int figure, boolean greatest) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < lower.length; i++) {
      Variable variable = model.newVariable("x" + i).lower(lower[i]).upper(upper[i]);
      variables.add(variable.weight(i == figure ? 1 : 0));
      // The solver takes no notice of the bounds of a figure that is in no sum.
      model.newExpression("b" + i).set(variable, 1).lower(lower[i]).upper(upper[i]);
    }
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      Expression expression = model.newExpression("r" + r).upper(row.most());
      if (row.least() > Double.NEGATIVE_INFINITY) {
        expression.lower(row.least());
      }
      for (int i = 0; i < row.variables().length; i++) {
        expression.set(variables.get(row.variables()[i]), row.coefficients()[i]);
      }
    }
    return greatest ? model.maximise() : model.minimise();
  }

  @Test
  void searchesThatTakeTooLongEnd() {
    double[] lower = new double[2];
    double[] upper = {9, 9};
    Row sum = new Row(new int[] {0, 1}, new int[] {1, 1}, 9, 9);
    Simplex simplex = new Simplex(lower, upper, List.of(sum), new Work(1));

    assertThatThrownBy(simplex::enter)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("no end of searching");
  }
}
