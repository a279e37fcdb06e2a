package org.migstat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.migstat.query.Explanation.Link;
import org.migstat.query.TextTable;

/** Related cells as text, one table for each kind of relation. */
final class LinkText {
  /** Related cells of one kind that are shown; a total has hundreds of parts. */
  private static final int MOST = 12;

  private LinkText() {}

  static List<String> of(List<Link> links) {
    Map<String, List<Link>> kinds = new LinkedHashMap<>();
    for (Link link : links) {
      String kind =
          "%s %s: %s".formatted(link.linkType().code(), link.dimension(), link.linkType().name());
      kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(link);
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach((kind, of) -> kind(kind, of, lines));
    if (!lines.isEmpty()) {
      lines.addAll(0, List.of("", "Related cells"));
    }
    return lines;
  }

  private static void kind(String kind, List<Link> links, List<String> lines) {
    lines.add("  " + kind);
    List<Link> cells = links.stream().filter(link -> link.relatedCellKey() != null).toList();
    if (!cells.isEmpty()) {
      table(cells).lines().forEach(line -> lines.add("    " + line));
    }
    if (cells.size() > MOST) {
      lines.add("    and %d more; --format json has all".formatted(cells.size() - MOST));
    }
    for (Link link : links) {
      if (link.relatedCellKey() == null) {
        lines.add("    gap %s, members %s".formatted(TextWords.number(link.gap()), members(link)));
      }
    }
  }

  private static TextTable table(List<Link> links) {
    boolean members = links.stream().anyMatch(link -> !link.members().isEmpty());
    List<String> header = new ArrayList<>(List.of("differs", "value", "lead"));
    if (members) {
      header.add("not shared");
    }
    header.add("cell_key");
    var table = new TextTable(header);
    for (Link link : links.subList(0, Math.min(MOST, links.size()))) {
      List<String> cells = new ArrayList<>();
      cells.add(TextWords.parts(link.related()));
      cells.add(TextWords.number(link.relatedValue()));
      cells.add(Objects.requireNonNullElse(link.relatedLeadCollection(), ""));
      if (members) {
        cells.add(TextWords.codes(link.members()));
      }
      cells.add(Objects.requireNonNullElse(link.relatedCellKey(), ""));
      table.add(cells);
    }
    return table;
  }

  private static String members(Link link) {
    String some =
        link.members().stream().limit(MOST).map(TextWords::named).collect(Collectors.joining(", "));
    return link.members().size() > MOST
        ? "%s, … (%d)".formatted(some, link.members().size())
        : some;
  }
}
