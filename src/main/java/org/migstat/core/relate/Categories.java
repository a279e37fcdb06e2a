package org.migstat.core.relate;

import java.util.Collection;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaType;

/**
 * Which counterpart codes contain which others: categories of persons such as all foreigners, and
 * groups of areas.
 *
 * @see "UN/SDMX 1.5"
 */
public final class Categories {
  private final Territories territories;
  private final int total;
  private final int unknown;
  private final int stateless;
  private final int nonCitizens;
  private final int foreign;
  private final int foreignAndStateless;
  private final int foreignAll;
  private final int unionForeign;
  private final int outsideUnion;
  private final int union;

  public Categories(Territories territories) {
    this.territories = territories;
    total = territories.position("_T");
    unknown = territories.position("_U");
    stateless = territories.position("_STLS");
    nonCitizens = territories.position("_RNC");
    foreign = territories.position("_FOR");
    foreignAndStateless = territories.position("_FOR_STLS");
    foreignAll = territories.position("_FOR_ALL");
    unionForeign = territories.position("EU27_2020_FOR");
    outsideUnion = territories.position("NEU27_2020_FOR");
    union = territories.position("EU27_2020");
  }

  public boolean isTotal(int area) {
    return area == total;
  }

  /** Whether a code is of all foreigners, by birth or citizenship. */
  boolean isAllForeign(int area) {
    return area == foreign || area == foreignAndStateless || area == foreignAll;
  }

  /** Whether a code can contain others. */
  public boolean mayContain(int area) {
    return isAllForeign(area)
        || area == unionForeign
        || area == outsideUnion
        || territories.type(area) == AreaType.GROUP;
  }

  /**
   * @param own code of own nationals and natives
   */
  public boolean contains(int whole, int part, int own) {
    if (whole == part || part == total) {
      return false;
    }
    if (whole == foreignAll) {
      return part == unknown
          || territories.type(part) == AreaType.RESIDUAL
          || part == foreignAndStateless
          || isForeign(part, own)
          || isStateless(part);
    }
    if (whole == foreignAndStateless) {
      return isForeign(part, own) || isStateless(part);
    }
    if (whole == foreign) {
      return part != foreign && isForeign(part, own);
    }
    if (whole == unionForeign) {
      return isForeignArea(part, own) && within(part, union);
    }
    if (whole == outsideUnion) {
      return isForeignArea(part, own) && territories.relation(part, union) == AreaRelation.DISJOINT;
    }
    return territories.type(whole) == AreaType.GROUP && territories.inside(part, whole);
  }

  private boolean isStateless(int area) {
    return area == stateless || area == nonCitizens;
  }

  private boolean isForeign(int area, int own) {
    return area == foreign
        || area == unionForeign
        || area == outsideUnion
        || isForeignArea(area, own);
  }

  private boolean isForeignArea(int area, int own) {
    return territories.isTerritory(area) && !territories.overlap(area, own);
  }

  private boolean within(int area, int whole) {
    AreaRelation relation = territories.relation(area, whole);
    return relation == AreaRelation.SUBSET || relation == AreaRelation.EQUAL;
  }

  /**
   * Whether codes are own and foreign, and unknown if it is not among the foreign: together
   * everybody.
   */
  boolean areOwnAndForeign(Collection<Integer> areas, int own) {
    boolean withUnknown = areas.contains(unknown);
    int others = withUnknown ? 2 : 1;
    boolean oneForeign =
        areas.contains(foreign)
            || areas.contains(foreignAndStateless)
            || !withUnknown && areas.contains(foreignAll);
    return areas.contains(own) && oneForeign && areas.size() == others + 1;
  }
}
