package org.migstat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;
import org.migstat.core.model.UnitMeasure;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.io.codelist.AreaCodelist;

/**
 * Invented tables of about 100 sensitive figures each by sex, age and counterpart, of which one in
 * fifteen is a small count. One table in five is a year whose four quarters are the next ones.
 */
public final class BenchTables {
  public static final AreaTable AREAS = AreaCodelist.table();
  private static final String[] REPORTING = {"040", "056", "616", "620", "752"};
  private static final Sex[] SEXES = {Sex.F, Sex.M};
  private static final String[] AGES = {"Y0T17", "Y18T34", "Y35T64", "Y_GE65"};
  private static final long SEED = 20160919;

  private final List<String> counterparts;

  /** Figures of a year and its quarters. */
  private final int each;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Published> figures = new ArrayList<>();

  private BenchTables(int areas) {
    this.counterparts = new ArrayList<>(List.of(BenchCodes.M49));
    this.counterparts.removeAll(List.of(REPORTING));
    this.counterparts.subList(areas, counterparts.size()).clear();
    this.each = 75 * (areas + 1);
  }

  /**
   * At least as many figures, of one origin and table; always the same.
   *
   * @param areas of origin in each table, which has 15 times as many figures, and 15
   */
  public static List<Published> of(int size, int areas) {
    BenchTables tables = new BenchTables(areas);
    while (tables.figures.size() < size) {
      tables.tables();
    }
    return tables.figures;
  }

  /** A year and its quarters. */
  private void tables() {
    int number = figures.size() / each;
    int area = AREAS.position(REPORTING[number % REPORTING.length]);
    int year = 1700 + number / REPORTING.length;
    long[][][][] counts = new long[5][counterparts.size() + 1][SEXES.length + 1][AGES.length + 1];
    for (int quarter = 1; quarter <= 4; quarter++) {
      for (int c = 0; c < counterparts.size(); c++) {
        for (int s = 0; s < SEXES.length; s++) {
          for (int a = 0; a < AGES.length; a++) {
            add(counts, new int[] {quarter, c, s, a}, count());
          }
        }
      }
    }
    for (int q = 0; q <= 4; q++) {
      TimePeriod period = q == 0 ? TimePeriod.year(year) : TimePeriod.quarter(year, q);
      for (int c = 0; c <= counterparts.size(); c++) {
        for (int s = 0; s <= SEXES.length; s++) {
          for (int a = 0; a <= AGES.length; a++) {
            figures.add(figure(area, c, s, a, period, counts[q][c][s][a]));
          }
        }
      }
    }
  }

  private long count() {
    int kind = random.nextInt(100);
    return kind < 15 ? 1 + random.nextInt(4) : kind < 25 ? 0 : 5 + random.nextInt(200);
  }

  /** Adds a count to each of the sixteen totals it is part of. */
  private void add(long[][][][] counts, int[] at, long count) {
    for (int bits = 0; bits < 16; bits++) {
      int q = (bits & 1) == 0 ? at[0] : 0;
      int c = (bits & 2) == 0 ? at[1] : counterparts.size();
      int s = (bits & 4) == 0 ? at[2] : SEXES.length;
      int a = (bits & 8) == 0 ? at[3] : AGES.length;
      counts[q][c][s][a] += count;
    }
  }

  private Published figure(
      int area, int counterpart, int sex, int age, TimePeriod period, long count) {
    boolean everywhere = counterpart == counterparts.size();
    boolean anyAge = age == AGES.length;
    CellKey cell =
        CellKey.of(
            Indicator.RET_AVR,
            area,
            AREAS.position(everywhere ? "_T" : counterparts.get(counterpart)),
            everywhere ? PopulationBasis._Z : PopulationBasis.CRT,
            CitizenshipGroup._T,
            Duration._Z,
            Reason._T,
            sex == SEXES.length ? Sex._T : SEXES[sex],
            anyAge ? AgeBand.TOTAL : AgeBand.parse(AGES[age]).orElseThrow(),
            anyAge ? AgeDefinition._Z : AgeDefinition.COMPLET,
            UnitMeasure.PS,
            TimeType.PER,
            period);
    Standing standing = count > 0 && count < 5 ? Standing.PRIMARY : Standing.FREE;
    return new Published(cell, 1, 1, count * Decimal.ONE, Decimal.ONE, true, standing);
  }
}
