package org.migstat.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Which cells the collections of the benchmark describe: immigration and emigration by citizenship,
 * sex, five-year age band and year or month, of sixty reporting areas. What is claimed of each is
 * for {@link ClaimWriter}. There are no totals, so no table rule demotes a record: the rivals have
 * no such rules.
 */
final class GenerateJob {
  /** Years of a series of the even shape, from {@link #FIRST_YEAR}. */
  private static final int YEARS = 15;

  private static final int FIRST_YEAR = 2005;
  private static final int MONTHS = 12;
  private static final int OTHERS = BenchCodes.ISO2.length;

  /** Series of one area and counterpart: two flows, two sexes, all bands. */
  private static final int SERIES = 2 * 2 * BenchCodes.BANDS;

  private static final long SEED = 20250131;

  private final BenchInput input;
  private final ClaimWriter claims;

  GenerateJob(BenchInput input, ClaimWriter claims) {
    this.input = input;
    this.claims = claims;
  }

  /** One cell, by positions in the code lists; {@code table} chooses the file. */
  record Place(int flow, int area, int other, int sex, int band, String period, int table) {}

  void generate() throws IOException {
    if (input.wide()) {
      skewed();
    } else {
      even();
    }
  }

  /**
   * Periods of the wide files, each a column: so many that the area with half of the rows has
   * enough cells.
   */
  static String[] months(BenchInput input) {
    int years = (int) Math.min(35, 1 + input.rows() / 500_000);
    String[] months = new String[years * MONTHS];
    for (int i = 0; i < months.length; i++) {
      months[i] = String.format(Locale.ROOT, "%d-%02d", 2020 - years + i / MONTHS, 1 + i % MONTHS);
    }
    return months;
  }

  /**
   * Cells of all areas side by side, so that a short input spreads over the areas as evenly as a
   * long one.
   */
  private void even() throws IOException {
    for (int block = 0; !claims.full(); block++) {
      for (int area = 0; area < BenchCodes.REPORTING && !claims.full(); area++) {
        int year = block / SERIES % YEARS;
        int rank = block / SERIES / YEARS;
        require(rank < OTHERS);
        claims.cell(
            place(
                block % SERIES,
                area,
                rank,
                Integer.toString(FIRST_YEAR + year),
                area * YEARS + year));
      }
    }
  }

  private void skewed() throws IOException {
    String[] months = months(input);
    Zipf counterparts = new Zipf();
    for (int i = 0; !claims.full(); i++) {
      int area = i % 2 == 0 ? 0 : 1 + i / 2 % (BenchCodes.REPORTING - 1);
      int drawn = counterparts.draw(area);
      for (String month : months) {
        if (!claims.full()) {
          claims.cell(place(drawn % SERIES, area, drawn / SERIES, month, i));
        }
      }
      claims.endSeries();
    }
  }

  private static Place place(int series, int area, int rank, String period, int table) {
    int band = series / 2 % BenchCodes.BANDS;
    int flow = series / 2 / BenchCodes.BANDS;
    return new Place(flow, 2 * area, (rank + 7 * area) % OTHERS, series % 2, band, period, table);
  }

  private static void require(boolean more) {
    if (!more) {
      throw new IllegalArgumentException(
          "Cannot generate so many rows: there are no more cells; ask for fewer.");
    }
  }

  /** Draws series without drawing one twice: the counterpart of rank r r times as rarely. */
  private static final class Zipf {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[][] used = new int[BenchCodes.REPORTING][OTHERS];
    private final double[] upTo = new double[OTHERS];

    Zipf() {
      double sum = 0;
      for (int rank = 0; rank < OTHERS; rank++) {
        sum += 1.0 / (rank + 1);
        upTo[rank] = sum;
      }
    }

    /** A series of the area: its number among those of its counterpart, and that one's rank. */
    int draw(int area) {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[OTHERS - 1]);
      int first = found < 0 ? -found - 1 : found;
      for (int i = 0; i < OTHERS; i++) {
        int rank = (first + i) % OTHERS;
        if (used[area][rank] < SERIES) {
          return rank * SERIES + used[area][rank]++;
        }
      }
      require(false);
      return -1;
    }
  }
}
