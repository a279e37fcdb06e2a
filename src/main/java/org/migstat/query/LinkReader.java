package org.migstat.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Dimension;
import org.migstat.query.Explanation.Link;
import org.migstat.query.Explanation.Part;
import org.migstat.query.Explanation.Word;

/**
 * Reads how a cell lies to others. A relation is stored once, with one of both cells.
 *
 * @see "UN/SDMX 2.1 kinds 8 to 13"
 */
record LinkReader(TierDatabase database, AreaFinder areas, Words words) {

  /** By type; the relations stated of the cell before those stated of the related one. */
  List<Link> links(String cellKey) throws IOException, QueryException {
    String sides =
        "WITH sides AS ("
            + side("related_cell_key", false)
            + " WHERE cell_key = ? UNION ALL "
            + side("cell_key", true)
            + " WHERE related_cell_key = ?)";
    List<Link> links = new ArrayList<>();
    for (Row row :
        database.rows(
            sides
                + " SELECT sides.*, figures.obs_value, figures.lead_collection FROM sides LEFT JOIN obs_resolved AS figures ON figures.cell_key = sides.related"
                + " ORDER BY link_type, inverse, dimension, related, members",
            List.of(cellKey, cellKey))) {
      links.add(link(row, cellKey));
    }
    return links;
  }

  private static String side(String related, boolean inverse) {
    return "SELECT link_type, %s AS inverse, dimension, %s AS related, members, gap FROM links"
        .formatted(inverse, related);
  }

  private Link link(Row row, String cellKey) {
    boolean inverse = row.flag("inverse");
    String related = row.textOrNull("related");
    String dimension = row.text("dimension");
    return new Link(
        words.of("link-types", inverse ? "inverse" : "name", row.text("link_type")),
        inverse,
        dimension,
        related,
        related == null ? List.of() : differences(cellKey, related),
        row.numberOrNull("obs_value"),
        row.textOrNull("lead_collection"),
        row.texts("members").stream().map(code -> member(dimension, code)).toList(),
        row.numberOrNull("gap"));
  }

  private Word member(String dimension, String code) {
    // Of several dimensions the members are still codes of one, which the row does not tell.
    @Nullable Dimension one = dimension.contains(" ") ? null : Dimension.valueOf(dimension);
    return one == null ? new Word(code, code) : words.of(one, code, areas::name);
  }

  private List<Part> differences(String cellKey, String related) {
    String[] own = cellKey.split("\\.", -1);
    String[] other = related.split("\\.", -1);
    List<Part> differences = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      String code = other[dimension.ordinal()];
      if (!Objects.equals(own[dimension.ordinal()], code)) {
        differences.add(new Part(dimension.name(), words.of(dimension, code, areas::name)));
      }
    }
    return differences;
  }
}
