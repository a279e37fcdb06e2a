package org.migstat.core.resolve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.resolve.TotalDimension.Sum;

/**
 * The totals of one submission in one tier: where the collection publishes a total, its parts must
 * add up to it, else the whole group is put on hold; where it does not and its definition says so,
 * the total is added up.
 *
 * @see "UN/SDMX 1.10 Roll-ups, 3.3"
 */
final class Totals {
  /**
   * A total to which its parts do not add up.
   *
   * @param unknown cell that would hold what is of unknown sex or age; null over time
   * @param gap what the parts miss of the total, in ten-thousandths; negative if they exceed it
   */
  record Miss(
      Claim total, TotalDimension dimension, @Nullable CellKey unknown, long gap, String detail) {
    /**
     * @param hint what may explain it
     */
    Rejection finding(String hint) {
      return new Rejection(total.observation().address(), dimension.rule(), detail + hint);
    }

    /** Address only: the gap is a value. */
    @Override
    public String toString() {
      return "Miss of " + total;
    }
  }

  private record AreaPeriod(int refArea, TimePeriod period) {}

  private final CollectionDefinition definition;
  private final boolean absentIsZero;
  private final Collection<Claim> records;
  private final Map<CellKey, Claim> byKey = new HashMap<>();
  private final Set<CellKey> spoiled;
  private final double tolerance;
  private final Set<AreaPeriod> printed = new HashSet<>();
  private final Function<Observation, Lineage> lineages;
  private final Consumer<Miss> misses;
  private final List<Claim> made = new ArrayList<>();

  /**
   * @param records of the submission that the tier sees and that are not placed
   * @param spoiled cells of refused and quarantined rows
   * @param received whether the tier sees all of a table: to others a part that is missing may be
   *     one that they may not see, and so is never zero
   * @param tolerance by which share of a total its parts may miss it without being put on hold
   */
  Totals(
      Collection<Claim> records,
      Set<CellKey> spoiled,
      Predicate<CollectionDefinition> received,
      double tolerance,
      Function<Observation, Lineage> lineages,
      Consumer<Miss> misses) {
    this.records = records;
    this.definition = records.iterator().next().observation().definition();
    this.absentIsZero = definition.absentIsZero() && received.test(definition);
    this.spoiled = new HashSet<>(spoiled);
    this.tolerance = tolerance;
    this.lineages = lineages;
    this.misses = misses;
  }

  /**
   * Checks and makes totals by sex, then by age, then over time.
   *
   * @return the records that were made
   */
  List<Claim> work() {
    work(definition.rollUp());
    return made;
  }

  /** Checks the totals that are there. */
  void check() {
    work(Set.of());
  }

  private void work(Set<RollUp> rollUps) {
    List<TotalDimension> concerned =
        Arrays.stream(TotalDimension.values())
            .filter(dimension -> concerns(dimension, rollUps.contains(dimension.rollUp())))
            .toList();
    if (concerned.isEmpty()) {
      return;
    }
    for (Claim record : records) {
      CellKey key = record.observation().key();
      byKey.put(key, record);
      printed.add(new AreaPeriod(key.refArea(), key.period()));
    }
    for (TotalDimension dimension : concerned) {
      Map<Sum, List<Claim>> sums = new TreeMap<>();
      boolean rollUp = rollUps.contains(dimension.rollUp());
      for (Claim claim : byKey.values()) {
        Sum sum = dimension.sumOf(claim.observation().key(), definition);
        if (sum != null && (rollUp || byKey.containsKey(sum.total()))) {
          sums.computeIfAbsent(sum, s -> new ArrayList<>()).add(claim);
        }
      }
      Set<Sum> incomplete = incomplete(dimension);
      sums.forEach((sum, parts) -> total(dimension, sum, parts, rollUp, incomplete.contains(sum)));
      spoilUnmade(sums.keySet());
    }
  }

  /** Whether there are parts, and totals that they make or are held against. */
  private boolean concerns(TotalDimension dimension, boolean rollUp) {
    boolean totals = rollUp;
    boolean parts = false;
    for (Claim record : records) {
      CellKey key = record.observation().key();
      totals = totals || dimension.isTotal(key);
      parts = parts || dimension.sumOf(key, definition) != null;
      if (totals && parts) {
        return true;
      }
    }
    return false;
  }

