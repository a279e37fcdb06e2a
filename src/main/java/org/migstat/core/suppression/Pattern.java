package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.migstat.core.model.CellKey;

/**
 * Which figures of one origin are hidden, while more and more of them are.
 *
 * @see "UN/SDMX 4.5"
 */
final class Pattern {
  /** Who may be hidden for the sake of others, the least harmful first. */
  private enum Cost {
    PART,
    TOTAL,
    DETAIL_PART,
    DETAIL_TOTAL
  }

  /** A member of a relation that may be hidden, and what that would do to other relations. */
  private record Candidate(Node node, Cost cost, int alone, int opened, long size) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::cost)
            .thenComparing(Candidate::alone)
            .thenComparing(Candidate::opened)
            .thenComparing(Candidate::size)
            .thenComparing(Candidate::node);
  }

  private final List<Node> nodes;
  private final List<Relation> relations;
  private final long threshold;
  private final BitSet touched = new BitSet();
  private final NavigableSet<CellKey> withheld = new TreeSet<>();
  private final Map<CellKey, List<Node>> bySlice = new HashMap<>();
  private NavigableSet<Node> fresh = new TreeSet<>();

  Pattern(List<Node> nodes, List<Relation> relations, long threshold) {
    this.nodes = nodes;
    this.relations = relations;
    this.threshold = threshold;
    for (Node node : nodes) {
      Hidden.Kind due = node.due();
      if (due != null || node.isHiddenForEver()) {
        conceal(node);
        node.kind = due;
      }
    }
  }

  private void conceal(Node node) {
    for (Relation relation : node.relations) {
      relation.conceal(node);
      touched.set(relation.number);
    }
    node.hidden = true;
    fresh.add(node);
  }

  private void hide(Node node) {
    conceal(node);
    node.kind = Hidden.Kind.SECONDARY;
  }

  /** Hides more, relation by relation, until none has only one hidden figure or too small ones. */
  void settle() {
    while (!touched.isEmpty()) {
      for (int r = touched.nextSetBit(0); r >= 0; r = touched.nextSetBit(r + 1)) {
        touched.clear(r);
        close(relations.get(r));
      }
    }
  }

  private void close(Relation relation) {
    while (relation.isOpen(threshold)) {
      Optional<Candidate> best = best(List.of(relation));
      if (best.isPresent()) {
        hide(best.get().node());
      } else if (!withholdOneOf(relation)) {
        relation.conceded = true;
      }
    }
  }

  /** Whether there was something left to withhold; a doubtful identity is not worth it. */
  private boolean withholdOneOf(Relation relation) {
    if (relation.isDoubtful()) {
      return false;
    }
    for (Claim member : relation.members) {
      if (member.node().hidden && withhold(member.node())) {
        return true;
      }
    }
    return false;
  }

  /** Hides all of the node's slice; false if that was done before. */
  boolean withhold(Node node) {
    if (!withheld.add(node.slice())) {
      return false;
    }
    if (bySlice.isEmpty()) {
      nodes.forEach(
          each -> bySlice.computeIfAbsent(each.slice(), s -> new ArrayList<>()).add(each));
    }
    for (Node each : bySlice.getOrDefault(node.slice(), List.of())) {
      if (!each.hidden && each.isPrinted() && !each.isNil()) {
        hide(each);
      }
    }
    return true;
  }

  boolean isWithheld(Node node) {
    return withheld.contains(node.slice());
  }

  /**
   * Hides one more figure of a relation that the node takes part in, unless that was just done.
   *
   * @param far whether it may also be one of another relation of the component, if need be
   * @return false if none may be hidden
   */
  boolean hideBeside(Node node, Component component, boolean far) {
    List<Relation> all = component.relations();
    List<Relation> own = node.relations.stream().filter(all::contains).toList();
    if (own.stream().anyMatch(relation -> touched.get(relation.number))) {
      return true;
    }
    Optional<Candidate> best = best(own).or(() -> far ? best(all) : Optional.empty());
    best.ifPresent(candidate -> hide(candidate.node()));
    return best.isPresent();
  }

  private static Optional<Candidate> best(List<Relation> relations) {
    return relations.stream()
        .flatMap(
            relation ->
                IntStream.range(0, relation.members.size())
                    .filter(relation::mayHide)
                    .mapToObj(member -> candidate(relation, member)))
        .min(Candidate.ORDER);
  }

  private static Candidate candidate(Relation relation, int member) {
    Claim claim = relation.members.get(member);
    int alone = 0;
    int opened = 0;
    for (Relation other : claim.node().relations) {
      if (other != relation) {
        alone += other.wouldBeAlone(claim.node()) ? 1 : 0;
        opened += other.wouldOpen() ? 1 : 0;
      }
    }
    boolean total = relation.isTotal(member);
    Cost cost = total ? Cost.TOTAL : Cost.PART;
    if (claim.node().isDetail()) {
      cost = total ? Cost.DETAIL_TOTAL : Cost.DETAIL_PART;
    }
    return new Candidate(claim.node(), cost, alone, opened, Math.abs(claim.value()));
  }

  /** What was hidden since this was last asked, in the order of cells. */
  NavigableSet<Node> takeFresh() {
    NavigableSet<Node> taken = fresh;
    fresh = new TreeSet<>();
    return taken;
  }

  NavigableSet<CellKey> withheld() {
    return withheld;
  }
}
