package org.migstat.core.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;

/**
 * Answers who republishes whom. All national bodies of one country are one producer, {@code
 * NSO_<ISO3>}.
 *
 * @see "UN/SDMX 2.3"
 */
public final class DerivationRegistry {
  /** How the codes of national bodies begin. */
  public static final String NATIONAL_PREFIX = "NSO_";

  /** The national body of the reference area, as a parent. */
  static final String NATIONAL = NATIONAL_PREFIX + "*";

  private static final Pattern NATIONAL_BODY = Pattern.compile("(NSO_[A-Z0-9]{3})(?:_.*)?");

  private final Derivations derivations;
  private final AreaTable areas;
  private final Map<Question, Lineage> known = new HashMap<>();

  private record Question(String collection, int area, Indicator indicator, int year) {}

  public DerivationRegistry(Derivations derivations, AreaTable areas) {
    this.derivations = derivations;
    this.areas = areas;
  }

  /** The lineage of a collection for the area, indicator and year of a cell. */
  public Lineage lineage(String collection, CellKey key) {
    int year = derivations.dated() ? key.period().year() : 0;
    return known.computeIfAbsent(
        new Question(collection, key.refArea(), key.indicator(), year), this::trace);
  }

  /** Collections that it takes figures of the cell from, without their own parents. */
  public Set<String> parents(String collection, int area, Indicator indicator, int year) {
    Set<String> parents = new TreeSet<>();
    for (Derivation row : derivations.rows()) {
      if (row.child().equals(collection) && applies(row, area, indicator, year)) {
        parents.add(
            row.parent().equals(NATIONAL) ? nationalBody(areas, area) : producer(row.parent()));
      }
    }
    return parents;
  }

  /** The one name of all bodies of a country; other collections are their own. */
  public static String producer(String collection) {
    Matcher m = NATIONAL_BODY.matcher(collection);
    return m.matches() ? m.group(1) : collection;
  }

  private Lineage trace(Question question) {
    String start = producer(question.collection());
    Set<String> roots = new TreeSet<>();
    Map<String, Integer> distance = new HashMap<>(Map.of(start, 0));
    Deque<String> next = new ArrayDeque<>(List.of(start));
    int nearest = Integer.MAX_VALUE;
    while (!next.isEmpty()) {
      String collection = next.remove();
      int steps = distance.getOrDefault(collection, 0);
      Set<String> parents =
          parents(collection, question.area(), question.indicator(), question.year());
      if (parents.isEmpty()) {
        roots.add(collection);
        nearest = Math.min(nearest, steps);
      }
      for (String parent : parents) {
        if (distance.putIfAbsent(parent, steps + 1) == null) {
          next.add(parent);
        }
      }
    }
    distance.remove(start);
    return new Lineage(start, Set.copyOf(roots), Set.copyOf(distance.keySet()), nearest);
  }

  private boolean applies(Derivation row, int area, Indicator indicator, int year) {
    Area reference = areas.area(area);
    boolean areaFits =
        row.areas().isEmpty()
            || row.areas().contains(reference.code())
            || row.areas().contains(reference.baseCode());
    boolean indicatorFits =
        row.indicators().isEmpty() || row.indicators().contains(indicator.name());
    Integer from = row.validFrom();
    Integer to = row.validTo();
    return areaFits
        && indicatorFits
        && (from == null || year >= from)
        && (to == null || year <= to);
  }

  /** What all national bodies of a reference area are called together. */
  static String nationalBody(AreaTable areas, int area) {
    Area reference = areas.area(area);
    if (!reference.iso3().isEmpty()) {
      return NATIONAL_PREFIX + reference.iso3();
    }
    int base = areas.position(reference.baseCode());
    String iso3 = base < 0 ? "" : areas.area(base).iso3();
    return NATIONAL_PREFIX + (iso3.isEmpty() ? reference.code() : iso3);
  }
}
