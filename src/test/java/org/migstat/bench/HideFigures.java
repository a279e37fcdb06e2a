package org.migstat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.migstat.core.suppression.Hidden;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.core.suppression.Suppression;
import org.migstat.io.codelist.AreaCodelist;

/**
 * How long it takes to decide what PUBLIC hides, in invented tables of about 100 figures each by
 * sex, age and counterpart, of which one in ten is a small count. One table in five is a year whose
 * four quarters are the next ones.
 *
 * <pre>
 * mvn -B test-compile
 * java -cp target/classes:target/test-classes org.migstat.bench.HideFigures
 * </pre>
 */
public final class HideFigures {
  private static final AreaTable AREAS = AreaCodelist.table();
  private static final String[] COUNTERPARTS = {"008", "268", "352", "368", "578", "760", "804"};
  private static final String[] REPORTING = {"040", "056", "616", "620", "752"};
  private static final Sex[] SEXES = {Sex.F, Sex.M};
  private static final String[] AGES = {"Y0T17", "Y18T34", "Y35T64", "Y_GE65"};
  private static final long SEED = 20160919;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Published> figures = new ArrayList<>();

  private HideFigures() {}

  /** Prints figures, those hidden, seconds, and how the time grows; the first run warms up. */
  public static void main(String[] args) {
    double before = Double.NaN;
    for (int size : new int[] {10_000, 10_000, 100_000, 1_000_000}) {
      HideFigures bench = new HideFigures();
      while (bench.figures.size() < size) {
        bench.tables();
      }
      long start = System.nanoTime();
      Hidden hidden = new Suppression(AREAS, 5 * Decimal.ONE).hide(bench.figures);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%9d figures %7d primary %7d hidden %5d slices withheld %7.2f s, %.1f times as long%n",
          bench.figures.size(),
          bench.figures.stream().filter(f -> f.standing() == Standing.PRIMARY).count(),
          hidden.figures().size(),
          hidden.withheld().size(),
          seconds,
          seconds / before);
      before = seconds;
    }
  }

  /** A year and its quarters. */
  private void tables() {
    int number = figures.size() / 675;
    int area = AREAS.position(REPORTING[number % REPORTING.length]);
    int year = 1700 + number / REPORTING.length;
    long[][][][] counts = new long[5][COUNTERPARTS.length + 1][SEXES.length + 1][AGES.length + 1];
    for (int quarter = 1; quarter <= 4; quarter++) {
      for (int c = 0; c < COUNTERPARTS.length; c++) {
        for (int s = 0; s < SEXES.length; s++) {
          for (int a = 0; a < AGES.length; a++) {
            add(counts, new int[] {quarter, c, s, a}, count());
          }
        }
      }
    }
    for (int q = 0; q <= 4; q++) {
      TimePeriod period = q == 0 ? TimePeriod.year(year) : TimePeriod.quarter(year, q);
      for (int c = 0; c <= COUNTERPARTS.length; c++) {
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
  private static void add(long[][][][] counts, int[] at, long count) {
    for (int bits = 0; bits < 16; bits++) {
      int q = (bits & 1) == 0 ? at[0] : 0;
      int c = (bits & 2) == 0 ? at[1] : COUNTERPARTS.length;
      int s = (bits & 4) == 0 ? at[2] : SEXES.length;
      int a = (bits & 8) == 0 ? at[3] : AGES.length;
      counts[q][c][s][a] += count;
    }
  }

  private static Published figure(
      int area, int counterpart, int sex, int age, TimePeriod period, long count) {
    boolean everywhere = counterpart == COUNTERPARTS.length;
    boolean anyAge = age == AGES.length;
    CellKey cell =
        CellKey.of(
            Indicator.RET_AVR,
            area,
            AREAS.position(everywhere ? "_T" : COUNTERPARTS[counterpart]),
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
