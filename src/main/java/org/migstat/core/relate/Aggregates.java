package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;

/**
 * Figures of groups of reporting areas, such as the European Union, beside those of their members.
 *
 * @see "UN/SDMX 2.1 kind 9, 2.2"
 */
public final class Aggregates {
  private static final String NOT_THE_SUM =
      "found another figure than the sum of the members, all of which are published";

  private final Territories territories;

  /**
   * A group's figure and those of the areas that make it up, all of which are published.
   *
   * @param members in the order of their keys
   */
  public record Aggregate(Figure group, List<Figure> members) {
    public Aggregate {
      members = List.copyOf(members);
    }

    /** Whether the group has a value that is not the sum of the members, whatever the rounding. */
    public boolean differs() {
      return group.hasValue() && !Sums.matches(group, members);
    }
  }

  /** Whether it says that it is the plain sum of the members of a group. */
  public static boolean isPlainSum(Observation observation) {
    return observation.aggMethod() == AggMethod.ARITHMETIC;
  }

  /** That a group which says that it is the sum of its members is not. */
  public static Rejection finding(Address address) {
    return new Rejection(address, RuleId.V_AGG, NOT_THE_SUM);
  }

  public Aggregates(AreaTable areas) {
    this.territories = new Territories(areas);
  }

  /** Whether a cell of this area can be such a figure or one of its members. */
  public boolean takesPart(int refArea) {
    return isGroup(refArea) || territories.isInGroup(refArea);
  }

  public boolean isGroup(int area) {
    return territories.type(area) == AreaType.GROUP;
  }

  /** The cell but for its reporting area: the same of a group and of its members. */
  public static CellKey slice(CellKey cell) {
    return cell.without(Dimension.REF_AREA);
  }

  /**
   * The groups whose members are all published, in the order of their keys.
   *
   * @param figures that take part, one for a cell, in any order
   */
  public List<Aggregate> of(Collection<Figure> figures) {
    TreeMap<CellKey, Figure> groups = new TreeMap<>();
    Map<CellKey, Map<Integer, Figure>> bySlice = new HashMap<>();
    for (Figure figure : figures) {
      if (isGroup(figure.cell().refArea())) {
        groups.put(figure.cell(), figure);
        bySlice.put(slice(figure.cell()), new TreeMap<>());
      }
    }
    for (Figure figure : figures) {
      Map<Integer, Figure> of = bySlice.get(slice(figure.cell()));
      if (of != null && figure.hasValue() && !isGroup(figure.cell().refArea())) {
        of.put(figure.cell().refArea(), figure);
      }
    }
    List<Aggregate> aggregates = new ArrayList<>();
    for (Figure group : groups.values()) {
      Map<Integer, Figure> published = bySlice.getOrDefault(slice(group.cell()), Map.of());
      List<Figure> members =
          territories.members(group.cell().refArea(), published.keySet()).stream()
              .map(published::get)
              .toList();
      if (!members.isEmpty()) {
        aggregates.add(new Aggregate(group, members));
      }
    }
    return aggregates;
  }

  public Link link(Aggregate aggregate) {
    return Link.sum(
        aggregate.group().cell(),
        Link.Type.AGGREGATE_OF,
        Dimension.REF_AREA,
        aggregate.members().stream().map(member -> territories.code(member.cell().refArea())),
        Sums.gap(aggregate.group(), aggregate.members()));
  }
}
