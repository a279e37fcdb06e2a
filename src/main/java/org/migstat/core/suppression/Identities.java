package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;

/**
 * Finds all that readers can add up in the figures of one origin. Stocks have no identity over
 * time: births and deaths are not published here.
 *
 * @see "UN/SDMX 4.5"
 */
final class Identities {
  private static final Comparator<Relation> ORDER =
      Comparator.comparing((Relation r) -> r.members.get(0).node())
          .thenComparing(r -> r.members.size())
          .thenComparing(r -> r.members, Identities::compare)
          .thenComparing(r -> r.sights.first())
          .thenComparing(r -> r.wholes);

  private record Signature(
      List<Node> nodes, List<Long> values, int wholes, long known, long tolerance) {}

  private final Intervals intervals = new Intervals();
  private final Places places;
  private final int foreigners;
  private final List<Relation> relations = new ArrayList<>();

  Identities(AreaTable areas) {
    this.places = new Places(areas);
    this.foreigners = areas.position("_FOR_ALL");
  }

  /**
   * @param nodes of one origin, in the order of their cells
   * @return in a fixed order, numbered, and known to their members
   */
  List<Relation> among(List<Node> nodes) {
    relations.clear();
    by(nodes, Breakdowns::bySex, Dimension.SEX);
    by(nodes, intervals::byAge, Dimension.AGE, Dimension.AGE_DEF);
    by(nodes, places::byCounterpart, Dimension.COUNTERPART_AREA, Dimension.POP_BASIS);
    by(nodes, Breakdowns::byGroup, Dimension.CITIZENSHIP_GRP);
    by(nodes, Breakdowns::byReason, Dimension.REASON);
    by(only(nodes, Identities::isPartOfM3), Breakdowns::byDuration, Dimension.DURATION);
    by(only(nodes, Node::isAdditiveOverTime), intervals::byTime, Dimension.TIME_PERIOD);
    by(
        only(nodes, node -> places.overlapsOthers(node.cell.refArea())),
        places::byReportingArea,
        Dimension.REF_AREA);
    across(nodes);
    relations.sort(ORDER);
    for (int i = 0; i < relations.size(); i++) {
      Relation relation = relations.get(i);
      relation.number = i;
      relation.members.forEach(member -> member.node().relations.add(relation));
    }
    return List.copyOf(relations);
  }

  private static boolean isPartOfM3(Node node) {
    Duration duration = node.cell.duration();
    return duration == Duration.M3 || duration == Duration.M3T12 || duration == Duration.M12;
  }

  private static List<Node> only(List<Node> nodes, Predicate<Node> those) {
    return nodes.stream().filter(those).toList();
  }

  private void by(List<Node> nodes, Identity.Finder finder, Dimension... dimensions) {
    if (nodes.isEmpty() || !vary(nodes, dimensions[0])) {
      return;
    }
    Map<CellKey, List<Node>> siblings = new LinkedHashMap<>();
    for (Node node : nodes) {
      siblings.computeIfAbsent(node.cell.without(dimensions), c -> new ArrayList<>()).add(node);
    }
    siblings.values().forEach(cells -> relate(cells, finder));
  }

  private static boolean vary(List<Node> nodes, Dimension dimension) {
    CellKey first = nodes.get(0).cell;
    return nodes.stream().anyMatch(node -> dimension.differs(first, node.cell));
  }

  /** What stands in different indicators, groups or directions. */
  private void across(List<Node> nodes) {
    if (nodes.get(0).cell.indicator().family() != Indicator.Family.MOBILITY) {
      return;
    }
    Map<CellKey, Node> byCell = new HashMap<>();
    nodes.forEach(node -> byCell.put(node.cell, node));
    for (Node node : nodes) {
      CellKey key = node.cell;
      if (key.indicator() == Indicator.NETMIG) {
        Node in = byCell.get(of(key, Indicator.IMM, PopulationBasis.CPR));
        Node out = byCell.get(of(key, Indicator.EMI, PopulationBasis.CNR));
        relate(some(in, out, node), Breakdowns::sum);
      } else if (key.indicator() == Indicator.IMM && key.basis() == PopulationBasis.CPR) {
        mirror(node, byCell.get(key.mirrored(Indicator.EMI, PopulationBasis.CNR)));
      }
      if (key.group() == CitizenshipGroup.NAT && key.basis() == PopulationBasis._Z) {
        nationals(node, byCell);
      }
    }
  }

