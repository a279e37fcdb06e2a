package org.migstat.core.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Sex;
import org.migstat.core.model.TimePeriod;

/**
 * A dimension whose parts add up to a total: how a cell finds its total, and which parts are
 * complete.
 *
 * @see "UN/SDMX 1.10 Roll-ups, 3.3"
 */
enum TotalDimension {
  SEX(RollUp.SEX, RuleId.V_SUM_SEX) {
    @Override
    @Nullable Sum sumOf(CellKey part, CollectionDefinition definition) {
      boolean breaksDown = part.sex() != Sex._T && part.sex() != Sex._Z;
      return breaksDown ? new Sum(part.withSex(Sex._T), 0) : null;
    }

    @Override
    boolean isTotal(CellKey cell) {
      return cell.sex() == Sex._T;
    }

    @Override
    List<Claim> complete(List<Claim> parts, boolean absentIsZero) {
      Set<Sex> present = EnumSet.noneOf(Sex.class);
      parts.forEach(p -> present.add(p.observation().key().sex()));
      boolean both = present.contains(Sex.F) && present.contains(Sex.M);
      return both || absentIsZero ? parts : List.of();
    }

    @Override
    CellKey unknown(CellKey part) {
      return part.withSex(Sex._U);
    }
  },

  AGE(RollUp.AGE, RuleId.V_SUM_AGE) {
    @Override
    @Nullable Sum sumOf(CellKey part, CollectionDefinition definition) {
      if (part.age().equals(AgeBand.TOTAL)) {
        return null;
      }
      // Ages are only compared as they are counted: last birthday and age in the year are different
      // partitions.
      return new Sum(part.withAge(AgeBand.TOTAL, AgeDefinition._Z), part.ageDefinition().ordinal());
    }

    @Override
    boolean isTotal(CellKey cell) {
      return cell.age().equals(AgeBand.TOTAL);
    }

    @Override
    List<Claim> complete(List<Claim> parts, boolean absentIsZero) {
      return absentIsZero ? disjoint(parts) : finestTiling(parts);
    }

    @Override
    CellKey unknown(CellKey part) {
      return part.withAge(AgeBand.UNKNOWN, part.ageDefinition());
    }
  },

  TIME(RollUp.TIME, RuleId.V_SUM_TIME) {
    @Override
    @Nullable Sum sumOf(CellKey part, CollectionDefinition definition) {
      int months = part.period().months();
      boolean additive = part.indicator().additiveOverTime() || definition.additiveOverTime();
      if (!additive || months != 1 && months != 3 && months != 6 || !ofCalendar(part.period())) {
        return null;
      }
      CellKey year = part.withPeriod(TimePeriod.year(part.period().year()));
      return new Sum(year, months);
    }

    @Override
    boolean isTotal(CellKey cell) {
      return cell.period().isYear();
    }

    @Override
    List<Claim> complete(List<Claim> parts, boolean absentIsZero) {
      // Whether an unprinted period is zero depends on the rest of the table; the caller adds what
      // it stands for.
      int months = parts.get(0).observation().key().period().months();
      return parts.size() == 12 / months || absentIsZero ? parts : List.of();
    }

    @Override
    @Nullable CellKey unknown(CellKey part) {
      return null;
    }
  };

  /** A total and which of its partitions: age definition or length of the periods. */
  record Sum(CellKey total, int partition) implements Comparable<Sum> {
    @Override
    public int compareTo(Sum other) {
      int byKey = total.compareTo(other.total);
      return byKey != 0 ? byKey : Integer.compare(partition, other.partition);
    }
  }

  private final RollUp rollUp;
  private final RuleId rule;

  TotalDimension(RollUp rollUp, RuleId rule) {
    this.rollUp = rollUp;
    this.rule = rule;
  }

  /** The sum that a cell is part of; null if it is none, or is a total itself. */
  abstract @Nullable Sum sumOf(CellKey part, CollectionDefinition definition);

  /** Whether a cell can be a total. */
  abstract boolean isTotal(CellKey cell);

  /** The parts that make up the total, all of one sum; empty if some are missing. */
  abstract List<Claim> complete(List<Claim> parts, boolean absentIsZero);

  /** The cell of what is not known, beside a part; null where everything is known. */
  abstract @Nullable CellKey unknown(CellKey part);

  RollUp rollUp() {
    return rollUp;
  }

  RuleId rule() {
    return rule;
  }

  /**
   * Whether it is a half-year, quarter or month as calendars have them: February to April is none.
   */
  private static boolean ofCalendar(TimePeriod period) {
    LocalDate start = period.start();
    return start.getDayOfMonth() == 1 && (start.getMonthValue() - 1) % period.months() == 0;
  }

  private static List<Claim> disjoint(List<Claim> parts) {
    List<Claim> bands = new ArrayList<>(parts);
    bands.removeIf(p -> !age(p).isInterval());
    bands.sort(Comparator.comparing(p -> age(p).lower()));
    for (int i = 1; i < bands.size(); i++) {
      if (age(bands.get(i)).lower() < age(bands.get(i - 1)).upperExclusive()) {
        return List.of();
      }
    }
    return parts;
  }

  /** The most bands that cover all ages without overlap, and unknown age if it is given. */
  private static List<Claim> finestTiling(List<Claim> parts) {
    TreeMap<Integer, List<Claim>> best = new TreeMap<>();
    best.put(0, List.of());
    List<Claim> bands = new ArrayList<>(parts);
    bands.removeIf(p -> !age(p).isInterval());
    bands.sort(
        Comparator.comparing((Claim p) -> age(p).lower())
            .thenComparing(p -> age(p).upperExclusive()));
    for (Claim band : bands) {
      List<Claim> before = best.get(age(band).lower());
      List<Claim> there = best.get(age(band).upperExclusive());
      if (before != null && (there == null || there.size() < before.size() + 1)) {
        List<Claim> with = new ArrayList<>(before);
        with.add(band);
        best.put(age(band).upperExclusive(), with);
      }
    }
    List<Claim> tiling = best.get(Integer.MAX_VALUE);
    if (tiling == null) {
      return List.of();
    }
    List<Claim> all = new ArrayList<>(tiling);
    parts.stream().filter(p -> age(p).equals(AgeBand.UNKNOWN)).forEach(all::add);
    return all;
  }

  private static AgeBand age(Claim claim) {
    return claim.observation().key().age();
  }
}
