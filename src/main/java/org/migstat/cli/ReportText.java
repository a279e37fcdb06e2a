package org.migstat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.migstat.query.Explanation.Report;
import org.migstat.query.Explanation.Word;
import org.migstat.query.TextTable;

/** The records of a cell as a table of codes, and what the codes mean. */
final class ReportText {
  private static final String NEAREST = "NEAREST";

  private ReportText() {}

  /**
   * @param codes those of its cells that have a meaning to tell
   */
  private record Column(
      String name, Function<Report, String> cell, Function<Report, List<Word>> codes) {
    static Column of(String name, Function<Report, String> cell) {
      return new Column(name, cell, report -> List.of());
    }

    static Column ofCodes(String name, Function<Report, List<Word>> codes) {
      return new Column(name, report -> TextWords.codes(codes.apply(report)), codes);
    }

    boolean isEmpty(List<Report> reports) {
      return reports.stream().allMatch(report -> cell.apply(report).isEmpty());
    }
  }

  private static List<Column> columns(List<Report> reports) {
    return List.of(
        Column.of("collection", Report::collection),
        Column.of("dataflow", Report::dataflow),
        Column.of("vintage", report -> TextWords.day(report.vintage())),
        Column.of("value", report -> TextWords.number(report.obsValue())),
        Column.of("step", report -> report.precisionStep().toPlainString()),
        Column.ofCodes("rounding", ReportText::rounding),
        Column.ofCodes("status", Report::obsStatus),
        Column.ofCodes("confidentiality", report -> List.of(report.confStatus())),
        Column.ofCodes("flags", Report::qualityFlags),
        Column.of("correction", report -> Objects.requireNonNullElse(report.correctionId(), "")),
        Column.ofCodes("role", report -> List.of(report.role())),
        Column.ofCodes("decided by", ReportText::decidedBy),
        Column.ofCodes("copy", ReportText::copyChain),
        Column.of("copy of", report -> copied(report, reports)),
        Column.of("file", Report::file),
        Column.of("line", report -> TextWords.number(report.line())));
  }

  static List<String> table(List<Report> reports) {
    List<Column> columns =
        columns(reports).stream().filter(column -> !column.isEmpty(reports)).toList();
    var table = new TextTable(columns.stream().map(Column::name).toList());
    for (Report report : reports) {
      table.add(columns.stream().map(column -> column.cell().apply(report)).toList());
    }
    return table.lines();
  }

  /** What the codes of the table mean, each once. */
  static List<String> legend(List<Report> reports) {
    var table = new TextTable(List.of("", "", ""));
    for (Column column : columns(reports)) {
      Map<String, String> meanings =
          column.name().equals("role") ? new LinkedHashMap<>() : new TreeMap<>();
      for (Report report : reports) {
        column.codes().apply(report).forEach(word -> meanings.put(word.code(), word.name()));
      }
      meanings.forEach((code, name) -> table.add(List.of(column.name(), code, name)));
    }
    return table.lines().subList(1, table.size() + 1);
  }

  static List<String> footnotes(List<Report> reports) {
    Set<String> notes = new LinkedHashSet<>();
    for (Report report : reports) {
      report
          .footnotes()
          .forEach(note -> notes.add(report.collection() + ": " + note.replaceAll("\\R", " ")));
    }
    return new ArrayList<>(notes);
  }

  /** Most collections round to the nearest, which goes without saying. */
  private static List<Word> rounding(Report report) {
    return report.roundMode().code().equals(NEAREST) ? List.of() : List.of(report.roundMode());
  }

  /** A criterion names what comes first, of which the record need not be the one. */
  private static List<Word> decidedBy(Report report) {
    Word criterion = report.decidedBy();
    if (criterion == null) {
      return List.of();
    }
    return criterion.code().equals("SINGLE")
        ? List.of(criterion)
        : List.of(new Word(criterion.code(), criterion.name() + " comes first"));
  }

  private static List<Word> copyChain(Report report) {
    Word chain = report.copyChain();
    return chain == null ? List.of() : List.of(chain);
  }

  /** The superseded record of which it is a stale copy. */
  private static String copied(Report copy, List<Report> reports) {
    for (Report report : reports) {
      if (report.recordId().equals(copy.copiedRecord())) {
        return "%s %s of %s"
            .formatted(report.collection(), report.dataflow(), TextWords.day(report.vintage()));
      }
    }
    return "";
  }
}
