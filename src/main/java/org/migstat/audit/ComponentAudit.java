package org.migstat.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Bounds.Row;

/**
 * Judges the figures of one component: first by bounds that follow from each relation, then, where
 * relations meet in more than one figure, by points that fulfil all of them. If they contradict
 * each other, each is read by itself.
 */
final class ComponentAudit {
  /** Up to this many figures times relations are looked at together: that takes 64 MB. */
  private static final long MOST_AT_ONCE = 8_000_000;

  /** What that may cost at most, in operations; they take a few seconds. */
  private static final long MOST_WORK = 2_000_000_000;

  /** Up to this many, elimination in whole numbers stays quick. */
  private static final int MOST_ELIMINATED = 1500;

  private final Component component;
  private final double threshold;
  private final Verdict[] verdicts;
  private final List<Row> rows;

  /**
   * @param threshold possible values must be as far apart, in units
   */
  ComponentAudit(Component component, double threshold) {
    this.component = component;
    this.threshold = threshold;
    this.rows = component.rows();
    this.verdicts = new Verdict[component.size()];
    Arrays.fill(verdicts, Verdict.SAFE);
  }

  /** Verdicts by the place of the figures; of a provider's gaps SAFE. */
  Verdict[] judge() {
    Bounds bounds = component.bounds(rows);
    if (bounds.tighten() >= 0) {
      eachAlone();
      return verdicts;
    }
    byBounds(bounds);
    if (!component.isTree()) {
      byCorners(bounds);
      nameDetermined();
    }
    return verdicts;
  }

  /** Some sum is none, and nobody can tell which: so nothing follows from several of them. */
  private void eachAlone() {
    rows.forEach(this::alone);
  }

  private void alone(Row row) {
    Bounds bounds = component.bounds(List.of(row));
    if (bounds.tighten() < 0) {
      for (int variable : row.variables()) {
        mark(variable, bounds.width(variable));
      }
    }
  }

  private void byBounds(Bounds bounds) {
    for (int i = 0; i < verdicts.length; i++) {
      mark(i, bounds.width(i));
    }
  }

  private void mark(int figure, double width) {
    if (component.secret(figure) && width < threshold - Bounds.EPSILON) {
      boolean one = width < Bounds.EPSILON;
      if (verdicts[figure] != Verdict.DETERMINED) {
        verdicts[figure] = one ? Verdict.DETERMINED : Verdict.NARROW;
      }
    }
  }

  private void byCorners(Bounds bounds) {
    List<Integer> open = open();
    boolean small = (long) component.size() * rows.size() <= MOST_AT_ONCE;
    double @Nullable [] widths = small ? widthsOfAll(bounds, open) : null;
    for (int figure : open) {
      if (widths == null || Double.isNaN(widths[figure])) {
        verdicts[figure] = Verdict.NOT_FINISHED;
      } else {
        mark(figure, widths[figure]);
      }
    }
  }

  private double @Nullable [] widthsOfAll(Bounds first, List<Integer> open) {
    double[] widths = new Extremes(first, rows, threshold, new Work(MOST_WORK)).widths(open);
    if (widths == null) {
      Arrays.fill(verdicts, Verdict.SAFE);
      eachAlone();
      open.clear();
    }
    return widths;
  }

  private List<Integer> open() {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (component.secret(i) && verdicts[i] == Verdict.SAFE) {
        open.add(i);
      }
    }
    return open;
  }

  /** Elimination tells what a solver can only come close to. */
  private void nameDetermined() {
    boolean anyNarrow = Arrays.asList(verdicts).contains(Verdict.NARROW);
    if (anyNarrow && component.size() <= MOST_ELIMINATED) {
      BitSet determined =
          Elimination.determined(rows.stream().filter(row -> row.least() == row.most()).toList());
      for (int i = 0; i < verdicts.length; i++) {
        if (verdicts[i] == Verdict.NARROW && determined.get(i)) {
          verdicts[i] = Verdict.DETERMINED;
        }
      }
    }
  }
}