  /**
   * A total whose parts are printed but are no figure is not the zero that an unprinted part stands
   * for.
   */
  private void spoilUnmade(Set<Sum> sums) {
    if (absentIsZero) {
      sums.stream()
          .map(Sum::total)
          .filter(total -> !byKey.containsKey(total))
          .forEach(spoiled::add);
    }
  }

  /**
   * Sums with a part that was refused: they are not figures, and neither is what they would add to.
   */
  private Set<Sum> incomplete(TotalDimension dimension) {
    Set<Sum> incomplete = new HashSet<>();
    for (CellKey key : List.copyOf(spoiled)) {
      Sum sum = dimension.sumOf(key, definition);
      if (sum != null) {
        incomplete.add(sum);
        if (!byKey.containsKey(sum.total())) {
          spoiled.add(sum.total());
        }
      }
    }
    return incomplete;
  }

  private void total(
      TotalDimension dimension, Sum sum, List<Claim> parts, boolean rollUp, boolean incomplete) {
    parts.sort((a, b) -> a.observation().key().compareTo(b.observation().key()));
    List<Claim> complete = incomplete ? List.of() : dimension.complete(parts, absentIsZero);
    if (complete.isEmpty()
        || complete.stream().anyMatch(p -> !p.observation().hasValue())
        || dimension == TotalDimension.TIME && !allPeriodsPrinted(sum, complete)) {
      return;
    }
    Claim published = byKey.get(sum.total());
    if (published != null) {
      check(dimension, published, complete);
    } else if (rollUp && !spoiled.contains(sum.total())) {
      make(sum.total(), complete);
    }
  }

  /** An unprinted period is zero only if the table has any row for the area and the period. */
  private boolean allPeriodsPrinted(Sum sum, List<Claim> parts) {
    int months = sum.partition();
    if (parts.size() == 12 / months) {
      return true;
    }
    TimePeriod year = sum.total().period();
    for (int month = 0; month < 12; month += months) {
      TimePeriod period = TimePeriod.interval(year.start().plusMonths(month), months);
      if (!printed.contains(new AreaPeriod(sum.total().refArea(), period))) {
        return false;
      }
    }
    return true;
  }

  private void make(CellKey total, List<Claim> parts) {
    List<Observation> observations = parts.stream().map(Claim::observation).toList();
    Observation first = first(observations);
    int rows = parts.stream().mapToInt(Claim::parts).sum();
    Observation sum = Merge.sum(total, first, observations, QualityFlag.SUMMED);
    if (!sum.hasValue()) {
      return;
    }
    Claim claim = new Claim(sum, rows, lineages.apply(sum));
    byKey.put(total, claim);
    made.add(claim);
  }

  private static Observation first(List<Observation> observations) {
    Observation first = observations.get(0);
    for (Observation observation : observations) {
      first = observation.address().line() < first.address().line() ? observation : first;
    }
    return first;
  }

  private void check(TotalDimension dimension, Claim total, List<Claim> parts) {
    if (!total.observation().hasValue()) {
      return;
    }
    long sum = 0;
    long steps = coarse(total);
    for (Claim part : parts) {
      sum = Decimal.plus(sum, part.observation().value());
      steps += coarse(part);
    }
    long gap = Decimal.minus(total.observation().value(), sum);
    if (Math.abs(gap) <= steps / 2) {
      return;
    }
    BigInteger published = BigInteger.valueOf(Math.abs(total.observation().value()));
    boolean tolerable = Conflict.within(BigInteger.valueOf(Math.abs(gap)), published, tolerance);
    String detail =
        tolerable
            ? "found parts that miss the total by no more than " + percent(tolerance)
            : "found parts that do not add up to the total; the group is put on hold";
    CellKey unknown = dimension.unknown(parts.get(0).observation().key());
    misses.accept(new Miss(total, dimension, unknown, gap, detail));
    if (!tolerable) {
      total.putOnHold();
      parts.forEach(Claim::putOnHold);
    }
  }

  /** A share as text, such as {@code 1 %}. */
  static String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }

  /** Twice the distance that the figure may have from what was counted. */
  private static long coarse(Claim claim) {
    Rounding rounding = claim.observation().rounding();
    long step = rounding.step() > Decimal.ONE ? rounding.step() : 0;
    return rounding.mode() == Rounding.Mode.RANDOM ? 2 * step : step;
  }
}
