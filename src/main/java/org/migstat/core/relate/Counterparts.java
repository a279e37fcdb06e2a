package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Rejection;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Claim;

/**
 * Totals, groups and parts by the other area, within one basis; the grand total has none and
 * belongs to all of them.
 *
 * @see "UN/SDMX 1.5, 2.1 kinds 8 and 9, 2.7"
 */
final class Counterparts {
  private final Territories territories;
  private final Consumer<Link> links;
  private final BiConsumer<Rejection, Claim> findings;
  private final Categories categories;

  Counterparts(
      Territories territories, Consumer<Link> links, BiConsumer<Rejection, Claim> findings) {
    this.territories = territories;
    this.links = links;
    this.findings = findings;
    this.categories = new Categories(territories);
  }

  void link(List<Node> nodes) {
    Siblings.forEach(nodes, this::slice, Dimension.COUNTERPART_AREA, Dimension.POP_BASIS);
  }

  private void slice(List<Node> siblings) {
    Node total = null;
    Map<PopulationBasis, List<Node>> parts = new TreeMap<>();
    for (Node node : siblings) {
      if (categories.isTotal(area(node))) {
        total = node;
        node.counterpart = Place.TOTAL;
      } else {
        parts.computeIfAbsent(node.key.basis(), b -> new ArrayList<>()).add(node);
      }
    }
    for (List<Node> ofBasis : parts.values()) {
      contain(total, ofBasis);
      ofBasis.stream().filter(this::isGroup).forEach(group -> aggregate(group, ofBasis));
      tile(total, ofBasis);
    }
  }

  /** Links each part to the smallest cells that contain it. */
  private void contain(@Nullable Node total, List<Node> parts) {
    List<Node> containers = containers(parts);
    for (Node part : parts) {
      List<Node> around = new ArrayList<>();
      for (Node container : containers) {
        if (contains(container, part)) {
          around.add(container);
        }
      }
      for (Node container : around) {
        if (around.stream().noneMatch(other -> contains(container, other))) {
          contains(container, part, links);
        }
      }
      if (total != null) {
        underTotal(total, part, around.isEmpty());
      }
    }
  }

  /** All foreigners are a part of everybody, and what some tables print as their total. */
  private void underTotal(Node total, Node part, boolean directly) {
    if (directly) {
      contains(total, part, links);
    }
    if (categories.isAllForeign(area(part))) {
      links.accept(
          Link.between(total.key, Link.Type.GROUP_VARIANT, Dimension.COUNTERPART_AREA, part.key));
    }
  }

  private List<Node> containers(List<Node> nodes) {
    List<Node> containers = new ArrayList<>();
    for (Node node : nodes) {
      if (categories.mayContain(area(node))) {
        containers.add(node);
      }
    }
    return containers;
  }

  private static void contains(Node container, Node part, Consumer<Link> links) {
    links.accept(
        Link.between(container.key, Link.Type.CONTAINS, Dimension.COUNTERPART_AREA, part.key));
  }

  private boolean contains(Node whole, Node part) {
    int own = territories.base(whole.key.refArea());
    return whole != part && categories.contains(area(whole), area(part), own);
  }

  /** A group whose members are all published is an aggregate of them, whatever the sum. */
  private void aggregate(Node group, List<Node> ofBasis) {
    Map<Integer, Node> published = new TreeMap<>();
    ofBasis.stream().filter(Node::hasValue).forEach(node -> published.put(area(node), node));
    List<Node> members =
        territories.members(area(group), published.keySet()).stream().map(published::get).toList();
    if (members.isEmpty()) {
      return;
    }
    links.accept(
        Link.sum(
            group.key,
            Link.Type.AGGREGATE_OF,
            Dimension.COUNTERPART_AREA,
            members.stream().map(this::code),
            Sums.gap(group, members)));
    if (Aggregates.isPlainSum(group.cell.observation())
        && group.hasValue()
        && !Sums.matches(group, members)) {
      Claim about = group.cell.preferred();
      findings.accept(Aggregates.finding(about.observation().address()), about);
    }
  }

  private boolean isGroup(Node node) {
    return territories.type(area(node)) == AreaType.GROUP;
  }

  private void tile(@Nullable Node total, List<Node> parts) {
    if (total == null) {
      return;
    }
    Tiling.Search search = supplied -> tiles(total, supplied);
    Tiling.best(parts, total, search)
        .ifPresentOrElse(
            tiling -> {
              tiling.parts().forEach(part -> part.counterpart = Place.PART);
              if (total.hasValue()) {
                links.accept(tiling.link(total, Dimension.COUNTERPART_AREA, this::code));
              }
            },
            () -> Tiling.mixed(parts, search).forEach(part -> part.mixed = true));
  }

  /**
   * Areas do not tell whether they are all: the finest cells tile the total if they add up to it.
   * Own and foreign do tile it, whatever they add up to.
   */
  private List<Node> tiles(Node total, List<Node> supplied) {
    List<Node> containers = containers(supplied);
    List<Node> finest = new ArrayList<>(supplied);
    finest.removeIf(
        node ->
            categories.mayContain(area(node))
                && supplied.stream().anyMatch(other -> contains(node, other)));
    if (addUp(total, finest)) {
      return finest;
    }
    List<Node> coarsest = new ArrayList<>(supplied);
    coarsest.removeIf(node -> containers.stream().anyMatch(other -> contains(other, node)));
    int own = territories.base(total.key.refArea());
    boolean ownAndForeign =
        categories.areOwnAndForeign(coarsest.stream().map(Counterparts::area).toList(), own);
    return ownAndForeign || addUp(total, coarsest) ? coarsest : List.of();
  }

  private boolean addUp(Node total, List<Node> cells) {
    return cells.size() > 1 && total.hasValue() && disjoint(cells) && Sums.matches(total, cells);
  }

  private boolean disjoint(List<Node> cells) {
    Set<Integer> areas = new HashSet<>();
    cells.forEach(cell -> areas.add(area(cell)));
    for (Node cell : cells) {
      for (int other : territories.overlappingOf(area(cell))) {
        if (areas.contains(other)) {
          return false;
        }
      }
    }
    return true;
  }

  private static int area(Node node) {
    return node.key.counterpartArea();
  }

  private String code(Node node) {
    return territories.code(area(node));
  }
}
