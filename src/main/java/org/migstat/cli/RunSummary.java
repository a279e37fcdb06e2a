package org.migstat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.Refusal;
import org.migstat.pipeline.RunReport.TierRows;
import org.migstat.query.TextTable;

/** What a run did, as text: collections, roles, refusals, rows written, and where it all is. */
final class RunSummary {
  private static final int TOP_REFUSALS = 3;

  /** What the launcher was called by. */
  private static final String PROGRAM = "migstat.program";

  private final RunReport report;
  private final List<String> lines = new ArrayList<>();

  private RunSummary(RunReport report) {
    this.report = report;
  }

  static List<String> of(RunReport report) {
    var summary = new RunSummary(report);
    summary.add("Received", summary.collections());
    summary.add("Roles of the records", summary.roles());
    summary.add("Quarantined, most frequent reasons", refusals(report.collections()));
    summary.add("Hidden from the public", summary.hidden());
    summary.add("Rows written", summary.rows());
    summary.sentences("Published without these files", report.refusedFiles());
    summary.sentences("Warnings", report.warnings());
    summary.place();
    return List.copyOf(summary.lines);
  }

  /** Why the run ends with {@link ExitCode#PUBLISHED_WITH_REJECTS}, in one line. */
  static String rejects(RunReport report) {
    List<String> reasons = new ArrayList<>(report.refusedFiles());
    if (report.rejectsAboveWarning()) {
      reasons.addAll(report.warnings());
    }
    return "%s with rejects: %s"
        .formatted(report.release() == null ? "Tried" : "Published", String.join(" ", reasons));
  }

  private TextTable collections() {
    var table =
        new TextTable(
            List.of("collection", "rows", "values out of scope", "records", "quarantined"));
    for (CollectionCounts counts : report.collections()) {
      table.add(
          List.of(
              counts.collection(),
              Long.toString(counts.rows()),
              Long.toString(counts.outOfScope()),
              Long.toString(counts.records()),
              Long.toString(counts.quarantined())));
    }
    return table;
  }

  /**
   * What one or more tiers made of a collection's records.
   *
   * @param summed records that totals were added up to; they have roles too
   */
  private record Tally(long summed, Map<Role, Long> roles) {}

  private TextTable roles() {
    Set<Role> used = usedRoles();
    List<String> header =
        new ArrayList<>(List.of("collection", "tiers", "records", "totals added up"));
    used.forEach(role -> header.add(role.name()));
    var table = new TextTable(header);
    for (CollectionCounts counts : report.collections()) {
      tiersByTally(counts)
          .forEach(
              (tally, tiers) -> {
                List<String> cells = new ArrayList<>(List.of(counts.collection(), tiers));
                cells.add(Long.toString(counts.records()));
                cells.add(Long.toString(tally.summed()));
                used.forEach(
                    role -> cells.add(Long.toString(tally.roles().getOrDefault(role, 0L))));
                table.add(cells);
              });
    }
    return table;
  }

  /** Most collections look the same to every tier: one line then says it. */
  private Map<Tally, String> tiersByTally(CollectionCounts counts) {
    Map<Tally, String> tiers = new LinkedHashMap<>();
    for (TierRows tier : report.tiers()) {
      Map<Role, Long> roles = new EnumMap<>(Role.class);
      roles.putAll(counts.roles().getOrDefault(tier.tier(), Map.of()));
      roles.values().removeIf(count -> count == 0);
      Tally tally = new Tally(counts.summed().getOrDefault(tier.tier(), 0L), roles);
      tiers.merge(tally, tier.tier().name(), (before, name) -> before + " " + name);
    }
    return tiers;
  }

  /** Columns of zeros only would hide the others. */
  private Set<Role> usedRoles() {
    Set<Role> used = EnumSet.noneOf(Role.class);
    for (CollectionCounts counts : report.collections()) {
      for (Map<Role, Long> roles : counts.roles().values()) {
        roles.forEach((role, count) -> addIf(count > 0, used, role));
      }
    }
    return used;
  }

  private static void addIf(boolean condition, Set<Role> used, Role role) {
    if (condition) {
      used.add(role);
    }
  }

  private static TextTable refusals(List<CollectionCounts> collections) {
    var table = new TextTable(List.of("collection", "rule", "times", "what must hold"));
    for (CollectionCounts counts : collections) {
      addRefusals(table, counts.collection(), counts.refusals());
    }
    return table;
  }

  static void addRefusals(TextTable table, String name, List<Refusal> refusals) {
    for (Refusal refusal : refusals.subList(0, Math.min(TOP_REFUSALS, refusals.size()))) {
      table.add(
          List.of(
              name,
              refusal.rule().id(),
              Long.toString(refusal.count()),
              refusal.rule().expression()));
    }
  }

  private TextTable hidden() {
    var table = new TextTable(List.of("collection", "figures"));
    for (CollectionCounts counts : report.collections()) {
      if (counts.hidden() > 0) {
        table.add(List.of(counts.collection(), Long.toString(counts.hidden())));
      }
    }
    return table;
  }

  private TextTable rows() {
    Set<String> dataSets = new TreeSet<>();
    report.tiers().forEach(tier -> dataSets.addAll(tier.rows().keySet()));
    List<String> header = new ArrayList<>(List.of("data set"));
    report.tiers().forEach(tier -> header.add(tier.tier().name()));
    var table = new TextTable(header);
    for (String dataSet : dataSets) {
      List<String> cells = new ArrayList<>(List.of(dataSet));
      report.tiers().forEach(tier -> cells.add(count(tier, dataSet)));
      table.add(cells);
    }
    return table;
  }

  private static String count(TierRows tier, String dataSet) {
    return Long.toString(tier.rows().getOrDefault(dataSet, 0L));
  }

  private void sentences(String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      lines.add(title);
      sentences.forEach(sentence -> lines.add("  " + sentence));
      lines.add("");
    }
  }

  private void place() {
    if (report.release() == null) {
      lines.add("Dry run: nothing was published.");
      return;
    }
    Path place = report.output().resolve("releases").resolve(report.release());
    lines.add("Release %s is published in %s".formatted(report.release(), place));
    lines.add("Look into it: " + question());
  }

  /** A first question to what was published, for the shell it was started from. */
  private String question() {
    List<Tier> tiers = report.tiers().stream().map(TierRows::tier).toList();
    String tier =
        tiers.isEmpty() || tiers.contains(TierOptions.DEFAULT)
            ? ""
            : " --tier " + tiers.get(0).folder();
    return "%s query %s \"SHOW TABLES\"%s"
        .formatted(System.getProperty(PROGRAM, "migstat"), report.output(), tier);
  }

  private void add(String title, TextTable table) {
    if (table.size() > 0) {
      lines.add(title);
      table.lines().forEach(line -> lines.add("  " + line));
      lines.add("");
    }
  }
}
