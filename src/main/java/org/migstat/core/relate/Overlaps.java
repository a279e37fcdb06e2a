package org.migstat.core.relate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;

/**
 * Cells that are equal but for an area, whose areas have territory in common. Groups of areas are
 * totals, not other delimitations, and stand elsewhere.
 *
 * @see "UN/SDMX 1.4, 2.1 kind 12"
 */
final class Overlaps {
  private final Territories territories;
  private final Consumer<Link> links;

  Overlaps(Territories territories, Consumer<Link> links) {
    this.territories = territories;
    this.links = links;
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
        // Areas of one base code always meet in a group of the run; whether others do is chance.
        if (other != null
            && (dimension != Dimension.REF_AREA
                || territories.base(one) == territories.base(two))) {
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
      link(b, Link.Type.GEO_SUBSET, dimension, a, difference);
    } else {
      link(
          a,
          relation == AreaRelation.OVERLAP ? Link.Type.GEO_OVERLAP : Link.Type.GEO_SUBSET,
          dimension,
          b,
          difference);
    }
  }

  private void link(Node cell, Link.Type type, Dimension dimension, Node related, List<String> d) {
    links.accept(
        new Link(cell.key, type, java.util.Set.of(dimension), related.key, d, Decimal.NONE));
  }
}
