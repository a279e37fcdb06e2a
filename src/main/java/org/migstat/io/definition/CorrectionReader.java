package org.migstat.io.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.TimePeriod;

/** Reads the register of corrections. */
final class CorrectionReader {
  private final ConceptCodes codes;
  private final FileProblems problems;
  private final Set<String> collections;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * @param collections codes that some definition has: an entry for a misspelt one would correct
   *     nothing
   */
  CorrectionReader(ConceptCodes codes, FileProblems problems, Set<String> collections) {
    this.codes = codes;
    this.problems = problems;
    this.collections = collections;
  }

  /**
   * @param name of the register as the job has it
   */
  Corrections read(SourceText source, YamlNode.Mapping top, String name) {
    List<Correction> entries = new ArrayList<>();
    top.mappings("corrections").forEach(one -> entries.add(entry(one)));
    if (problems.none()) {
      entries.forEach(entry -> checkReached(entry, entries));
    }
    return new Corrections(ContentHash.of(source), name, List.copyOf(entries));
  }

  /** Of several entries that fit a row the first is applied: one after it may wait for ever. */
  private void checkReached(Correction entry, List<Correction> entries) {
    for (Correction earlier : entries.subList(0, entries.indexOf(entry))) {
      if (earlier.covers(entry)) {
        problems.add(
            entry.line(),
            "correction '%s' is never applied, because '%s' on line %s fits all that it fits, and"
                + " for as long; expected it before that one, or not at all.",
            entry.id(),
            earlier.id(),
            earlier.line());
        return;
      }
    }
  }

  private Correction entry(YamlNode.Mapping written) {
    Action action = written.constant("action", Action.class, Action.EXCLUDE);
    Map<Dimension, String> cell = codes(written, "cell");
    Map<Dimension, String> replace = codes(written, "replace");
    checkAction(written, action);
    replace.forEach((dimension, code) -> checkReplaced(written, cell, dimension, code));
    checkOwnCounterpart(written, cell, replace);
    YamlNode.Mapping asked = written.mapping("asked");
    LocalDate since = date(asked, "date", LocalDate.MIN);
    LocalDate until = date(written, "valid_until", LocalDate.MAX);
    if (until.isBefore(since)) {
      problems.add(
          written.line("valid_until"),
          "valid_until is before the date of asked; expected it not to be.");
    }
    return new Correction(
        id(written),
        ContentHash.of(written),
        written.line(),
        Ordered.map(cell),
        CollectionNames.known(written, collections, problems),
        written.text("dataflow"),
        action,
        Ordered.map(replace),
        Ordered.set(written.constants("mark", ObservationStatus.class)),
        written.required("reason"),
        asked.required("who") + ", " + asked.required("date"),
        until);
  }

  private String id(YamlNode.Mapping written) {
    String id = written.required("id");
    Integer earlier = lines.putIfAbsent(id, written.line("id"));
    if (earlier != null && !id.isEmpty()) {
      problems.add(
          written.line("id"),
          "correction '%s' stands a second time, after line %s; expected each id once.",
          id,
          earlier);
    }
    return id;
  }

  private Map<Dimension, String> codes(YamlNode.Mapping written, String key) {
    YamlNode.Mapping named = written.mapping(key);
    Map<Dimension, String> all = new LinkedHashMap<>();
    for (Concept concept : Concept.values()) {
      String code = named.text(concept.name());
      String wrong = code == null ? null : codes.wrong(concept, code, false);
      if (wrong != null) {
        problems.add(named.line(concept.name()), wrong);
      } else if (code != null && isDimension(concept)) {
        all.put(Dimension.valueOf(concept.name()), code);
      }
    }
    return all;
  }

  private static boolean isDimension(Concept concept) {
    return concept.compareTo(Concept.TIME_PERIOD) <= 0;
  }

  /** Each action has what it needs and nothing that another needs. */
  private void checkAction(YamlNode.Mapping written, Action action) {
    if (!YamlNode.name(action).equals(written.text("action"))) {
      return; // It is missing or none, which is told.
    }
    for (Action other : List.of(Action.REPLACE, Action.MARK)) {
      String key = YamlNode.name(other);
      if (written.has(key) != (action == other)) {
        problems.add(
            written.line("action"),
            "action is %s %s key '%s'; expected them to go together.",
            YamlNode.name(action),
            written.has(key) ? "beside" : "without",
            key);
      }
    }
  }

  /** What is replaced is said twice, what it is and what it shall be, so that an entry is exact. */
  private void checkReplaced(
      YamlNode.Mapping written, Map<Dimension, String> cell, Dimension dimension, String code) {
    int line = written.mapping("replace").line(dimension.name());
    String now = cell.get(dimension);
    if (!written.mapping("cell").has(dimension.name())) {
      problems.add(
          line,
          "replace has %s, which cell does not name; expected the code that it has now in cell.",
          dimension);
    } else if (now == null) {
      return; // What cell names there is no code, which is told.
    } else if (now.equals(code)) {
      problems.add(line, "replace has the %s that cell has; expected another code.", dimension);
    } else if (isTotal(now) || isTotal(code)) {
      problems.add(
          line, "replace turns a total into a part or a part into a total; expected two parts.");
    } else if (dimension == Dimension.TIME_PERIOD && !sameForm(now, code)) {
      problems.add(
          line,
          "replace has a period of another length than cell; expected two years, or two days, and"
              + " so on.");
    }
  }

  private static boolean isTotal(String code) {
    return code.equals("_T") || code.equals("_Z");
  }

  private static boolean sameForm(String one, String other) {
    Optional<TimePeriod> a = TimePeriod.parse(one);
    Optional<TimePeriod> b = TimePeriod.parse(other);
    return a.isEmpty() || b.isEmpty() || a.get().months() == b.get().months();
  }

  /**
   * Internal displacement has the area itself as its counterpart: both are replaced, or neither.
   */
  private void checkOwnCounterpart(
      YamlNode.Mapping written, Map<Dimension, String> cell, Map<Dimension, String> replace) {
    String area = replace.get(Dimension.REF_AREA);
    String counterpart = replace.get(Dimension.COUNTERPART_AREA);
    String indicator = cell.get(Dimension.INDICATOR);
    if (area == null && counterpart == null) {
      return;
    }
    if (indicator == null) {
      problems.add(
          written.line("replace"), "replace has an area but cell has no INDICATOR; expected one.");
    } else if (indicator.equals(Indicator.IDP_STOCK.name()) && !Objects.equals(area, counterpart)) {
      problems.add(
          written.line("replace"),
          "replace has areas of IDP_STOCK that differ; expected one area as REF_AREA and"
              + " COUNTERPART_AREA.");
    }
  }

  private LocalDate date(YamlNode.Mapping written, String key, LocalDate otherwise) {
    String text = written.required(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        problems.add(
            written.line(key), "%s '%s' is no day; expected a date such as 2026-06-30.", key, text);
      }
      return otherwise;
    }
  }
}
