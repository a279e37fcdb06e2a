package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.suppression.Published.Standing;

/**
 * Linked tables drawn by chance from counts of the smallest categories, all sums of which are
 * known. The same seed gives the same tables.
 */
final class Publication {
  /** A dimension: for each code, which of its smallest categories it counts, as bits. */
  private static final Map<String, Map<String, Integer>> DIMENSIONS =
      Map.of(
          "sex", codes("_T", 7, "F", 1, "M", 2, "_U", 4),
          "age",
              codes(
                  "_T", 31, "Y0T14", 1, "Y15T17", 2, "Y0T17", 3, "Y18T64", 4, "Y15T64", 6, "Y_GE65",
                  8, "Y_GE18", 12, "_U", 16),
          "cp",
              codes(
                  "_T", 127, "352", 1, "438", 2, "578", 4, "756", 8, "EFTA", 15, "804", 16, "276",
                  32, "_U", 64),
          "time",
              codes(
                  "2020", 15, "2020-Q1", 1, "2020-Q2", 2, "2020-Q3", 4, "2020-Q4", 8, "2020-S1", 3,
                  "2020-S2", 12));

  static final List<String> NAMES = List.of("age", "cp", "sex", "time");

  /**
   * A printed cell: of each dimension the categories that it counts.
   *
   * @param claim equal for those records of the cell that say the same
   */
  record Printed(
      CellKey cell, Map<String, Integer> categories, int table, long value, long claim) {}

  final long seed;
  final List<Printed> printed = new ArrayList<>();
  final List<Published> published = new ArrayList<>();
  private final SplittableRandom random;
  private final int largest;

  private Publication(long seed, int largest) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.largest = largest;
  }

  private static Map<String, Integer> codes(Object... pairs) {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      codes.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return codes;
  }

  /** Two vintages of a table, and a table of another collection that has its figures from there. */
  static Publication linked(long seed) {
    Publication publication = new Publication(seed, 60);
    Map<String, Long> counts = publication.counts();
    List<String> dimensions = publication.some(2 + publication.random.nextInt(2));
    publication.table(1, dimensions, counts);
    if (publication.random.nextBoolean()) {
      publication.revise(counts);
      publication.table(2, dimensions, counts);
    }
    if (publication.random.nextBoolean()) {
      publication.table(3, publication.some(2), counts);
    }
    return publication;
  }

  /** One table of two dimensions with few cells. */
  static Publication small(long seed) {
    Publication publication = new Publication(seed, 16);
    publication.table(1, publication.some(2), publication.counts());
    return publication;
  }

  private List<String> some(int size) {
    List<String> left = new ArrayList<>(NAMES);
    List<String> some = new ArrayList<>();
    while (some.size() < size) {
      some.add(left.remove(random.nextInt(left.size())));
    }
    return some;
  }

  /** Counts of the smallest categories, by their numbers in each dimension. */
  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (int age = 0; age < 5; age++) {
      for (int cp = 0; cp < 7; cp++) {
        for (int sex = 0; sex < 3; sex++) {
          for (int time = 0; time < 4; time++) {
            counts.put(age + "," + cp + "," + sex + "," + time, count());
          }
        }
      }
    }
    return counts;
  }

  private long count() {
    int kind = random.nextInt(100);
    return kind < 75 ? 0 : kind < 90 ? 1 + random.nextInt(2) : random.nextInt(10);
  }

  private void revise(Map<String, Long> counts) {
    counts.replaceAll((category, count) -> random.nextInt(100) < 3 ? count() : count);
  }

  private void table(int table, List<String> dimensions, Map<String, Long> counts) {
    Map<String, List<String>> codes = new TreeMap<>();
    int size = 1;
    for (String name : NAMES) {
      List<String> all = new ArrayList<>(DIMENSIONS.get(name).keySet());
      List<String> chosen = new ArrayList<>(List.of(all.remove(0)));
      if (dimensions.contains(name)) {
        all.removeIf(code -> random.nextInt(4) == 0);
        while (all.size() > 1 && size * (all.size() + 1) > largest) {
          all.remove(random.nextInt(all.size()));
        }
        chosen.addAll(all);
      }
      size *= chosen.size();
      codes.put(name, chosen);
    }
    cross(table, codes, new TreeMap<>(), counts);
  }

  private void cross(
      int table,
      Map<String, List<String>> codes,
      Map<String, String> chosen,
      Map<String, Long> counts) {
    if (chosen.size() == NAMES.size()) {
      if (random.nextInt(100) >= 3) {
        print(table, chosen, counts);
      }
      return;
    }
    String name = NAMES.get(chosen.size());
    for (String code : codes.get(name)) {
      Map<String, String> more = new TreeMap<>(chosen);
      more.put(name, code);
      cross(table, codes, more, counts);
    }
  }

  private void print(int table, Map<String, String> chosen, Map<String, Long> counts) {
    Map<String, Integer> categories = new TreeMap<>();
    StringBuilder said = new StringBuilder();
    chosen.forEach(
        (name, code) -> {
          categories.put(name, DIMENSIONS.get(name).get(code));
          said.append(name).append('=').append(code).append(' ');
        });
    long sum = 0;
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      String[] numbers = count.getKey().split(",");
      boolean in = true;
      for (int i = 0; i < numbers.length; i++) {
        in &= (categories.get(NAMES.get(i)) >> Integer.parseInt(numbers[i]) & 1) == 1;
      }
      sum += in ? count.getValue() : 0;
    }
    CellKey cell = Figures.cell(said.toString());
    Standing standing = sum > 0 && sum < 5 ? Standing.PRIMARY : Standing.FREE;
    boolean withheld = standing == Standing.FREE && random.nextInt(100) < 2;
    printed.add(new Printed(cell, categories, table, sum, withheld ? -table : sum));
    published.add(
        new Published(
            cell,
            1,
            table,
            withheld ? Decimal.NONE : sum * Decimal.ONE,
            Decimal.ONE,
            true,
            withheld ? Standing.PLACEHOLDER : standing));
  }
}
