package org.migstat.core.resolve;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.migstat.Listing;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Party;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.Section;

/** The files that a run wrote for a tier, held against the tables of a case. */
public final class SpecRelease {
  /** The line of a file that a row of the case stands on. */
  public record Place(String submission, long line) {}

  /** What was found by a rule in a file: how often, first where. */
  public record Finding(RuleId rule, Place first, long count, String detail) {}

  private record Rule(String rule, String submission, String says) {}

  /** What a table of findings says of one rule and one file. */
  private record Sum(long count, long firstLine) {
    static Sum of(Sum a, Sum b) {
      return new Sum(a.count + b.count, Math.min(a.firstLine, b.firstLine));
    }
  }

  private final SpecCase spec;
  private final Path release;
  private final Path tier;
  private final Map<Place, String> names;
  private final List<Finding> findings;
  private final Map<String, String> byId;
  private final Map<String, String> records = new HashMap<>();
  private final Map<String, String> footnotes = new HashMap<>();
  private final Map<String, String> cells = new HashMap<>();

  /**
   * @param release folder of the tiers
   * @param names of the rows, by their places
   */
  public SpecRelease(
      SpecCase spec, Path release, Map<Place, String> names, Collection<Finding> findings)
      throws IOException {
    this.spec = spec;
    this.release = release;
    this.tier = release.resolve(spec.tier().folder());
    this.names = names;
    this.findings = List.copyOf(findings);
    this.byId = byId(spec);
    for (Map<String, @Nullable Object> row : rows("obs_all")) {
      String name = name(row);
      boolean summed = text(row, "quality_flags").contains("SUMMED");
      records.put(text(row, "record_id"), summed ? "sum(" + name + ")" : name);
      footnotes.put(text(row, "record_id"), list(row, "footnotes", "; "));
    }
    for (Map<String, @Nullable Object> row : rows("obs_resolved")) {
      cells.put(text(row, "cell_key"), record(row, "value_record"));
    }
  }

  /** Readers who did not receive the table are not told the line. */
  private String name(Map<String, @Nullable Object> row) {
    String line = text(row, "line");
    return line.isEmpty()
        ? byId.getOrDefault(text(row, "record_id"), firstOf(text(row, "submission")))
        : names.getOrDefault(new Place(text(row, "submission"), Long.parseLong(line)), "?");
  }

  /** What a total that is added up is named by: a case has one for each submission at most. */
  private String firstOf(String submission) {
    return spec.rows().stream()
        .filter(row -> row.address().submission().equals(submission))
        .findFirst()
        .map(row -> spec.name(row.address()))
        .orElse("?");
  }

  private static Map<String, String> byId(SpecCase spec) {
    RecordIds ids = new RecordIds(Cells.AREAS::code);
    Map<String, String> byId = new HashMap<>();
    for (Observation row : spec.rows()) {
      Claim claim = Cells.claim(row);
      ids.assign(claim, 0);
      byId.put(claim.recordId(), spec.name(row.address()));
    }
    return byId;
  }

