package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.suppression.Hidden.Figure;
import org.migstat.core.suppression.Hidden.Kind;

/**
 * Decides which figures PUBLIC hides: those that must be, and as many others as it takes that no
 * published sum gives a hidden one back, exactly or within less than the threshold. A function of
 * the set of figures. GSBPM 6.4.
 *
 * @see "UN/SDMX 4.5"
 */
public final class Suppression {
  /** Times that all is looked through again; beyond, what is not yet safe is withheld wholly. */
  private static final int ROUNDS = 100;

  private final AreaTable areas;
  private final long threshold;

  /** No relation goes across origins, or families of indicators. */
  private record Part(int origin, Indicator.Family family) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      int byOrigin = Integer.compare(origin, other.origin);
      return byOrigin != 0 ? byOrigin : family.compareTo(other.family);
    }
  }

  /**
   * What readers can tell.
   *
   * @param nodes empty if it cannot be told in bounded time
   */
  private record Exposed(Component component, Optional<NavigableSet<Node>> nodes) {}

  /**
   * @param threshold smallest sum and width that protects, in ten-thousandths
   */
  public Suppression(AreaTable areas, long threshold) {
    this.areas = areas;
    this.threshold = threshold;
  }

  /**
   * @param figures all records that PUBLIC would print, and those of its previous release, in any
   *     order
   */
  public Hidden hide(Collection<Published> figures) {
    Map<Part, List<Published>> parts = new TreeMap<>();
    for (Published figure : figures) {
      Part part = new Part(figure.origin(), figure.cell().indicator().family());
      parts.computeIfAbsent(part, p -> new ArrayList<>()).add(figure);
    }
    NavigableMap<Figure, Kind> hidden = new TreeMap<>();
    NavigableSet<Figure> withheld = new TreeSet<>();
    Identities identities = new Identities(areas);
    parts.forEach(
        (part, records) -> {
          if (records.stream().anyMatch(Suppression::mustBeHidden)) {
            List<Node> nodes = nodes(records);
            Pattern pattern = new Pattern(nodes, identities.among(nodes), threshold);
            protect(pattern);
            for (Node node : nodes) {
              if (node.kind != null) {
                hidden.put(new Figure(node.cell, part.origin()), node.kind);
              }
            }
            pattern.withheld().forEach(slice -> withheld.add(new Figure(slice, part.origin())));
          }
        });
    return new Hidden(hidden, withheld);
  }

  private static boolean mustBeHidden(Published figure) {
    return switch (figure.standing()) {
      case PRIMARY, PLACEHOLDER, FORMER_HIDDEN, UNSEEN -> true;
      case FREE, DETAIL, KNOWN, FORMER -> false;
    };
  }

  private static List<Node> nodes(List<Published> records) {
    Map<CellKey, List<Published>> byCell = new TreeMap<>();
    for (Published record : records) {
      byCell.computeIfAbsent(record.cell(), c -> new ArrayList<>(1)).add(record);
    }
    return byCell.values().stream().map(Node::new).toList();
  }

  private void protect(Pattern pattern) {
    pattern.settle();
    NavigableSet<Node> fresh = pattern.takeFresh();
    for (int round = 0; !fresh.isEmpty(); round++) {
      boolean patient = round < ROUNDS;
      Predicate<Relation> whole = relation -> !relation.isApparent();
      exposed(Component.of(fresh, whole.and(Relation::isTrue)))
          .forEach(each -> protect(each, pattern, patient));
      pattern.settle();
      Predicate<Relation> untrue = Relation::isUntrue;
      Predicate<Relation> doubted = relation -> !relation.isTrue();
      protectSeemingly(fresh, whole.and(untrue.negate()), doubted, pattern, true);
      protectSeemingly(fresh, whole, doubted, pattern, false);
      Predicate<Relation> seen = relation -> !relation.hasUnseen();
      protectSeemingly(fresh, seen, Relation::isApparent, pattern, false);
      fresh = pattern.takeFresh();
    }
  }

  /** From readers who add up what does add up. */
  private static void protect(Exposed exposed, Pattern pattern, boolean patient) {
    Component component = exposed.component();
    for (Node node : exposed.nodes().orElseGet(component::nodes)) {
      boolean search = patient && exposed.nodes().isPresent();
      if (!pattern.isWithheld(node) && !(search && pattern.hideBeside(node, component, true))) {
        pattern.withhold(node);
      }
    }
  }

  /**
   * From readers who believe in identities of which one cannot know that they are true, or even
   * knows that they are not. What they tell may be wrong, so nothing is withheld for it.
   *
   * @param doubted identities for the sake of which this is done
   */
  private void protectSeemingly(
      NavigableSet<Node> fresh,
      Predicate<Relation> believed,
      Predicate<Relation> doubted,
      Pattern pattern,
      boolean far) {
    List<Component> components = new ArrayList<>(Component.of(fresh, believed));
    components.removeIf(each -> each.relations().stream().noneMatch(doubted));
    for (Exposed exposed : exposed(components)) {
      Component component = exposed.component();
      exposed
          .nodes()
          .ifPresent(nodes -> nodes.forEach(node -> pattern.hideBeside(node, component, far)));
    }
    pattern.settle();
  }

  /** Each component by itself, whatever is hidden for the others, so that it takes no order. */
  private List<Exposed> exposed(List<Component> components) {
    return components.parallelStream().map(this::exposed).toList();
  }

  private Exposed exposed(Component component) {
    try {
      return new Exposed(component, Optional.of(Exposure.of(component, threshold)));
    } catch (ArithmeticException unfinished) {
      return new Exposed(component, Optional.empty());
    }
  }
}
