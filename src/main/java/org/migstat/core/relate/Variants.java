package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;

/**
 * Cells of the same people, place and time that are defined or counted in another way.
 *
 * @see "UN/SDMX 1.6, 2.1 kind 11"
 */
final class Variants {
  /** From the one that names the relation if a pair differs in several. */
  private static final Map<Dimension, Link.Type> TYPES = new EnumMap<>(Dimension.class);

  static {
    TYPES.put(Dimension.INDICATOR, Link.Type.IND_VARIANT);
    TYPES.put(Dimension.POP_BASIS, Link.Type.BASIS_VARIANT);
    TYPES.put(Dimension.CITIZENSHIP_GRP, Link.Type.GROUP_VARIANT);
    TYPES.put(Dimension.DURATION, Link.Type.DEF_VARIANT);
    TYPES.put(Dimension.AGE_DEF, Link.Type.AGEDEF_VARIANT);
    TYPES.put(Dimension.UNIT_MEASURE, Link.Type.UNIT_VARIANT);
  }

  private static final Dimension[] DIMENSIONS = TYPES.keySet().toArray(Dimension[]::new);

  /** The twelve months of the recommendations first; short-term migrants never. */
  private static final List<Duration> HEADLINES =
      List.of(
          Duration._Z,
          Duration.M12,
          Duration.M6D1,
          Duration.M6,
          Duration.R12_16,
          Duration.PMT,
          Duration.PERM,
          Duration.M3,
          Duration.M1,
          Duration.M0,
          Duration._U);

  private Variants() {}

  /** Place of a minimum stay in the order of preference; behind all others if it has none. */
  static int headlineRank(Duration duration) {
    int place = HEADLINES.indexOf(duration);
    return place < 0 ? HEADLINES.size() : place;
  }

  static void link(List<Node> nodes, Consumer<Link> links) {
    Siblings.forEach(nodes, siblings -> pairs(siblings, links), DIMENSIONS);
  }

  private static void pairs(List<Node> siblings, Consumer<Link> links) {
    for (int i = 0; i < siblings.size(); i++) {
      for (Node other : siblings.subList(i + 1, siblings.size())) {
        CellKey cell = siblings.get(i).key;
        if (sameThing(cell.indicator(), other.key.indicator())) {
          links.accept(variant(cell, other.key));
        }
      }
    }
  }

  private static boolean sameThing(Indicator a, Indicator b) {
    return a == b || applications(a) && applications(b);
  }

  private static boolean applications(Indicator indicator) {
    return indicator == Indicator.ASY_APP_ALL || indicator == Indicator.ASY_APP_FIRST;
  }

  private static Link variant(CellKey cell, CellKey related) {
    Set<Dimension> different = EnumSet.noneOf(Dimension.class);
    for (Dimension dimension : DIMENSIONS) {
      if (dimension.differs(cell, related)) {
        different.add(dimension);
      }
    }
    Dimension first = different.iterator().next();
    Link.Type type = TYPES.getOrDefault(first, Link.Type.DEF_VARIANT);
    boolean unknown =
        first == Dimension.DURATION
            && (cell.duration() == Duration._U || related.duration() == Duration._U);
    return new Link(
        cell, unknown ? Link.Type.DEF_UNKNOWN : type, different, related, List.of(), Decimal.NONE);
  }

  /** Where cells differ in DURATION only, one is for those who want a single number. */
  static void markHeadlines(List<Node> nodes) {
    nodes.forEach(node -> node.headline = HEADLINES.contains(node.key.duration()));
    Siblings.forEach(
        nodes,
        siblings -> {
          List<Node> candidates = new ArrayList<>(siblings);
          candidates.removeIf(node -> !node.headline);
          candidates.sort(
              Comparator.comparing((Node node) -> !node.hasValue())
                  .thenComparing(node -> HEADLINES.indexOf(node.key.duration())));
          candidates.stream().skip(1).forEach(node -> node.headline = false);
        },
        Dimension.DURATION);
  }
}
