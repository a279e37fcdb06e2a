package org.migstat.core.suppression;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.migstat.core.model.Decimal;

/**
 * An identity with its values as one sight shows them, while figures are being hidden: what the
 * wholes add up to is what the parts add up to. Mutable.
 */
final class Relation {
  /** Members that can become unknown; the wholes stand first. */
  final List<Claim> members;

  final int wholes;

  /** By how much rounding may have moved it, in ten-thousandths. */
  final long tolerance;

  /** Whether all values are there. */
  private final boolean complete;

  /** Whether it holds for the values themselves; readers cannot always tell. */
  private final boolean holds;

  /** Whether it follows from what the codes mean. */
  private final boolean certain;

  /** Whether it gives a balance of two counts, which is as good as a total of them. */
  private final boolean ofBalance;

  /** Whether the parts are only some of those that the whole consists of. */
  private final boolean partly;

  /** Whether nothing but values that readers do not see keep one from telling. */
  private final boolean supposed;

  /** Tables that show it. */
  final NavigableSet<Integer> sights = new TreeSet<>();

  /** Whether it is one only for readers who do not know of parts that they do not see. */
  private boolean apparent = true;

  int number;

  /** Whether nothing is left that could protect it better. */
  boolean conceded;

  /** What readers see of the wholes, minus what they see of the parts. */
  private long visible;

  private int unknownWholes;
  private int unknownParts;
  private int unknownBalances;

  /** Parts that could be hidden for the sake of others. */
  private int spare;

  /**
   * @param known what readers always see of the wholes, minus what they always see of the parts
   */
  Relation(List<Claim> members, int wholes, long known, long tolerance, boolean certain) {
    this.certain = certain;
    this.members = members;
    this.wholes = wholes;
    this.tolerance = tolerance;
    long balances = members.stream().filter(member -> member.node().isBalance()).count();
    this.ofBalance = balances > 0 && balances < members.size();
    long sum = known;
    boolean all = true;
    boolean allSeen = true;
    for (int i = 0; i < members.size(); i++) {
      Claim member = members.get(i);
      all &= member.hasValue();
      allSeen &= member.hasValue() || member.node().isUnseen();
      sum = Decimal.plus(sum, signed(i));
      spare += isSpare(i) ? 1 : 0;
    }
    this.visible = sum;
    this.complete = all;
    this.holds = all && Math.abs(sum) <= tolerance;
    this.supposed = certain && allSeen && !all;
    this.partly = !certain && all && sum > tolerance && balances == 0;
  }

  void seenIn(Sight sight) {
    sights.add(sight.table());
    apparent &= sight.apparent();
  }

  boolean isApparent() {
    return apparent;
  }

  /** Whether it has a member that readers do not see. */
  boolean hasUnseen() {
    return members.stream().anyMatch(member -> member.node().isUnseen());
  }

  /** Whether it is no identity, so that what it gives is wrong. */
  boolean isUntrue() {
    return complete && !holds && !partly;
  }

  /** Whether readers have reason to doubt it. */
  boolean isDoubtful() {
    return isUntrue() || !certain && !complete;
  }

  /** Whether readers may take it for one: it means so, or it does hold, or one cannot tell. */
  boolean isBelievable() {
    return certain || !isUntrue();
  }

  boolean holds() {
    return holds;
  }

  /**
   * Whether it, or that the parts are at most the whole, holds for the values themselves, or must
   * for those that are not looked at.
   */
  boolean isTrue() {
    return holds || partly || supposed;
  }

  boolean isPartly() {
    return partly;
  }

  boolean isWhole(int member) {
    return member < wholes;
  }

  /** Whether it is the sum that others make up, not one of two equal sets of parts. */
  boolean isTotal(int member) {
    return ofBalance ? isBalance(member) : wholes == 1 && isWhole(member);
  }

  private boolean isBalance(int member) {
    return members.get(member).node().isBalance();
  }

  private long signed(int member) {
    long value = members.get(member).hasValue() ? members.get(member).value() : 0;
    return isWhole(member) ? value : -value;
  }

  /** Whether hiding it can protect others: it is printed, not zero, and not known for ever. */
  boolean mayHide(int member) {
    Claim claim = members.get(member);
    boolean positive = claim.node().isBalance() ? claim.value() != 0 : claim.value() > 0;
    return positive && claim.hasValue() && !claim.node().hidden && claim.node().isPrinted();
  }

  private boolean isSpare(int member) {
    return mayHide(member) && !isTotal(member) && !members.get(member).node().isDetail();
  }

  /** Takes note that a node is about to be hidden. */
  void conceal(Node node) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).node() == node) {
        spare -= isSpare(i) ? 1 : 0;
        visible = Decimal.minus(visible, signed(i));
        unknownWholes += isWhole(i) ? 1 : 0;
        unknownParts += isWhole(i) ? 0 : 1;
        unknownBalances += node.isBalance() ? 1 : 0;
      }
    }
  }

  Stream<Claim> unknowns() {
    return members.stream().filter(member -> member.node().hidden);
  }

  int unknown() {
    return unknownWholes + unknownParts;
  }

  /** Wholes minus parts, as far as visible. */
  long visible() {
    return visible;
  }

  /** Whether all unknown ones are counts on one side, so that their sum is known. */
  private boolean hasRest() {
    boolean oneSide = unknownWholes == 0 || !partly && unknownParts == 0;
    return unknown() > 0 && unknownBalances == 0 && oneSide;
  }

  /** What the unknown ones add up to. */
  private long rest() {
    return unknownWholes == 0 ? visible : -visible;
  }

  /** Whether the visible ones show that it cannot be true. */
  boolean isContradicted() {
    return hasRest() && rest() < -tolerance;
  }

  /** Whether it can tell readers anything. */
  boolean isActive() {
    return unknown() > 0 && !conceded && !isContradicted();
  }

  /** Whether it gives a hidden figure back, or one that is nearly that. */
  boolean isOpen(long threshold) {
    boolean alone = unknown() == 1 && !partly;
    return isActive() && (alone || hasRest() && rest() < threshold);
  }

  /** Whether to hide the node is the first time that something of it is hidden. */
  boolean wouldOpen() {
    return unknown() == 0;
  }

  /** Whether nothing could be hidden beside the node. */
  boolean wouldBeAlone(Node node) {
    int own = 0;
    for (int i = 0; i < members.size() && unknown() == 0; i++) {
      own += members.get(i).node() == node && isSpare(i) ? 1 : 0;
    }
    return unknown() == 0 && spare == own;
  }
}
