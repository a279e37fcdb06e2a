package org.migstat.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.Tilings.Interval;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;

/**
 * Sums over ages and over time.
 *
 * @see "UN/SDMX 1.7, 1.8"
 */
final class Intervals {
  private static final int NO_END = Integer.MAX_VALUE;

  private final Relations relations;
  private final Consumer<Printed> unfinished;

  /**
   * @param unfinished receives totals with more tilings than can be searched
   */
  Intervals(Relations relations, Consumer<Printed> unfinished) {
    this.relations = relations;
    this.unfinished = unfinished;
  }

  /** Figures that differ in age only, in one view. */
  void ages(List<Printed> group, String collection) {
    Printed total = null;
    Map<AgeDefinition, List<Printed>> byDefinition = new TreeMap<>();
    for (Printed printed : group) {
      if (printed.cell().age().equals(AgeBand.TOTAL)) {
        total = printed;
      } else {
        byDefinition
            .computeIfAbsent(printed.cell().ageDefinition(), any -> new ArrayList<>())
            .add(printed);
      }
    }
    for (List<Printed> parts : byDefinition.values()) {
      ages(total, parts, collection);
    }
  }

  private void ages(@Nullable Printed total, List<Printed> parts, String collection) {
    List<Interval> bands = new ArrayList<>();
    List<Printed> unknown = new ArrayList<>();
    for (Printed part : parts) {
      AgeBand age = part.cell().age();
      if (age.isInterval()) {
        bands.add(new Interval(age.lower(), age.upperExclusive(), part));
      } else {
        unknown.add(part);
      }
    }
    tile(RelationKind.AGE, bands, collection);
    if (total == null) {
      return;
    }
    Set<List<Interval>> tilings =
        Tilings.of(withoutAllAges(bands), 0, NO_END, () -> unfinished.accept(total));
    for (List<Interval> tiling : tilings) {
      sum(RelationKind.AGE, total, tiling, unknown, collection);
    }
    bands.stream()
        .filter(band -> band.within(0, NO_END) && band.from() == 0 && band.to() == NO_END)
        .forEach(band -> sum(RelationKind.AGE, total, List.of(band), unknown, collection));
    if (tilings.isEmpty()) {
      disjoint(RelationKind.AGE, total, bands, unknown, collection);
    }
  }

  private static List<Interval> withoutAllAges(List<Interval> bands) {
    return bands.stream().filter(band -> band.from() > 0 || band.to() < NO_END).toList();
  }

  /** Periods of one series, in one view; no more if its figures cannot be added over time. */
  void times(List<Printed> group, String collection) {
    Printed any = group.get(0);
    boolean summed = group.stream().anyMatch(Printed::summed);
    boolean additive = any.cell().indicator().additiveOverTime() || summed;
    if (!additive || any.cell().timeType() != TimeType.PER) {
      return;
    }
    List<Interval> periods = new ArrayList<>();
    for (Printed printed : group) {
      TimePeriod period = printed.cell().period();
      LocalDate start = period.start();
      if (period.months() > 0 && start.getDayOfMonth() == 1) {
        int month = start.getYear() * 12 + start.getMonthValue() - 1;
        periods.add(new Interval(month, month + period.months(), printed));
      }
    }
    tile(RelationKind.TIME, periods, collection);
  }

  private void tile(RelationKind kind, List<Interval> intervals, String collection) {
    for (Interval whole : intervals) {
      Printed figure = whole.figure();
      List<Interval> inside =
          intervals.stream()
              .filter(part -> part.within(whole.from(), whole.to()) && !part.equals(whole))
              .toList();
      if (inside.isEmpty()) {
        continue;
      }
      Set<List<Interval>> tilings =
          Tilings.of(inside, whole.from(), whole.to(), () -> unfinished.accept(figure));
      for (List<Interval> tiling : tilings) {
        sum(kind, figure, tiling, List.of(), collection);
      }
      if (tilings.isEmpty() && figure.summed()) {
        disjoint(kind, figure, inside, List.of(), collection);
      }
    }
  }

  /** Parts that are all that is printed; nothing else is in a total that was added up from them. */
  private void disjoint(
      RelationKind kind,
      Printed whole,
      List<Interval> parts,
      List<Printed> unknown,
      String collection) {
    List<Interval> narrowest = new ArrayList<>(parts);
    narrowest.removeIf(
        wide ->
            parts.stream()
                .anyMatch(part -> part.within(wide.from(), wide.to()) && !part.equals(wide)));
    narrowest.sort(Comparator.comparing(Interval::from));
    for (int i = 1; i < narrowest.size(); i++) {
      if (narrowest.get(i).from() < narrowest.get(i - 1).to()) {
        return;
      }
    }
    List<Printed> all = new ArrayList<>(unknown);
    narrowest.forEach(part -> all.add(part.figure()));
    if (whole.summed()) {
      relations.sum(kind, whole, all, collection);
    } else {
      relations.some(kind, whole, all, collection);
    }
  }

  private void sum(
      RelationKind kind,
      Printed whole,
      List<Interval> parts,
      List<Printed> unknown,
      String collection) {
    List<Printed> all = new ArrayList<>(unknown);
    parts.forEach(part -> all.add(part.figure()));
    relations.sum(kind, whole, all, collection);
  }
}
