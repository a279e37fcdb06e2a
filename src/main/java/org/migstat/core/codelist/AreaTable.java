package org.migstat.core.codelist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.migstat.core.model.CellKey;

/**
 * All areas of a run, sorted by code. A cell key holds positions in it, so keys sort as codes do.
 * Immutable.
 *
 * @see "UN/SDMX 1.4"
 */
public final class AreaTable {
  private final List<Area> areas;
  private final Map<String, Integer> positions = new HashMap<>();
  private final long[][] atoms;
  private final int[] canonical;

  private AreaTable(List<Area> sorted) {
    areas = sorted;
    for (int i = 0; i < areas.size(); i++) {
      positions.put(areas.get(i).code(), i);
    }
    requireSound();
    atoms = atomSets();
    canonical = canonicalPositions();
  }

  /**
   * @throws IllegalArgumentException if a code stands twice, a base code or successor is not in the
   *     table, or the table is larger than a cell key can hold; the message names every such area
   */
  public static AreaTable of(Collection<Area> areas) {
    return new AreaTable(areas.stream().sorted(Comparator.comparing(Area::code)).toList());
  }

  /**
   * This table with {@code more} areas, such as the residuals of a run's collections. Positions
   * differ from ours.
   */
  public AreaTable plus(Collection<Area> more) {
    List<Area> all = new ArrayList<>(areas);
    all.addAll(more);
    return of(all);
  }

  /**
   * The residual of a collection, which equals no other area.
   *
   * @param code {@code _O@COLLECTION}, or {@code _O_PART@COLLECTION} if the collection has several
   * @throws IllegalArgumentException if {@code code} has another form
   * @see "UN/SDMX 1.5"
   */
  public static Area residual(String code) {
    int at = code.indexOf('@');
    if (!code.startsWith("_O") || at < 0 || at == code.length() - 1) {
      throw new IllegalArgumentException(
          "Cannot make a residual area of '"
              + code
              + "': expected _O@COLLECTION or _O_PART@COLLECTION.");
    }
    String part = at > 3 ? " (" + code.substring(3, at) + ")" : "";
    String name = "Others" + part + ", as " + code.substring(at + 1) + " has them";
    return new Area(
        code, name, AreaType.RESIDUAL, code, "", "", null, null, false, false, Set.of(), List.of());
  }

  public int size() {
    return areas.size();
  }

  public Area area(int position) {
    return areas.get(position);
  }

  public String code(int position) {
    return areas.get(position).code();
  }

  /** Position of a code, -1 if the table does not have it. */
  public int position(String code) {
    return positions.getOrDefault(code, -1);
  }

  /**
   * The position that stands for this one in cell keys: another only for a code that was merely
   * replaced by another of the same territory, as 249 by 250.
   */
  public int canonical(int position) {
    return canonical[position];
  }

  /**
   * How {@code a} lies to {@code b}: SUBSET if all of {@code a} is in {@code b}. Areas without
   * territory are disjoint.
   */
  public AreaRelation relation(int a, int b) {
    if (a == b) {
      return AreaRelation.EQUAL;
    }
    boolean common = false;
    boolean onlyA = false;
    boolean onlyB = false;
    for (int i = 0; i < atoms[a].length; i++) {
      common |= (atoms[a][i] & atoms[b][i]) != 0;
      onlyA |= (atoms[a][i] & ~atoms[b][i]) != 0;
      onlyB |= (atoms[b][i] & ~atoms[a][i]) != 0;
    }
    if (!common) {
      return AreaRelation.DISJOINT;
    }
    if (onlyA) {
      return onlyB ? AreaRelation.OVERLAP : AreaRelation.SUPERSET;
    }
    return onlyB ? AreaRelation.SUBSET : AreaRelation.EQUAL;
  }

  private long[][] atomSets() {
    Map<String, Integer> numbers = new HashMap<>();
    areas.forEach(area -> area.atoms().forEach(atom -> numbers.putIfAbsent(atom, numbers.size())));
    long[][] sets = new long[areas.size()][numbers.size() / Long.SIZE + 1];
    for (int i = 0; i < sets.length; i++) {
      for (String atom : areas.get(i).atoms()) {
        int number = numbers.getOrDefault(atom, 0);
        sets[i][number / Long.SIZE] |= 1L << number;
      }
    }
    return sets;
  }

  private int[] canonicalPositions() {
    int[] result = new int[areas.size()];
    for (int i = 0; i < result.length; i++) {
      List<String> successors = areas.get(i).successors();
      int only = successors.size() == 1 ? position(successors.get(0)) : i;
      result[i] = Arrays.equals(atoms[i], atoms[only]) ? only : i;
    }
    return result;
  }

  private void requireSound() {
    List<String> problems = new ArrayList<>();
    if (areas.size() > CellKey.MAX_AREAS) {
      problems.add(areas.size() + " areas, at most " + CellKey.MAX_AREAS + " fit");
    }
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.get(i);
      if (position(area.code()) != i) {
        problems.add(area.code() + " stands twice");
      }
      if (position(area.baseCode()) < 0) {
        problems.add(area.code() + " has the unknown base code " + area.baseCode());
      }
      area.successors().stream()
          .filter(successor -> position(successor) < 0)
          .forEach(
              successor -> problems.add(area.code() + " has the unknown successor " + successor));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use the area table: "
              + String.join("; ", problems)
              + ". Correct areas.csv or the residuals.");
    }
  }
}
