package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Indicator;
import org.migstat.core.suppression.Published.Standing;

/** All records of one cell and origin: hidden together or not at all. Mutable. */
final class Node implements Comparable<Node> {
  private static final Comparator<Published> BY_TABLE =
      Comparator.comparing(Published::table)
          .thenComparing(Published::standing)
          .thenComparing(Published::value)
          .thenComparing(Published::step);

  final CellKey cell;
  private final List<Published> records;
  private final Set<Standing> standings = EnumSet.noneOf(Standing.class);
  private final boolean unseen;
  private final boolean printed;
  private final boolean additive;
  private final int[] tables;

  /** As the newest table that has a value has it; null if none does. */
  final @Nullable Claim newest;

  /** Those in which it can be unknown to a reader. */
  final List<Relation> relations = new ArrayList<>(4);

  boolean hidden;

  /** Why it is hidden; null if it is not, or is not printed any more. */
  Hidden.@Nullable Kind kind;

  /**
   * @param records of one cell and origin; sorted by this, and without those that are not seen if
   *     others are
   */
  Node(List<Published> records) {
    records.sort(BY_TABLE);
    unseen = records.stream().allMatch(each -> each.standing() == Standing.UNSEEN);
    records.removeIf(each -> !unseen && each.standing() == Standing.UNSEEN);
    this.cell = records.get(0).cell();
    this.records = records;
    boolean current = false;
    boolean adds = false;
    for (Published each : records) {
      standings.add(each.standing());
      current |= isCurrent(each.standing());
      adds |= each.additiveOverTime();
    }
    this.printed = current;
    this.additive = adds;
    this.tables = records.stream().mapToInt(Published::table).distinct().toArray();
    this.newest = last();
  }

  private static boolean isCurrent(Standing standing) {
    return switch (standing) {
      case FORMER, FORMER_HIDDEN, UNSEEN -> false;
      case FREE, DETAIL, PRIMARY, PLACEHOLDER, KNOWN -> true;
    };
  }

  /** Why it must be hidden, null if it need not be. */
  Hidden.@Nullable Kind due() {
    if (standings.contains(Standing.PRIMARY)) {
      return Hidden.Kind.PRIMARY;
    }
    return standings.contains(Standing.PLACEHOLDER) ? Hidden.Kind.PLACEHOLDER : null;
  }

  /** Whether no release tells it: the previous one hid it, or it is not the public's to see. */
  boolean isHiddenForEver() {
    return !isPrinted() && (unseen || standings.contains(Standing.FORMER_HIDDEN));
  }

  /** Whether readers do not even see that there is such a figure. */
  boolean isUnseen() {
    return unseen;
  }

  /** Whether the current release prints it unless it is hidden. */
  boolean isPrinted() {
    return printed;
  }

  /** Whether it is public elsewhere, so that hiding it is worth little. */
  boolean isDetail() {
    return standings.contains(Standing.DETAIL);
  }

  /** Whether its value may be negative. */
  boolean isBalance() {
    return cell.indicator().nature() == Indicator.Nature.BALANCE;
  }

  /** Whether it is zero in all tables. */
  boolean isNil() {
    return records.stream().allMatch(each -> each.value() == 0);
  }

  boolean isAdditiveOverTime() {
    return additive;
  }

  /** Numbers of the tables that have it, without repetition, in order. */
  int[] tables() {
    return tables;
  }

  /** What a table says of it; null if nothing, or that it has no value. */
  @Nullable Claim in(int table) {
    if (tables.length == 1) {
      return table == tables[0] ? newest : null;
    }
    for (Published each : records) {
      if (each.table() == table && counts(each)) {
        return claim(each);
      }
    }
    return null;
  }

  private @Nullable Claim last() {
    Published last = null;
    for (Published each : records) {
      boolean better = last == null || each.value() != Decimal.NONE;
      last = counts(each) && better ? each : last;
    }
    return last == null ? null : claim(last);
  }

  /** A gap of the provider's own is no part of any sum. */
  private static boolean counts(Published each) {
    return each.value() != Decimal.NONE
        || each.standing() == Standing.UNSEEN
        || each.standing() == Standing.PLACEHOLDER
        || each.standing() == Standing.FORMER_HIDDEN;
  }

  private Claim claim(Published each) {
    long value = unseen ? Decimal.NONE : each.value();
    boolean known = standings.contains(Standing.PRIMARY) && isDetail();
    for (Published other : records) {
      boolean lasting = other.standing() == Standing.KNOWN || other.standing() == Standing.FORMER;
      known |= lasting && value != Decimal.NONE && other.value() == value;
    }
    return new Claim(this, value, each.step() > Decimal.ONE ? each.step() : 0, known);
  }

  CellKey slice() {
    return cell.without(
        Dimension.COUNTERPART_AREA,
        Dimension.POP_BASIS,
        Dimension.SEX,
        Dimension.AGE,
        Dimension.AGE_DEF);
  }

  @Override
  public int compareTo(Node other) {
    return cell.compareTo(other.cell);
  }
}
