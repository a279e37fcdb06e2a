package org.migstat.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.PopulationBasis;

/**
 * Which areas and categories of persons lie in which.
 *
 * @see "UN/SDMX 1.4, 1.5"
 */
final class Territories {
  private static final String ALL = "_T";
  private static final String ALL_FOREIGN = "_FOR_ALL";
  private static final String FOREIGN_OR_STATELESS = "_FOR_STLS";
  private static final String FOREIGN = "_FOR";
  private static final String UNKNOWN = "_U";
  private static final String OTHER_MEMBERS = "EU27_2020_FOR";
  private static final String NO_MEMBERS = "NEU27_2020_FOR";
  private static final String UNION = "EU27_2020";
  private static final Set<String> WITHOUT_HOME = Set.of("_STLS", "_RNC");

  /** Wide ones first. */
  private static final List<String> WHOLES =
      List.of(ALL, ALL_FOREIGN, FOREIGN_OR_STATELESS, FOREIGN, OTHER_MEMBERS, NO_MEMBERS);

  private final AreaTable areas;
  private final int union;

  Territories(AreaTable areas) {
    this.areas = areas;
    this.union = areas.position(UNION);
  }

  boolean isTotal(int area) {
    return code(area).equals(ALL);
  }

  /** Whether it stands for foreigners, all or some. */
  boolean isForeigners(int area) {
    return WHOLES.contains(code(area)) && !isTotal(area);
  }

  /** Cells that may be the total of figures by counterpart. */
  List<CellKey> totalsOf(CellKey part) {
    List<CellKey> totals = new ArrayList<>();
    add(totals, part, ALL, PopulationBasis._Z, part.group());
    add(totals, part, ALL_FOREIGN, part.basis(), part.group());
    if (part.group() == CitizenshipGroup.FOR) {
      add(totals, part, ALL_FOREIGN, PopulationBasis.COC, CitizenshipGroup._T);
    }
    return totals;
  }

  private void add(
      List<CellKey> totals,
      CellKey part,
      String area,
      PopulationBasis basis,
      CitizenshipGroup group) {
    int position = areas.position(area);
    if (position >= 0) {
      totals.add(
          CellKey.of(
              part.indicator(),
              part.refArea(),
              position,
              basis,
              group,
              part.duration(),
              part.reason(),
              part.sex(),
              part.age(),
              part.ageDefinition(),
              part.unit(),
              part.timeType(),
              part.period()));
    }
  }

  /** Whether it may consist of others. */
  boolean isWhole(int area) {
    return WHOLES.contains(code(area)) || isTerritory(area) && areas.area(area).atoms().size() > 1;
  }

  /**
   * Whether all of a part belongs to a whole.
   *
   * @param home the reporting area, which is no foreign one
   */
  boolean contains(int whole, int part, int home) {
    if (whole == part || isTotal(part)) {
      return false;
    }
    return switch (code(whole)) {
      case ALL -> true;
      case ALL_FOREIGN -> !holdsHome(part, home);
      case FOREIGN_OR_STATELESS -> !holdsHome(part, home) && !isOneOf(part, ALL_FOREIGN, UNKNOWN);
      case FOREIGN ->
          !holdsHome(part, home)
              && !isOneOf(part, ALL_FOREIGN, FOREIGN_OR_STATELESS, UNKNOWN)
              && !WITHOUT_HOME.contains(code(part));
      case OTHER_MEMBERS -> isTerritory(part) && !holdsHome(part, home) && lies(part, union);
      case NO_MEMBERS ->
          isTerritory(part)
              && !holdsHome(part, home)
              && relation(part, union) == AreaRelation.DISJOINT;
      default -> isTerritory(part) && isTerritory(whole) && lies(part, whole);
    };
  }

  /** Whether persons may belong to both, as one does not lie in the other. */
  boolean overlap(int a, int b, int home) {
    if (contains(a, b, home) || contains(b, a, home)) {
      return true;
    }
    boolean bothTerritories = isTerritory(a) && isTerritory(b);
    return bothTerritories && relation(a, b) != AreaRelation.DISJOINT
        || WHOLES.contains(code(a)) && WHOLES.contains(code(b)) && !areComplements(a, b);
  }

  /**
   * Whether members make up a whole. Parts overseas that no member of a group names belong to the
   * member that is printed with them elsewhere.
   */
  boolean cover(int whole, Collection<Integer> members) {
    Set<String> open = new HashSet<>(areas.area(whole).atoms());
    Set<String> bases = new HashSet<>();
    for (int member : members) {
      open.removeAll(areas.area(member).atoms());
      bases.add(areas.area(member).baseCode());
    }
    boolean group = areas.area(whole).type() == AreaType.GROUP;
    for (int i = 0; group && i < areas.size() && !open.isEmpty(); i++) {
      Area area = areas.area(i);
      if (area.type() == AreaType.VARIANT && bases.contains(area.baseCode())) {
        open.removeAll(area.atoms());
      }
    }
    return open.isEmpty();
  }

  /** Whether readers can take it that nothing of a whole is left out. */
  boolean mayBeAll(int whole, Collection<Integer> parts) {
    return isTerritory(whole) ? cover(whole, parts) : parts.size() > 1;
  }

  /** Whether it stands for a set of areas rather than one: foreigners, a group. */
  boolean isCollective(int area) {
    return areas.area(area).type() == AreaType.GROUP || WHOLES.contains(code(area));
  }

  /** Whether it is the reporting area, or a part of the same country, as counterpart. */
  boolean isHome(int area, int home) {
    return areas.area(area).baseCode().equals(areas.area(home).baseCode());
  }

  /** Areas, wide ones first. */
  Comparator<Integer> widest() {
    return Comparator.comparing((Integer area) -> -width(area)).thenComparing(area -> area);
  }

  private int width(int area) {
    int rank = WHOLES.indexOf(code(area));
    return rank < 0 ? areas.area(area).atoms().size() : Integer.MAX_VALUE - rank;
  }

  private boolean holdsHome(int area, int home) {
    return isHome(area, home)
        || isTerritory(area) && isTerritory(home) && relation(area, home) != AreaRelation.DISJOINT;
  }

  private boolean areComplements(int a, int b) {
    List<String> both = List.of(code(a), code(b));
    return both.contains(OTHER_MEMBERS) && both.contains(NO_MEMBERS);
  }

  private boolean lies(int part, int whole) {
    return relation(part, whole) == AreaRelation.SUBSET;
  }

  private AreaRelation relation(int a, int b) {
    return a < 0 || b < 0 ? AreaRelation.DISJOINT : areas.relation(a, b);
  }

  /** Persons of a state that is gone are counted beside those of its successors, not in them. */
  private boolean isTerritory(int area) {
    return !areas.area(area).atoms().isEmpty() && areas.area(area).type() != AreaType.HISTORICAL;
  }

  boolean isGroup(int area) {
    return areas.area(area).type() == AreaType.GROUP;
  }

  private boolean isOneOf(int area, String... codes) {
    return List.of(codes).contains(code(area));
  }

  private String code(int area) {
    return areas.code(area);
  }
}
