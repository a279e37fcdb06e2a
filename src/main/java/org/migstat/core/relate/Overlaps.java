package org.migstat.core.relate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;
import org.migstat.core.resolve.Claim;

/**
 * Cells that are equal but for an area, whose areas have territory in common. Groups of areas are
 * totals, not other delimitations, and stand elsewhere.
 *
 * @see "UN/SDMX 1.4, 2.1 kind 12, 3.4 V-GEO"
 */
final class Overlaps {
  private final Territories territories;
  private final Consumer<Link> links;
  private final BiConsumer<Rejection, Claim> findings;

  Overlaps(Territories territories, Consumer<Link> links, BiConsumer<Rejection, Claim> findings) {
    this.territories = territories;
    this.links = links;
    this.findings = findings;
  }

  void link(List<Node> nodes) {
    Siblings.forEach(
        nodes,
        siblings -> pairs(siblings, Dimension.COUNTERPART_AREA, CellKey::counterpartArea),
        Dimension.COUNTERPART_AREA);
    Siblings.forEach(
        nodes,
        siblings -> pairs(siblings, Dimension.REF_AREA, CellKey::refArea),
        Dimension.REF_AREA);
  }

  private void pairs(List<Node> siblings, Dimension dimension, ToIntFunction<CellKey> area) {
    Map<Integer, Node> byArea = new HashMap<>();
    for (Node node : siblings) {
      if (territories.type(area.applyAsInt(node.key)) != AreaType.GROUP) {
        byArea.put(area.applyAsInt(node.key), node);
      }
    }
    for (Node node : siblings) {
      int one = area.applyAsInt(node.key);
      for (int two : territories.overlappingOf(one)) {
        Node other = one < two && byArea.containsKey(one) ? byArea.get(two) : null;
        if (other != null) {
          pair(dimension, node, one, other, two);
        }
      }
    }
  }

  private void pair(Dimension dimension, Node a, int one, Node b, int two) {
    AreaRelation relation = territories.relation(one, two);
    List<String> difference = territories.difference(one, two);
    if (territories.succeeds(two, one)) {
      link(a, Link.Type.SUCCESSOR, dimension, b, difference);
    } else if (territories.succeeds(one, two)) {
      link(b, Link.Type.SUCCESSOR, dimension, a, difference);
    } else if (relation == AreaRelation.SUPERSET) {
      inside(dimension, b, two, a, one, difference);
    } else if (relation == AreaRelation.SUBSET) {
      inside(dimension, a, one, b, two, difference);
    } else {
      link(a, Link.Type.GEO_OVERLAP, dimension, b, difference);
    }
  }

  private void inside(
      Dimension dimension, Node part, int inner, Node whole, int outer, List<String> difference) {
    link(part, Link.Type.GEO_SUBSET, dimension, whole, difference);
    if (counts(part) && part.hasValue() && whole.hasValue() && exceeds(part, whole)) {
      Claim about = part.cell.preferred();
      String detail =
          "found more than %s reports for area %s, of which area %s is a part"
              .formatted(
                  whole.cell.observation().definition().collection(),
                  territories.code(outer),
                  territories.code(inner));
      findings.accept(new Rejection(about.observation().address(), RuleId.V_GEO, detail), about);
    }
  }

  /** A balance of a part may well be above that of the whole, and so may a rate. */
  private static boolean counts(Node node) {
    return node.key.indicator().nature() != Indicator.Nature.BALANCE && node.key.unit().counts();
  }

  /** By more than rounding can have moved them (UN/SDMX 3.3). */
  private static boolean exceeds(Node part, Node whole) {
    return Decimal.minus(part.value(), whole.value()) > (part.step() + whole.step()) / 2;
  }

  private void link(
      Node cell, Link.Type type, Dimension dimension, Node related, List<String> difference) {
    links.accept(
        new Link(cell.key, type, Set.of(dimension), related.key, difference, Decimal.NONE));
  }
}
