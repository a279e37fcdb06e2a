package org.migstat.core.suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.suppression.Spans.Span;

/**
 * Identities by age and by time. Tables of one layout have the same, so each is looked for once.
 *
 * @see "UN/SDMX 1.7, 1.8, 4.5"
 */
final class Intervals {
  private final Map<List<Span>, List<Identity>> found = new HashMap<>();

  /** By age, within one definition of it; the total has none and belongs to all of them. */
  List<Identity> byAge(List<Claim> claims) {
    int total = -1;
    Map<AgeDefinition, List<Integer>> definitions = new TreeMap<>();
    for (int i = 0; i < claims.size(); i++) {
      CellKey key = claims.get(i).node().cell;
      if (key.age().equals(AgeBand.TOTAL)) {
        total = i;
      } else {
        definitions.computeIfAbsent(key.ageDefinition(), d -> new ArrayList<>()).add(i);
      }
    }
    List<Identity> identities = new ArrayList<>();
    for (List<Integer> parts : definitions.values()) {
      identities.addAll(ofDefinition(claims, total, parts));
    }
    return identities;
  }

  private List<Identity> ofDefinition(List<Claim> claims, int total, List<Integer> parts) {
    List<Integer> members = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int part : parts) {
      AgeBand age = claims.get(part).node().cell.age();
      if (age.isInterval()) {
        members.add(part);
        spans.add(new Span(age.lower(), age.upperExclusive()));
      } else {
        unknown.add(part);
      }
    }
    Span all = new Span(0, Integer.MAX_VALUE);
    List<Identity> identities = new ArrayList<>();
    if (total >= 0 && spans.contains(all)) {
      int band = members.get(spans.indexOf(all));
      identities.add(Identity.total(total, with(List.of(band), unknown), true));
    } else if (total >= 0) {
      members.add(total);
      spans.add(all);
    }
    for (Identity each : found.computeIfAbsent(spans, Spans::identities)) {
      List<Integer> wholes = each.wholes().stream().map(members::get).toList();
      List<Integer> tiles = each.parts().stream().map(members::get).toList();
      boolean ofTotal = wholes.contains(total);
      identities.add(new Identity(wholes, ofTotal ? with(tiles, unknown) : tiles, true));
    }
    if (identities.stream().noneMatch(each -> each.wholes().contains(total))) {
      List<Integer> apart = with(apart(spans, members, total), unknown);
      if (total >= 0 && !apart.isEmpty()) {
        identities.add(Identity.total(total, apart, false));
      }
    }
    return identities;
  }

  /** Positions of the narrowest spans but the total's; none if some of them overlap. */
  private static List<Integer> apart(List<Span> spans, List<Integer> members, int total) {
    List<Integer> apart = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (members.get(i) != total && spans.stream().noneMatch(span::holds)) {
        apart.add(i);
      }
    }
    boolean overlap =
        apart.stream()
            .anyMatch(i -> apart.stream().anyMatch(j -> spans.get(i).crosses(spans.get(j))));
    return overlap ? List.of() : apart.stream().map(members::get).toList();
  }

  private static List<Integer> with(List<Integer> some, List<Integer> others) {
    List<Integer> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** By time; only of what may be added over time. */
  List<Identity> byTime(List<Claim> claims) {
    List<Integer> members = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Node node = claims.get(i).node();
      TimePeriod period = node.cell.period();
      if (node.isAdditiveOverTime() && !period.isInstant()) {
        members.add(i);
        spans.add(
            new Span((int) period.start().toEpochDay(), (int) period.endExclusive().toEpochDay()));
      }
    }
    return found.computeIfAbsent(spans, Spans::identities).stream()
        .map(
            each ->
                new Identity(
                    each.wholes().stream().map(members::get).toList(),
                    each.parts().stream().map(members::get).toList(),
                    true))
        .toList();
  }
}
