package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;

/**
 * Totals and parts of dimensions with few codes.
 *
 * @see "UN/SDMX 1.2, 1.6, 4.5"
 */
final class Breakdowns {
  private Breakdowns() {}

  static List<Identity> bySex(List<Claim> claims) {
    return total(claims, key -> key.sex() == Sex._T, key -> key.sex() != Sex._Z);
  }

  static List<Identity> byReason(List<Claim> claims) {
    return total(claims, key -> key.reason() == Reason._T, key -> true);
  }

  /** Everyone is nationals and foreigners. */
  static List<Identity> byGroup(List<Claim> claims) {
    return total(claims, key -> key.group() == CitizenshipGroup._T, key -> true);
  }

  /** Three months or more is three to twelve, and twelve or more. */
  static List<Identity> byDuration(List<Claim> claims) {
    return total(
        claims,
        key -> key.duration() == Duration.M3,
        key -> key.duration() == Duration.M3T12 || key.duration() == Duration.M12);
  }

  /** The first of three is the sum of the others. */
  static List<Identity> sum(List<Claim> claims) {
    return claims.size() < 3 ? List.of() : List.of(Identity.total(0, List.of(1, 2), true));
  }

  /** Two figures that are the same by definition. */
  static List<Identity> same(List<Claim> claims) {
    return claims.size() == 2 ? List.of(Identity.total(0, List.of(1), true)) : List.of();
  }

  private static List<Identity> total(
      List<Claim> claims, Predicate<CellKey> isTotal, Predicate<CellKey> mayBePart) {
    int whole = -1;
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      CellKey key = claims.get(i).node().cell;
      if (isTotal.test(key)) {
        whole = i;
      } else if (mayBePart.test(key)) {
        parts.add(i);
      }
    }
    return whole < 0 || parts.isEmpty()
        ? List.of()
        : List.of(Identity.total(whole, parts, parts.size() > 1));
  }
}
