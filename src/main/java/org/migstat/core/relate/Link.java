package org.migstat.core.relate;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;

/**
 * A relation of a cell to another cell of the tier, or to several that should add up to it.
 *
 * @param cell of a directed relation the one that the name of the type begins with: the container,
 *     the subset, the part; of a mutual one the smaller key
 * @param dimensions in which both differ
 * @param related the other cell; null where the relation is to {@code members}
 * @param members codes of the dimension: cells that were added up, or atoms that only one of both
 *     areas has; sorted
 * @param gap value of the cell minus the sum of its members, in ten-thousandths; {@link
 *     Decimal#NONE} where nothing is added up
 * @see "UN/SDMX 2.1"
 */
public record Link(
    CellKey cell,
    Type type,
    Set<Dimension> dimensions,
    @Nullable CellKey related,
    List<String> members,
    long gap) {

  /** What kind of relation. */
  public enum Type {
    /** The related cell is a part of this one: another sex, age or counterpart inside of it. */
    CONTAINS,
    /** Both have something in common and each has something of its own. */
    OVERLAPS,
    /** The members tile the cell and add up to it, within their rounding. */
    SUM_MATCH,
    /** The members tile the cell and do not add up to it. */
    SUM_MISMATCH,
    /** The cell is of a group of areas, and all of its members are published. */
    AGGREGATE_OF,
    /** Another minimum stay. */
    DEF_VARIANT,
    /** One of both does not say its minimum stay. */
    DEF_UNKNOWN,
    /** Counted by another basis, such as birth instead of citizenship. */
    BASIS_VARIANT,
    /** Counted for another group of persons, such as foreigners instead of everyone. */
    GROUP_VARIANT,
    /** In another unit, such as cases instead of persons. */
    UNIT_VARIANT,
    /** By another definition of age. */
    AGEDEF_VARIANT,
    /** Another count of the same thing: all applicants, first-time applicants. */
    IND_VARIANT,
    /** The same moves as the country of origin counts them, from the other side. */
    MIRROR,
    /** The area lies inside of the related one. */
    GEO_SUBSET,
    /** The areas have territory in common, and each has some of its own. */
    GEO_OVERLAP,
    /** The related area is one of those that replaced this one. */
    SUCCESSOR,
    /** Two moments that are no more than 184 days apart. */
    TIME_NEAR,
    /** The period lies inside of the related one. */
    TIME_PART_OF,
    /** The periods have days in common, and each has some of its own. */
    TIME_OVERLAP
  }

  public static final Comparator<Link> ORDER =
      Comparator.comparing(Link::cell)
          .thenComparing(Link::type)
          .thenComparing(Link::dimension)
          .thenComparing(Link::related, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(link -> String.join(" ", link.members));

  public Link {
    dimensions = Set.copyOf(dimensions);
    members = List.copyOf(members);
  }

  static Link between(CellKey cell, Type type, Dimension dimension, CellKey related) {
    return new Link(cell, type, Set.of(dimension), related, List.of(), Decimal.NONE);
  }

  /**
   * @param members codes of what was added up, in any order
   */
  static Link sum(CellKey cell, Type type, Dimension dimension, Stream<String> members, long gap) {
    return new Link(cell, type, Set.of(dimension), null, members.sorted().toList(), gap);
  }

  /** The dimensions in the order of the key, joined by blanks. */
  public String dimension() {
    return dimensions.size() == 1
        ? dimensions.iterator().next().name()
        : EnumSet.copyOf(dimensions).stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  /** Without the gap, which is a value. */
  @Override
  public String toString() {
    return type + " of " + cell;
  }
}
