package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.Dimension;
import org.migstat.core.relate.Standing.Place;

/**
 * Totals and parts by age. Bands are compared as intervals, within one definition of age; the grand
 * total has none and belongs to all of them.
 *
 * @see "UN/SDMX 1.7, 2.1 kind 8"
 */
final class Ages {
  private static final int END = Integer.MAX_VALUE;

  /** Wide bands before the narrow ones that begin with them. */
  private static final Comparator<Node> BY_BAND =
      Comparator.comparing((Node node) -> node.key.age().lower())
          .thenComparing(node -> -node.key.age().upperExclusive());

  private final Consumer<Link> links;

  private Ages(Consumer<Link> links) {
    this.links = links;
  }

  static void link(List<Node> nodes, Consumer<Link> links) {
    Ages ages = new Ages(links);
    Siblings.forEach(nodes, ages::slice, Dimension.AGE, Dimension.AGE_DEF);
  }

  private void slice(List<Node> siblings) {
    Node total = null;
    Map<AgeDefinition, List<Node>> parts = new TreeMap<>();
    for (Node node : siblings) {
      if (node.key.age().equals(AgeBand.TOTAL)) {
        total = node;
        node.age = Place.TOTAL;
      } else {
        parts.computeIfAbsent(node.key.ageDefinition(), d -> new ArrayList<>()).add(node);
      }
    }
    for (List<Node> ofDefinition : parts.values()) {
      breakdown(total, ofDefinition);
    }
  }

  private void breakdown(@Nullable Node total, List<Node> parts) {
    List<Node> bands = new ArrayList<>(parts);
    bands.removeIf(node -> !node.key.age().isInterval());
    bands.sort(BY_BAND);
    nest(total, bands);
    if (total != null) {
      for (Node part : parts) {
        if (!part.key.age().isInterval()) {
          links.accept(Link.between(total.key, Link.Type.CONTAINS, Dimension.AGE, part.key));
        }
      }
    }
    tileTotal(total, parts);
    bands.forEach(band -> tileBand(band, bands));
  }

  /** Links each band to the narrowest that contains it, and to those it overlaps. */
  private void nest(@Nullable Node total, List<Node> bands) {
    List<Node> open = new ArrayList<>();
    for (Node band : bands) {
      int lower = band.key.age().lower();
      int upper = band.key.age().upperExclusive();
      open.removeIf(earlier -> earlier.key.age().upperExclusive() <= lower);
      Node container = total;
      for (Node earlier : open) {
        int end = earlier.key.age().upperExclusive();
        if (end >= upper) {
          boolean narrower =
              container == total || container == null || width(earlier) <= width(container);
          container = narrower ? earlier : container;
        } else {
          links.accept(Link.between(earlier.key, Link.Type.OVERLAPS, Dimension.AGE, band.key));
        }
      }
      if (container != null) {
        links.accept(Link.between(container.key, Link.Type.CONTAINS, Dimension.AGE, band.key));
      }
      open.add(band);
    }
  }

  private static int width(Node band) {
    return band.key.age().upperExclusive() - band.key.age().lower();
  }

  private void tileTotal(@Nullable Node total, List<Node> parts) {
    Tiling.Search search = supplied -> tiles(supplied, 0, END, true);
    Tiling.best(parts, total, search)
        .ifPresentOrElse(
            tiling -> {
              tiling.parts().forEach(part -> part.age = Place.PART);
              if (total != null && total.hasValue()) {
                links.accept(tiling.link(total, Dimension.AGE, Ages::code));
              }
            },
            () -> Tiling.mixed(parts, search).forEach(part -> part.mixed = true));
  }

  private void tileBand(Node whole, List<Node> bands) {
    AgeBand band = whole.key.age();
    List<Node> inside = new ArrayList<>();
    for (Node node : bands) {
      AgeBand age = node.key.age();
      if (node != whole
          && age.lower() >= band.lower()
          && age.upperExclusive() <= band.upperExclusive()) {
        inside.add(node);
      }
    }
    if (inside.size() > 1 && whole.hasValue()) {
      Tiling.best(
              inside,
              whole,
              supplied -> tiles(supplied, band.lower(), band.upperExclusive(), false))
          .ifPresent(tiling -> links.accept(tiling.link(whole, Dimension.AGE, Ages::code)));
    }
  }

  private static String code(Node node) {
    return node.key.age().toString();
  }

  /**
   * The most bands that follow each other from one age to another without gap.
   *
   * @param unknown whether persons of unknown age belong to it
   */
  private static List<Node> tiles(List<Node> supplied, int from, int to, boolean unknown) {
    List<Node> bands = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (Node node : supplied) {
      (node.key.age().isInterval() ? bands : others).add(node);
    }
    bands.sort(BY_BAND.reversed());
    // From each age on: how many bands reach the end at most, and the first of them.
    Map<Integer, Integer> most = new HashMap<>(Map.of(to, 0));
    Map<Integer, Node> first = new HashMap<>();
    for (Node band : bands) {
      Integer rest = most.get(band.key.age().upperExclusive());
      int lower = band.key.age().lower();
      if (rest != null && rest + 1 > most.getOrDefault(lower, 0)) {
        most.put(lower, rest + 1);
        first.put(lower, band);
      }
    }
    List<Node> tiles = new ArrayList<>();
    int age = from;
    while (age != to) {
      Node band = first.get(age);
      if (band == null) {
        return List.of();
      }
      tiles.add(band);
      age = band.key.age().upperExclusive();
    }
    if (unknown) {
      tiles.addAll(others);
    }
    return tiles;
  }
}
