package org.migstat.audit;

import java.util.SplittableRandom;

/** Persons by sex, age, area and quarter, most of them none, few, or some. */
final class DrawnCounts {
  private static final int SEXES = 3;
  private static final int AGES = 6;
  private static final int AREAS = TableLayout.AREAS.size() + 1;
  private static final int TIMES = 4;

  private final SplittableRandom random;
  private final long[][][][] counts = new long[SEXES][AGES][AREAS][TIMES];

  DrawnCounts(SplittableRandom random) {
    this.random = random;
  }

  /** Draws as many of a hundred counts anew. */
  void draw(int share) {
    for (long[][][] bySex : counts) {
      for (long[][] byAge : bySex) {
        for (long[] byArea : byAge) {
          for (int time = 0; time < byArea.length; time++) {
            int kind = random.nextInt(100);
            if (random.nextInt(100) < share) {
              byArea[time] = kind < 70 ? 0 : kind < 90 ? 1 + random.nextInt(3) : random.nextInt(60);
            }
          }
        }
      }
    }
  }

  /** The persons in categories that are given as bits. */
  long sum(int sexes, int ages, int areas, int times) {
    long sum = 0;
    for (int sex = 0; sex < SEXES; sex++) {
      for (int age = 0; age < AGES; age++) {
        for (int area = 0; area < AREAS; area++) {
          for (int time = 0; time < TIMES; time++) {
            boolean in = (sexes >> sex & ages >> age & areas >> area & times >> time & 1) == 1;
            sum += in ? counts[sex][age][area][time] : 0;
          }
        }
      }
    }
    return sum;
  }
}
