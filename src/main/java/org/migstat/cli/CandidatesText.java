package org.migstat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.migstat.query.Candidates;
import org.migstat.query.Candidates.Candidate;
import org.migstat.query.Candidates.Choice;
import org.migstat.query.Explanation.Part;
import org.migstat.query.Explanation.Word;
import org.migstat.query.TextTable;

/** Cells to choose from, as text. */
final class CandidatesText {
  private static final int MOST_CODES = 8;

  /** The options that narrow; other dimensions take a cell key. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "INDICATOR", "--indicator",
          "REF_AREA", "--ref-area",
          "COUNTERPART_AREA", "--counterpart",
          "POP_BASIS", "--basis",
          "DURATION", "--duration",
          "SEX", "--sex",
          "AGE", "--age",
          "TIME_PERIOD", "--time");

  private CandidatesText() {}

  static List<String> of(Candidates candidates) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d cells in tier %s of release %s%s"
            .formatted(
                candidates.cells(),
                candidates.tier(),
                candidates.release(),
                candidates.cells() > candidates.first().size()
                    ? "; the first %d, totals first:".formatted(candidates.first().size())
                    : ", totals first:"));
    lines.add("");
    lines.addAll(table(candidates).lines());
    lines.add("");
    lines.add("Name a cell key, or narrow with");
    for (Choice choice : candidates.narrow()) {
      String option = OPTIONS.get(choice.concept());
      if (option != null) {
        lines.add("  %-13s  %s".formatted(option, codes(choice.codes())));
      }
    }
    return lines;
  }

  private static TextTable table(Candidates candidates) {
    List<String> header = new ArrayList<>(List.of("cell_key"));
    candidates.narrow().forEach(choice -> header.add(TextWords.concept(choice.concept())));
    header.addAll(List.of("value", "lead"));
    var table = new TextTable(header);
    for (Candidate candidate : candidates.first()) {
      List<String> cells = new ArrayList<>(List.of(candidate.cellKey()));
      for (Part part : candidate.differs()) {
        cells.add(shown(part.value()));
      }
      cells.add(TextWords.number(candidate.obsValue()));
      cells.add(Objects.requireNonNullElse(candidate.leadCollection(), "none, not resolved"));
      table.add(cells);
    }
    return table;
  }

  private static String shown(Word word) {
    return switch (word.code()) {
      case "_T" -> "all";
      case "_Z" -> "-";
      default -> word.name();
    };
  }

  private static String codes(List<String> codes) {
    String some = codes.stream().limit(MOST_CODES).collect(Collectors.joining(", "));
    return codes.size() > MOST_CODES ? "%s, … (%d)".formatted(some, codes.size()) : some;
  }
}
