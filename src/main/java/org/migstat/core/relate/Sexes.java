package org.migstat.core.relate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Sex;
import org.migstat.core.relate.Standing.Place;

/** Totals and parts by sex. */
final class Sexes {
  private Sexes() {}

  static void link(List<Node> nodes, Consumer<Link> links) {
    Siblings.forEach(nodes, siblings -> breakdown(siblings, links), Dimension.SEX);
  }

  private static void breakdown(List<Node> siblings, Consumer<Link> links) {
    Node total = null;
    for (Node node : siblings) {
      total = node.key.sex() == Sex._T ? node : total;
    }
    if (total != null) {
      contain(total, siblings, links);
    }
    tile(total, siblings, links);
  }

  private static void contain(Node total, List<Node> siblings, Consumer<Link> links) {
    total.sex = Place.TOTAL;
    for (Node part : siblings) {
      if (isPart(part)) {
        links.accept(Link.between(total.key, Link.Type.CONTAINS, Dimension.SEX, part.key));
      }
    }
  }

  private static void tile(@Nullable Node total, List<Node> siblings, Consumer<Link> links) {
    List<Node> parts = siblings.stream().filter(Sexes::isPart).toList();
    Tiling.best(parts, total, Sexes::womenAndMen)
        .ifPresentOrElse(
            tiling -> {
              tiling.parts().forEach(part -> part.sex = Place.PART);
              if (total != null && total.hasValue()) {
                links.accept(tiling.link(total, Dimension.SEX, part -> part.key.sex().name()));
              }
            },
            () -> Tiling.mixed(parts, Sexes::womenAndMen).forEach(part -> part.mixed = true));
  }

  /** Women and men tile a total together with whatever else the table counts. */
  private static List<Node> womenAndMen(List<Node> supplied) {
    Set<Sex> sexes = EnumSet.noneOf(Sex.class);
    supplied.forEach(node -> sexes.add(node.key.sex()));
    return sexes.contains(Sex.F) && sexes.contains(Sex.M) ? supplied : List.of();
  }

  private static boolean isPart(Node node) {
    return node.key.sex() != Sex._T && node.key.sex() != Sex._Z;
  }
}
