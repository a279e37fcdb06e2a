package org.migstat.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.migstat.query.Explanation;
import org.migstat.query.Explanation.Conflict;
import org.migstat.query.Explanation.Derivation;
import org.migstat.query.Explanation.Policy;
import org.migstat.query.Explanation.Report;
import org.migstat.query.Explanation.Revision;
import org.migstat.query.Explanation.Word;
import org.migstat.query.TextTable;

/** How a figure came about, as text: the cell, the figure, and where all of it stands. */
final class ExplanationText {
  private final Explanation explanation;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  static List<String> of(Explanation explanation) {
    var text = new ExplanationText(explanation);
    text.lines.addAll(CellText.of(explanation));
    text.section("Figure", FigureText.of(explanation));
    text.reports();
    text.conflicts();
    text.disclosures();
    text.revisions();
    text.lines.addAll(LinkText.of(explanation.links()));
    text.derivations();
    text.policy();
    return List.copyOf(text.lines);
  }

  private void section(String heading, List<String> body) {
    if (!body.isEmpty()) {
      lines.add("");
      lines.add(heading);
      body.forEach(line -> lines.add(("  " + line).stripTrailing()));
    }
  }

  private void reports() {
    List<Report> reports = explanation.reports();
    section("Records, %d".formatted(reports.size()), ReportText.table(reports));
    section("where", ReportText.legend(reports));
    section("Footnotes", ReportText.footnotes(reports));
  }

  private void conflicts() {
    List<Conflict> conflicts =
        explanation.conflicts().stream().filter(conflict -> !isDisclosure(conflict)).toList();
    if (conflicts.isEmpty()) {
      return;
    }
    var table =
        new TextTable(
            List.of("against", "dataflow", "value", "difference", "relative", "severity", "type"));
    for (Conflict conflict : conflicts) {
      table.add(
          List.of(
              conflict.otherCollection(),
              conflict.otherDataflow(),
              TextWords.number(conflict.otherValue()),
              TextWords.number(conflict.absDiff()),
              percent(conflict.relDiff()),
              Objects.requireNonNullElse(conflict.severity(), "-").toLowerCase(Locale.ROOT),
              TextWords.named(conflict.conflictType())));
    }
    section(
        "Conflicts with %s, which says %s"
            .formatted(
                conflicts.get(0).preferredCollection(),
                TextWords.number(conflicts.get(0).preferredValue())),
        table.lines());
  }

  private void disclosures() {
    var table =
        new TextTable(List.of("published by", "dataflow", "kept confidential by", "dataflow"));
    for (Conflict conflict : explanation.conflicts()) {
      if (isDisclosure(conflict)) {
        table.add(
            List.of(
                conflict.preferredCollection(),
                conflict.preferredDataflow(),
                conflict.otherCollection(),
                conflict.otherDataflow()));
      }
    }
    if (table.size() > 0) {
      section("Published by one and kept confidential by another of its origin", table.lines());
    }
  }

  private static boolean isDisclosure(Conflict conflict) {
    return conflict.conflictType().code().equals("DISCLOSURE");
  }

  private static String percent(@Nullable BigDecimal share) {
    if (share == null) {
      return "-";
    }
    BigDecimal percent = share.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
    return percent.signum() == 0 && share.signum() != 0 ? "< 0.01 %" : percent + " %";
  }

  private void revisions() {
    if (explanation.revisions().isEmpty()) {
      return;
    }
    var table =
        new TextTable(
            List.of("collection", "dataflow", "from", "to", "old", "new", "change", "type"));
    for (Revision revision : explanation.revisions()) {
      table.add(
          List.of(
              revision.collection(),
              revision.dataflow(),
              TextWords.day(revision.oldVintage()),
              TextWords.day(revision.newVintage()),
              valued(revision.oldValue(), revision.oldStatus()),
              valued(revision.newValue(), revision.newStatus()),
              TextWords.signed(revision.difference()),
              TextWords.named(revision.revisionType())));
    }
    section("Revisions", table.lines());
  }

  /** A value with its statuses, unless it is normal. */
  private static String valued(@Nullable BigDecimal value, List<Word> statuses) {
    String codes = TextWords.codes(statuses);
    String number = value == null ? "no value" : value.toPlainString();
    return codes.equals("A") ? number : number + " (" + codes + ")";
  }

  private void derivations() {
    List<String> body = new ArrayList<>();
    for (Derivation derivation : explanation.derivations()) {
      body.add(
          "%s <- %s: %s".formatted(derivation.child(), derivation.parent(), derivation.evidence()));
    }
    section("Who republishes whom", body);
  }

  private void policy() {
    Policy policy = explanation.policy();
    if (policy != null) {
      section(
          "Policy",
          List.of(
              "records are compared by "
                  + String.join(", ", policy.order().stream().map(Word::code).toList()),
              "SHA-256 " + policy.policyHash()));
    }
  }
}
