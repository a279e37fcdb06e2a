package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.List;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.Rejection;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;

/**
 * Finds how the resolved cells of one group of a tier lie to each other. A function of the set of
 * cells.
 *
 * @see "UN/SDMX 2.1 kinds 8 to 13, 2.7, 3.4 V-GEO"
 */
public final class Relations {
  private final Territories territories;

  /**
   * Receives the findings, then the cells with their standing, then the links; the latter both in
   * the order of cell keys.
   */
  public interface Outcome {
    void stands(ResolvedCell cell, Standing standing);

    void link(Link link);

    /**
     * @param about the record that it is about
     */
    void finding(Rejection finding, Claim about);
  }

  public Relations(AreaTable areas) {
    this.territories = new Territories(areas);
  }

  /**
   * @param cells of one group, in the order of their keys
   */
  public void of(List<ResolvedCell> cells, Outcome outcome) {
    List<Node> nodes = new ArrayList<>(cells.size());
    cells.forEach(cell -> nodes.add(new Node(cell)));
    List<Link> links = new ArrayList<>();
    Sexes.link(nodes, links::add);
    Ages.link(nodes, links::add);
    new Counterparts(territories, links::add, outcome::finding).link(nodes);
    Variants.link(nodes, links::add);
    Variants.markHeadlines(nodes);
    new Overlaps(territories, links::add, outcome::finding).link(nodes);
    Times.link(nodes, links::add);
    nodes.forEach(node -> outcome.stands(node.cell, node.standing()));
    links.sort(Link.ORDER);
    links.forEach(outcome::link);
  }
}
