package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.core.suppression.Published.Standing;

/** Figures of assisted returns from Germany in 2020, unless they say otherwise; T is 5. */
final class Figures {
  static final long THRESHOLD = 5 * Decimal.ONE;

  private static final Map<String, Part> PARTS =
      Map.of(
          "ind", Part.INDICATOR,
          "ref", Part.REF_AREA,
          "cp", Part.COUNTERPART_AREA,
          "basis", Part.POP_BASIS,
          "grp", Part.CITIZENSHIP_GRP,
          "dur", Part.DURATION,
          "sex", Part.SEX,
          "age", Part.AGE,
          "time", Part.TIME_PERIOD);

  private final List<Published> published = new ArrayList<>();
  private final Map<CellKey, String> names = new TreeMap<>();
  private int origin = 1;
  private int table = 1;
  private long step = Decimal.ONE;

  /** The cell with what is said of it, such as {@code "cp=268 sex=M"}. */
  static CellKey cell(String said) {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    parts.put(Part.INDICATOR, "RET_AVR");
    parts.put(Part.REF_AREA, "276");
    parts.put(Part.POP_BASIS, "CRT");
    parts.put(Part.TIME_PERIOD, "2020");
    Arrays.stream(said.split(" "))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("="))
        .forEach(each -> parts.put(PARTS.get(each[0]), each[1]));
    return Cells.key(parts);
  }

  /** What follows is of another table. */
  Figures table(int number) {
    table = number;
    return this;
  }

  /** What follows is of another origin. */
  Figures origin(int number) {
    origin = number;
    return this;
  }

  /** What follows is rounded, by so many units. */
  Figures step(long units) {
    step = units * Decimal.ONE;
    return this;
  }

  /** A figure in units: a small count is primary, others are free. */
  Figures add(String said, long value) {
    return add(said, value, value > 0 && value < 5 ? Standing.PRIMARY : Standing.FREE);
  }

  Figures add(String said, long value, Standing standing) {
    return put(said, value * Decimal.ONE, standing);
  }

  /** A figure without value, or whose value must not be looked at. */
  Figures gap(String said, Standing standing) {
    return put(said, Decimal.NONE, standing);
  }

  private Figures put(String said, long value, Standing standing) {
    CellKey cell = cell(said);
    names.putIfAbsent(cell, said);
    boolean additive = cell.indicator().additiveOverTime();
    published.add(new Published(cell, origin, table, value, step, additive, standing));
    return this;
  }

  List<Published> list() {
    return published;
  }

  /** What is hidden, with the first letter of why, in the order of cells: {@code "S cp=268"}. */
  List<String> hidden() {
    return hide().figures().entrySet().stream()
        .map(each -> each.getValue().name().charAt(0) + " " + names.get(each.getKey().cell()))
        .toList();
  }

  Hidden hide() {
    return new Suppression(Cells.AREAS, THRESHOLD).hide(published);
  }
}