  /** One side does not tell the other, which another provider keeps secret. */
  private void mirror(Node in, @Nullable Node out) {
    if (out != null && !in.isUnseen() && !out.isUnseen()) {
      relate(List.of(in, out), Breakdowns::same);
    }
  }

  /** The cell of another indicator; moves by residence have a basis for each direction. */
  private static CellKey of(CellKey key, Indicator indicator, PopulationBasis direction) {
    boolean moves = key.basis() == PopulationBasis.CPR || key.basis() == PopulationBasis.CNR;
    return key.withIndicator(indicator)
        .withCounterpart(key.counterpartArea(), moves ? direction : key.basis());
  }

  /** All foreigners have one encoding, by citizenship, so nationals have two. */
  private void nationals(Node nationals, Map<CellKey, Node> byCell) {
    CellKey everyone = nationals.cell.withGroup(CitizenshipGroup._T);
    Node foreign = byCell.get(everyone.withCounterpart(foreigners, PopulationBasis.COC));
    Node own =
        byCell.get(everyone.withCounterpart(places.own(everyone.refArea()), PopulationBasis.COC));
    relate(some(byCell.get(everyone), nationals, foreign), Breakdowns::sum);
    relate(some(nationals, own), Breakdowns::same);
  }

  private static List<Node> some(@Nullable Node... nodes) {
    List<Node> some = new ArrayList<>();
    for (Node node : nodes) {
      if (node != null) {
        some.add(node);
      }
    }
    return some;
  }

  private void relate(List<Node> cells, Identity.Finder finder) {
    if (cells.size() < 2) {
      return;
    }
    Map<Signature, Relation> found = new LinkedHashMap<>();
    for (Sight sight : Sight.of(cells)) {
      for (Identity identity : finder.in(sight.claims())) {
        add(identity, sight, found);
      }
    }
    relations.addAll(found.values());
  }

  private static void add(Identity identity, Sight sight, Map<Signature, Relation> found) {
    List<Claim> members = new ArrayList<>();
    long known = 0;
    long steps = 0;
    int wholes = 0;
    for (int position : identity.wholes()) {
      Claim claim = sight.claims().get(position);
      steps += claim.step();
      known = claim.known() ? Decimal.plus(known, claim.value()) : known;
      wholes += claim.known() ? 0 : 1;
      addUnlessKnown(members, claim);
    }
    for (int position : identity.parts()) {
      Claim claim = sight.claims().get(position);
      steps += claim.step();
      known = claim.known() ? Decimal.minus(known, claim.value()) : known;
      addUnlessKnown(members, claim);
    }
    if (members.isEmpty()) {
      return;
    }
    Relation relation = relation(members, wholes, known, steps / 2, identity.certain());
    if (relation.isBelievable()) {
      found.computeIfAbsent(signature(relation), s -> relation).seenIn(sight);
    }
  }

  /** Where a value must not be looked at, another table's is taken if that makes the sum right. */
  private static Relation relation(
      List<Claim> members, int wholes, long known, long tolerance, boolean certain) {
    if (!members.stream().allMatch(Claim::hasValue)) {
      List<Claim> supposed = members.stream().map(Claim::orNewest).toList();
      Relation relation = new Relation(supposed, wholes, known, tolerance, certain);
      if (relation.holds()) {
        return relation;
      }
    }
    return new Relation(members, wholes, known, tolerance, certain);
  }

  private static void addUnlessKnown(List<Claim> members, Claim claim) {
    if (!claim.known()) {
      members.add(claim);
    }
  }

  private static Signature signature(Relation relation) {
    return new Signature(
        relation.members.stream().map(Claim::node).toList(),
        relation.members.stream().map(Claim::value).toList(),
        relation.wholes,
        relation.visible(),
        relation.tolerance);
  }

  private static int compare(Collection<Claim> some, Collection<Claim> others) {
    var left = some.iterator();
    var right = others.iterator();
    while (left.hasNext()) {
      int order = left.next().node().compareTo(right.next().node());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
