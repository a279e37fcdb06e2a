package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Observation;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.core.resolve.Rows;
import org.migstat.core.resolve.Tables;

/**
 * Tables by sex, age, counterpart, area and time drawn by chance, of which many add up: every
 * figure is made of the same shares, and now and then one is rounded or wrong. The same seed gives
 * the same tables.
 */
final class RandomSlices {
  private static final Map<String, Integer> SEXES = Map.of("_T", 5, "M", 3, "F", 2, "_U", 0);

  private static final List<String> BANDS =
      List.of("Y0T14", "Y0T17", "Y15T24", "Y25T64", "Y15T64", "Y18T64", "Y_GE18", "Y_GE65");

  /** Persons by the year of their age: 100 up to the age of 99. */
  private static final Map<String, Integer> AGES =
      Map.of(
          "_T", 100, "_U", 0, "Y0T14", 15, "Y0T17", 18, "Y15T24", 10, "Y25T64", 40, "Y15T64", 50,
          "Y18T64", 47, "Y_GE18", 82, "Y_GE65", 35);

  private static final Map<String, Integer> COUNTERPARTS =
      Map.of(
          "_T",
          100,
          "616",
          40,
          "_FOR_STLS",
          58,
          "_U",
          2,
          "EFTA",
          30,
          "352",
          5,
          "438",
          5,
          "578",
          10,
          "756",
          10,
          "804",
          28);

  private static final List<String> NAMED =
      COUNTERPARTS.keySet().stream().filter(code -> !code.equals("_T")).sorted().toList();

  private final SplittableRandom random;
  private final int usual;
  private final List<CollectionDefinition> tables =
      List.of(Tables.table("NSO_POL").definition(), Tables.table("ESTAT_MIGR").definition());

  private RandomSlices(long seed) {
    this.random = new SplittableRandom(seed);
    this.usual = 1 + random.nextInt(3);
  }

  /** Some rows; {@code seed} names them in a failure. */
  record Slices(long seed, List<Observation> rows) {}

  static List<Slices> of(int count) {
    return LongStream.range(0, count)
        .mapToObj(seed -> new Slices(seed, new RandomSlices(seed).rows()))
        .toList();
  }

  private List<Observation> rows() {
    List<Rows> rows = new ArrayList<>();
    int size = 4 + random.nextInt(28);
    while (rows.size() < size) {
      rows.add(row());
    }
    return Cells.observations(rows);
  }

  private Rows row() {
    // One breakdown at a time, as tables are published, and one more often than others.
    int breakdown = random.nextBoolean() ? usual : random.nextInt(4);
    String sex = breakdown == 1 ? pick(List.of("M", "F", "F", "M", "_U")) : "_T";
    String age = breakdown == 2 ? pick(BANDS) : "_T";
    String counterpart = breakdown == 3 ? pick(NAMED) : "_T";
    Rows row =
        Rows.row(pick(tables))
            .sex(sex)
            .age(random.nextInt(20) == 0 ? "_U" : age)
            .with(Part.COUNTERPART_AREA, counterpart)
            .with(Part.REF_AREA, seldom("826_GB", random.nextBoolean() ? "826" : "616"))
            .with(Part.DURATION, seldom("PERM", "M12"))
            .with(Part.AGE_DEF, seldom("REACH", "COMPLET"))
            .period(seldom("2019-Q1", "2019"));
    return figure(
        row,
        SEXES.getOrDefault(sex, 0)
            * AGES.getOrDefault(age, 0)
            * COUNTERPARTS.getOrDefault(counterpart, 0));
  }

  private String seldom(String code, String usually) {
    return random.nextInt(15) == 0 ? code : usually;
  }

  private Rows figure(Rows row, long persons) {
    return switch (random.nextInt(20)) {
      case 0 -> row.missing();
      case 1 -> row.value(persons + 7);
      case 2 -> row.value((persons + 1500) / 1000 * 1000).step(1000);
      case 3, 4, 5 -> row.value((persons + 500) / 1000 * 1000).step(1000);
      default -> row.value(persons);
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
