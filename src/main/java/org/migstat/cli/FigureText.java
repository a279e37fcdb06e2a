package org.migstat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.migstat.query.Explanation;
import org.migstat.query.Explanation.Figure;
import org.migstat.query.Explanation.Report;

/** The chosen figure in words: what it is, whose it is, and why it and not another. */
final class FigureText {
  /** All that the public may know: the reason of one figure would tell of its value. */
  private static final String WHY_HIDDEN =
      "it is a small count, its provider or another source of its origin keeps it confidential, or"
          + " it would give such a figure back; which of these nobody is told";

  private FigureText() {}

  static List<String> of(Explanation explanation) {
    Figure figure = explanation.figure();
    if (figure == null) {
      return List.of("none: no record of the cell is current and sound, see their roles");
    }
    List<String> lines = new ArrayList<>();
    say(lines, "value", value(figure));
    if (figure.hidden()) {
      say(lines, "why hidden", WHY_HIDDEN);
    }
    say(lines, "status", TextWords.named(figure.obsStatus()));
    if (!figure.obsStatusInherited().isEmpty()) {
      say(lines, "status of duplicates", TextWords.named(figure.obsStatusInherited()));
    }
    say(lines, "confidentiality", TextWords.named(figure.confStatus()));
    say(
        lines,
        "from",
        "%s, %s of %s"
            .formatted(figure.collection(), figure.dataflow(), TextWords.day(figure.vintage())));
    say(lines, "lead", lead(explanation, figure));
    say(lines, "decided by", TextWords.named(figure.decidedBy()));
    say(lines, "records", counts(figure));
    say(lines, "series", series(figure));
    return lines;
  }

  private static String value(Figure figure) {
    return figure.obsValue() == null
        ? figure.hidden() ? "hidden" : "none"
        : TextWords.number(figure.obsValue())
            + " "
            + figure.unitMeasure().name().toLowerCase(Locale.ROOT);
  }

  /** The lead gives the value, or a finer record of its origin does. */
  private static String lead(Explanation explanation, Figure figure) {
    if (figure.leadRecord().equals(figure.valueRecord())) {
      return figure.leadCollection();
    }
    for (Report report : explanation.reports()) {
      if (report.recordId().equals(figure.leadRecord())) {
        return "%s with %s in steps of %s; %s has the same figure finer"
            .formatted(
                figure.leadCollection(),
                TextWords.number(report.obsValue()),
                report.precisionStep().toPlainString(),
                figure.collection());
      }
    }
    return "%s; %s has the same figure finer"
        .formatted(figure.leadCollection(), figure.collection());
  }

  private static String counts(Figure figure) {
    return "%s, %s, %s"
        .formatted(
            TextWords.count(figure.nCurrent(), "current record"),
            TextWords.count(figure.nOrigins(), "origin"),
            TextWords.count(figure.nConflicts(), "conflict"));
  }

  private static String series(Figure figure) {
    String comparable = "segment %d".formatted(figure.seriesSegment());
    String headline =
        figure.headline() ? "; the headline cell" : "; not the headline cell: another duration is";
    return comparable + headline + partition(figure);
  }

  private static String partition(Figure figure) {
    return figure.inPartition().isEmpty()
        ? ""
        : "; safe to add over "
            + String.join(
                ", ",
                figure.inPartition().stream()
                    .map(TextWords::concept)
                    .map(Objects::toString)
                    .toList());
  }

  private static void say(List<String> lines, String label, String value) {
    lines.add("%-20s  %s".formatted(label, value));
  }
}
