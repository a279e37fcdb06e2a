package org.migstat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.migstat.query.Explanation;
import org.migstat.query.Explanation.Part;
import org.migstat.query.Explanation.Word;

/** A cell in words: the dimensions that say something; totals on one line. */
final class CellText {
  private static final String TOTAL = "_T";
  private static final String NONE = "_Z";

  private final Map<String, Word> codes;
  private final Map<String, String> said = new LinkedHashMap<>();
  private final List<String> totals = new ArrayList<>();

  private CellText(List<Part> dimensions) {
    codes = dimensions.stream().collect(Collectors.toMap(Part::concept, Part::value));
  }

  static List<String> of(Explanation explanation) {
    var text = new CellText(explanation.dimensions());
    List<String> lines = new ArrayList<>();
    lines.add(explanation.cellKey());
    lines.add(
        "%s, tier %s of release %s"
            .formatted(
                TextWords.named(text.code("INDICATOR")),
                explanation.tier(),
                explanation.release()));
    lines.add("");
    text.dimensions();
    int width = text.said.keySet().stream().mapToInt(String::length).max().orElse(0);
    text.said.forEach(
        (label, value) ->
            lines.add("  " + label + " ".repeat(width - label.length()) + "  " + value));
    return lines;
  }

  private void dimensions() {
    say("reporting area", TextWords.named(code("REF_AREA")));
    unlessTotal("COUNTERPART_AREA", this::counterpartConcept, "other areas");
    unlessTotal("CITIZENSHIP_GRP", any -> "citizenship", byCitizenship() ? "" : "citizenships");
    unlessTotal("DURATION", any -> "minimum stay", "");
    unlessTotal("REASON", any -> "reason", "reasons");
    unlessTotal("SEX", any -> "sex", "sexes");
    unlessTotal("AGE", any -> "age", "ages");
    if (!code("AGE_DEF").code().equals(NONE)) {
      say("definition of age", TextWords.named(code("AGE_DEF")));
    }
    say("time", TextWords.named(code("TIME_PERIOD")) + ", " + lower(code("TIME_TYPE")));
    say("unit", TextWords.named(code("UNIT_MEASURE")));
    if (!totals.isEmpty()) {
      say("all", String.join(", ", totals));
    }
  }

  private void unlessTotal(String concept, Function<String, String> label, String total) {
    Word word = code(concept);
    if (word.code().equals(TOTAL)) {
      if (!total.isEmpty()) {
        totals.add(total);
      }
    } else if (!word.code().equals(NONE)) {
      say(label.apply(concept), TextWords.named(word));
    }
  }

  /** What the other area is, which the basis says. */
  private String counterpartConcept(String concept) {
    Word basis = code("POP_BASIS");
    return basis.code().equals(NONE) || basis.code().equals("_U")
        ? TextWords.concept(concept)
        : lower(basis.name().replaceFirst(":.*", ""));
  }

  private boolean byCitizenship() {
    return code("POP_BASIS").code().equals("COC");
  }

  private void say(String label, String value) {
    said.put(label, value);
  }

  private Word code(String concept) {
    return codes.getOrDefault(concept, new Word(NONE, NONE));
  }

  private static String lower(Word word) {
    return lower(word.name());
  }

  private static String lower(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
