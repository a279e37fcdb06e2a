package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.migstat.core.model.CellKey;
import org.migstat.core.suppression.Published.Standing;

/**
 * What readers have before them when a release follows another: what it prints, and what the last
 * one did.
 *
 * @see "UN/SDMX 4.5 Time and linked tables"
 */
public final class Succession {
  private Succession() {}

  /**
   * Figures of both releases. What earlier ones printed with the same value is known. What they hid
   * stays hidden, unless its provider has published it meanwhile: else the next release would give
   * back what this one hides. A value that its table has replaced since, without a new vintage, is
   * none that protects or tells anything of the new one.
   *
   * @param now figures of one origin that the release would print
   * @param before figures of the same origin that earlier ones printed or hid
   */
  public static List<Published> of(List<Published> now, List<Published> before) {
    Map<CellKey, List<Published>> printed = new HashMap<>();
    for (Published figure : now) {
      if (figure.standing() != Standing.UNSEEN) {
        printed.computeIfAbsent(figure.cell(), c -> new ArrayList<>()).add(figure);
      }
    }
    List<Published> both = new ArrayList<>(now);
    for (Published former : before) {
      List<Published> cell = printed.getOrDefault(former.cell(), List.of());
      if (!isReplaced(former, cell)) {
        both.add(as(former, standing(former, cell)));
      }
    }
    return both;
  }

  /** Whether its own table prints another value in its place now, of which it tells nothing. */
  private static boolean isReplaced(Published former, List<Published> now) {
    List<Published> own = now.stream().filter(f -> f.table() == former.table()).toList();
    return former.standing() == Standing.FORMER
        && !own.isEmpty()
        && own.stream().noneMatch(f -> f.value() == former.value());
  }

  private static Published as(Published f, Standing standing) {
    return new Published(
        f.cell(), f.origin(), f.table(), f.value(), f.step(), f.additiveOverTime(), standing);
  }

  private static Standing standing(Published former, List<Published> now) {
    if (former.standing() == Standing.FORMER_HIDDEN) {
      boolean loosened = now.stream().allMatch(f -> f.standing() == Standing.DETAIL);
      return loosened ? Standing.FORMER_HIDDEN : Standing.PLACEHOLDER;
    }
    boolean same = now.stream().anyMatch(figure -> figure.value() == former.value());
    return same ? Standing.KNOWN : Standing.FORMER;
  }
}