  /** Whether every table of the case is what was written. */
  public void holds() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (String table : spec.expectations()) {
      if (table.equals("findings")) {
        softly.assertThat(foundByRule()).as(table).isEqualTo(expectedByRule());
      } else if (table.equals("seen")) {
        for (Tier reader : Cells.TIERS) {
          softly.assertThat(seen(reader)).as("seen by %s", reader).isEqualTo(expected(reader));
        }
      } else {
        softly
            .assertThat(spec.inColumns(table, written(table)))
            .as(table)
            .containsExactlyInAnyOrderElementsOf(spec.inColumns(table, spec.expectedLines(table)));
      }
    }
    softly.assertAll();
  }

  /** What a tier sees of each row, each in a cell of its own, and what the logs tell of others. */
  private Map<String, String> seen(Tier reader) throws IOException {
    Map<String, String> byCell = new HashMap<>();
    for (Party party : Party.values()) {
      for (Map<String, @Nullable Object> row :
          rows(release.resolve(Section.withheldOf(party).folder()))) {
        if (text(row, "tier").equals(reader.name())) {
          byCell.put(text(row, "cell_key"), text(row, "rule"));
        }
      }
    }
    for (Map<String, @Nullable Object> row :
        rows(release.resolve(reader.folder()).resolve("obs_all"))) {
      byCell.merge(text(row, "cell_key"), "yes", (rule, yes) -> "seen in spite of " + rule);
    }
    Map<String, String> seen = new TreeMap<>();
    for (Observation row : spec.rows()) {
      String rule = byCell.getOrDefault(row.key().dotted(Cells.AREAS::code), "nothing");
      seen.put(spec.name(row.address()), rule);
    }
    return seen;
  }

  private Map<String, String> expected(Tier reader) {
    Map<String, String> expected = new TreeMap<>();
    for (Map<String, String> line : spec.expectedLines("seen")) {
      expected.put(line.getOrDefault("rec", ""), line.getOrDefault(reader.name(), ""));
    }
    return expected;
  }

  private List<Map<String, String>> written(String table) throws IOException {
    return switch (table) {
      case "roles" -> lines("obs_all", this::role);
      case "printed" -> lines("obs_all", this::printed);
      case "resolved" -> lines("obs_resolved", this::resolved);
      case "conflicts" -> lines("conflicts", this::conflict);
      case "revisions" -> lines("revisions", this::revision);
      case "links" -> lines("links", this::link);
      case "standing" -> lines("obs_resolved", this::standing);
      default -> throw new IllegalArgumentException(table);
    };
  }

  /** A run counts what it finds by rule and file, and tells the first line. */
  private Map<Rule, Sum> foundByRule() {
    Map<Rule, Sum> found = new HashMap<>();
    for (Finding finding : findings) {
      String says = spec.columns("findings").contains("says") ? finding.detail() : "";
      boolean named = spec.columns("findings").contains("rec");
      String file = named ? finding.first().submission() : "";
      long line = named ? finding.first().line() : 0;
      found.merge(
          new Rule(finding.rule().id(), file, says), new Sum(finding.count(), line), Sum::of);
    }
    return found;
  }

  private Map<Rule, Sum> expectedByRule() {
    Map<String, Place> places = new TreeMap<>();
    names.forEach((place, name) -> places.put(name, place));
    Map<Rule, Sum> expected = new HashMap<>();
    for (Map<String, String> line : spec.expectedLines("findings")) {
      String name = line.getOrDefault("rec", "").replaceAll("sum\\((.*)\\)", "$1");
      Place place = places.getOrDefault(name, new Place("", 0));
      expected.merge(
          new Rule(
              line.getOrDefault("rule", ""), place.submission(), line.getOrDefault("says", "")),
          new Sum(1, place.line()),
          Sum::of);
    }
    return expected;
  }

  private Map<String, String> role(Map<String, @Nullable Object> row) {
    String by = text(row, "decided_by");
    return Map.of(
        "rec",
        record(row, "record_id"),
        "role",
        text(row, "role"),
        "by",
        by.isEmpty() ? "null" : by,
        "hold",
        text(row, "quality_flags").contains("SUM_ERROR") ? "yes" : "",
        "chain",
        text(row, "copy_chain"),
        "copies",
        row.get("copied_record") == null ? "" : record(row, "copied_record"));
  }

  private Map<String, String> printed(Map<String, @Nullable Object> row) {
    return Map.of(
        "rec",
        record(row, "record_id"),
        "value",
        number(row, "obs_value", "null"),
        "status",
        text(row, "obs_status").equals("A") ? "" : text(row, "obs_status"),
        "conf",
        text(row, "conf_status"),
        "step",
        number(row, "precision_step", ""));
  }

  private Map<String, String> resolved(Map<String, @Nullable Object> row) {
    Map<String, String> line = new HashMap<>();
    for (String column : List.of("freq", "n_current", "n_origins", "n_conflicts")) {
      line.put(column, text(row, column));
    }
    line.put("cell", text(row, "cell_key"));
    line.put("value", number(row, "obs_value", "null"));
    line.put("status", text(row, "obs_status").equals("A") ? "" : text(row, "obs_status"));
    line.put("inherited", text(row, "obs_status_inherited"));
    line.put("footnotes", footnotes.getOrDefault(text(row, "value_record"), "?"));
    line.put("record", record(row, "value_record"));
    line.put("lead", record(row, "lead_record"));
    line.put("by", text(row, "decided_by"));
    return line;
  }

  private Map<String, String> conflict(Map<String, @Nullable Object> row) {
    Map<String, String> line = new HashMap<>();
    line.put("preferred", record(row, "preferred_record"));
    line.put("other", record(row, "other_record"));
    line.put("type", text(row, "conflict_type"));
    line.put("severity", text(row, "severity").isEmpty() ? "null" : text(row, "severity"));
    line.put("abs_diff", number(row, "abs_diff", ""));
    line.put(
        "rel_diff",
        row.get("rel_diff") instanceof Double share
            ? String.format(Locale.ROOT, "%.5f", share)
            : "");
    return line;
  }

  private Map<String, String> revision(Map<String, @Nullable Object> row) {
    return Map.of(
        "earlier", record(row, "old_record"),
        "later", record(row, "new_record"),
        "type", text(row, "revision_type"),
        "change", number(row, "difference", ""));
  }

  private Map<String, String> link(Map<String, @Nullable Object> row) {
    String related = text(row, "related_cell_key");
    return Map.of(
        "cell", cells.getOrDefault(text(row, "cell_key"), "?"),
        "type", text(row, "link_type"),
        "dimension", text(row, "dimension"),
        "related", related.isEmpty() ? "" : cells.getOrDefault(related, "?"),
        "members", text(row, "members"),
        "gap", number(row, "gap", ""));
  }

  private Map<String, String> standing(Map<String, @Nullable Object> row) {
    return Map.of(
        "rec", record(row, "value_record"),
        "headline", text(row, "headline").equals("true") ? "yes" : "",
        "segment", text(row, "series_segment"),
        "sex", text(row, "role_sex"),
        "age", text(row, "role_age"),
        "counterpart", text(row, "role_cp"));
  }

  private List<Map<String, String>> lines(
      String dataset, Function<Map<String, @Nullable Object>, Map<String, String>> line)
      throws IOException {
    return rows(dataset).stream().map(line).toList();
  }

  private List<Map<String, @Nullable Object>> rows(String dataset) throws IOException {
    return rows(tier.resolve(dataset));
  }

  private static List<Map<String, @Nullable Object>> rows(Path folder) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Path file : Listing.files(folder)) {
      rows.addAll(ParquetFiles.rows(file));
    }
    return rows;
  }

  private String record(Map<String, @Nullable Object> row, String column) {
    return records.getOrDefault(text(row, column), "?");
  }

  private static String number(Map<String, @Nullable Object> row, String column, String instead) {
    return row.get(column) instanceof Double value
        ? Observations.units(Decimal.of(BigDecimal.valueOf(value)))
        : instead;
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return list(row, column, " ");
  }

  private static String list(Map<String, @Nullable Object> row, String column, String between) {
    Object value = row.get(column);
    if (value instanceof List<?> list) {
      return String.join(between, list.stream().map(String::valueOf).toList());
    }
    if (value == null && !row.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column + " among " + row.keySet());
    }
    return value == null ? "" : value.toString();
  }
}
