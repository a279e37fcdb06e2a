package org.migstat.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The codes of a table by dimension, each with the smallest categories that it counts as bits. */
record TableLayout(
    Map<String, Integer> sexes,
    Map<String, Integer> ages,
    Map<String, Integer> areas,
    Map<String, Integer> times) {
  private static final Map<String, Integer> SEXES = codes("_T", 7, "F", 1, "M", 2, "_U", 4);

  private static final Map<String, Integer> BROAD =
      codes("_T._Z", 63, "Y0T17.COMPLET", 3, "Y18T64.COMPLET", 12, "Y_GE65.COMPLET", 16);
  private static final Map<String, Integer> CROSSING =
      codes("Y0T14.COMPLET", 1, "Y_GE15.COMPLET", 30);
  private static final Map<String, Integer> FINE =
      codes("Y0T14.COMPLET", 1, "Y15T17.COMPLET", 2, "Y18T34.COMPLET", 4, "Y35T64.COMPLET", 8);
  private static final Map<String, Integer> TIMES =
      codes("2020", 15, "2020-Q1", 1, "2020-Q2", 2, "2020-Q3", 4, "2020-Q4", 8);
  static final List<String> AREAS =
      List.of("352", "438", "578", "756", "804", "760", "368", "004", "268");
  private static final int ALL_AREAS = (1 << AREAS.size() + 1) - 1;

  /**
   * @param dimensions how many it is broken down by, if that makes no more figures than {@code
   *     largest}
   * @param flawed whether it may lack the residual area
   */
  static TableLayout drawn(SplittableRandom random, int dimensions, int largest, boolean flawed) {
    List<Map<String, Integer>> codes =
        new ArrayList<>(
            List.of(
                Map.of("_T", 7),
                Map.of("_T._Z", 63),
                areas(random, 0, flawed),
                Map.of("2020", 15)));
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3));
    for (int d = 0; d < dimensions; d++) {
      int dimension = left.remove(random.nextInt(left.size()));
      Map<String, Integer> chosen =
          switch (dimension) {
            case 0 -> new LinkedHashMap<>(SEXES);
            case 1 -> ages(random);
            case 2 -> areas(random, 3 + random.nextInt(AREAS.size() - 2), flawed);
            default -> new LinkedHashMap<>(TIMES);
          };
      long others = codes.stream().mapToLong(Map::size).reduce(1, (a, b) -> a * b);
      if (others * chosen.size() <= largest) {
        codes.set(dimension, chosen);
      }
    }
    return new TableLayout(codes.get(0), codes.get(1), codes.get(2), codes.get(3));
  }

  private static Map<String, Integer> ages(SplittableRandom random) {
    Map<String, Integer> ages = new LinkedHashMap<>(BROAD);
    if (random.nextInt(3) == 0) {
      ages.putAll(FINE);
    }
    if (random.nextInt(3) == 0) {
      ages.putAll(CROSSING);
    }
    ages.put("_U.COMPLET", 32);
    return ages;
  }

  /** Some areas, with or without their group and the others. */
  private static Map<String, Integer> areas(SplittableRandom random, int size, boolean flawed) {
    Map<String, Integer> areas = new LinkedHashMap<>(Map.of("_T._Z", ALL_AREAS));
    if (size == 0) {
      return areas;
    }
    int listed = 0;
    for (int area = AREAS.size() - 1; area >= AREAS.size() - size; area--) {
      areas.put(AREAS.get(area) + ".CRT", 1 << area);
      listed |= 1 << area;
    }
    if (random.nextInt(2) == 0) {
      areas.put("EFTA.CRT", 15);
      listed |= 15;
    }
    if (!flawed || random.nextInt(6) != 0) {
      areas.put("_O@NSO_POL.CRT", ALL_AREAS & ~listed);
    }
    return areas;
  }

  private static Map<String, Integer> codes(Object... pairs) {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      codes.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return codes;
  }
}
