package org.migstat.core.codelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.PopulationBasis;

/**
 * What alphabetic codes mean at which dates. ISO reuses letters, so a code may have several
 * meanings, one after the other, and none in between.
 *
 * @see "ISO 3166-1 and 3166-3, UN/SDMX 1.4"
 */
public final class AreaAlphabet {

  /**
   * A time in which letters mean one area.
   *
   * @param iso2 two letters, empty if only the three have this meaning
   * @param iso3 three letters, empty if only the two have it
   * @param code of the area
   * @param from first day, null if there is none
   * @param to first day on which the meaning no longer holds, null if it still does
   * @param basis what the counterpart must be for the meaning to hold, null if anything
   * @param note why, for people
   */
  public record Window(
      String iso2,
      String iso3,
      String code,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable PopulationBasis basis,
      String note) {

    /** Whether the letters always mean the area. */
    boolean always() {
      return from == null && to == null && basis == null;
    }

    boolean touches(LocalDate first, LocalDate last) {
      return (from == null || !last.isBefore(from)) && (to == null || first.isBefore(to));
    }

    boolean holdsFor(PopulationBasis other) {
      return basis == null || basis == other;
    }

    /** When it holds, in words. */
    String when() {
      String forBasis = basis == null ? "" : " for POP_BASIS " + basis;
      if (from == null) {
        return (to == null ? "always" : "before " + to) + forBasis;
      }
      return (to == null ? "from " + from : from + " to " + to.minusDays(1)) + forBasis;
    }
  }

  private final TreeMap<String, List<Window>> windows = new TreeMap<>();

  private AreaAlphabet() {}

  /**
   * The meanings listed in {@code windows}, and for all other letters of the current ISO 3166-1 the
   * area that has them.
   *
   * @throws IllegalArgumentException if a window names an area that {@code table} does not have
   */
  public static AreaAlphabet of(AreaTable table, Collection<Window> windows) {
    AreaAlphabet alphabet = new AreaAlphabet();
    for (Window window : windows) {
      if (table.position(window.code()) < 0) {
        throw new IllegalArgumentException(
            "Cannot use area-alpha.csv: the area "
                + window.code()
                + " is not in areas.csv. Add it there.");
      }
      alphabet.add(window.iso2(), window);
      alphabet.add(window.iso3(), window);
    }
    Map<String, List<Window>> listed = Map.copyOf(alphabet.windows);
    for (int i = 0; i < table.size(); i++) {
      alphabet.addCurrent(table.area(i), listed);
    }
    return alphabet;
  }

  /**
   * The meanings of two or three capital letters, earliest first; none if the letters have none.
   */
  public List<Window> windows(String letters) {
    return windows.getOrDefault(letters, List.of());
  }

  /** All letters that have a meaning, two and three together, in order. */
  public NavigableSet<String> letters() {
    return windows.navigableKeySet();
  }

  private void addCurrent(Area area, Map<String, List<Window>> listed) {
    if (!area.inIso()) {
      return;
    }
    Window current = new Window(area.iso2(), area.iso3(), area.code(), null, null, null, "");
    for (String letters : List.of(area.iso2(), area.iso3())) {
      if (!listed.containsKey(letters)) {
        add(letters, current);
      }
    }
  }

  private void add(String letters, Window window) {
    if (letters.isEmpty()) {
      return;
    }
    List<Window> meanings = windows.computeIfAbsent(letters, any -> new ArrayList<>());
    meanings.add(window);
    meanings.sort((a, b) -> start(a).compareTo(start(b)));
  }

  private static LocalDate start(Window window) {
    return window.from() == null ? LocalDate.MIN : window.from();
  }
}
