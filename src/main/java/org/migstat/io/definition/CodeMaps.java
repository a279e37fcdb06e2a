package org.migstat.io.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.Concept;

/** The code maps of one definition, from files and from its own lines; each file is read once. */
final class CodeMaps {
  static final List<String> COLUMNS = List.of("source", "code", "from", "to", "zero", "note");

  private record Located(CodeMap.Entry entry, int line) {}

  /** Entries by source code, and the file they stand in. */
  private record Layer(Map<String, List<Located>> entries, FileProblems problems) {}

  private final MapFolder folder;
  private final ConceptCodes codes;
  private final Map<String, Optional<Layer>> files = new LinkedHashMap<>();

  CodeMaps(MapFolder folder, ConceptCodes codes) {
    this.folder = folder;
    this.codes = codes;
  }

  /**
   * The map that a definition names.
   *
   * @param written a file name, a mapping, or a list of these, in which the last that has a source
   *     code wins; null for none
   */
  CodeMap read(@Nullable YamlNode written, Concept concept, FileProblems definition) {
    Map<String, List<CodeMap.Entry>> merged = new TreeMap<>();
    List<YamlNode> layers =
        written instanceof YamlNode.Sequence sequence
            ? sequence.items()
            : written == null ? List.of() : List.of(written);
    for (YamlNode part : layers) {
      Layer layer = layer(part, definition).orElse(new Layer(Map.of(), definition));
      for (Map.Entry<String, List<Located>> same : layer.entries().entrySet()) {
        check(concept, same.getValue(), layer.problems());
        merged.put(same.getKey(), same.getValue().stream().map(Located::entry).toList());
      }
    }
    return merged.isEmpty() ? CodeMap.EMPTY : new CodeMap(Ordered.map(merged));
  }

  private void check(Concept concept, List<Located> entries, FileProblems problems) {
    for (Located located : entries) {
      CodeMap.Entry entry = located.entry();
      String wrong = codes.wrong(concept, entry.target(), true);
      if (wrong != null) {
        problems.add(located.line(), wrong);
      }
      if (!ConceptCodes.isArea(concept)
          && (entry.from() != null || entry.to() != null || entry.zeroIsFiller())) {
        problems.add(
            located.line(),
            "a code of %s has dates or a zero; expected these of areas only.",
            concept);
      }
    }
  }

  private Optional<Layer> layer(YamlNode part, FileProblems definition) {
    if (part instanceof YamlNode.Mapping mapping) {
      Map<String, List<Located>> entries = new LinkedHashMap<>();
      for (String source : mapping.entries().keySet()) {
        String target = mapping.text(source);
        if (target != null) {
          entries.put(
              source,
              List.of(
                  new Located(new CodeMap.Entry(target, null, null, false), mapping.line(source))));
        }
      }
      return Optional.of(new Layer(entries, definition));
    }
    String name = YamlNode.text(part);
    if (name == null || !MapFolder.isName(name)) {
      return Optional.empty();
    }
    Optional<Layer> known = files.get(name);
    if (known == null) {
      known = folder.table(name, part.line(), COLUMNS, definition).map(CodeMaps::layer);
      files.put(name, known);
    }
    return known;
  }

  private static Layer layer(CsvTable table) {
    FileProblems problems = table.problems();
    Map<String, List<Located>> entries = new LinkedHashMap<>();
    for (CsvTable.Row row : table.rows()) {
      String source = row.field(0);
      if (!source.equals(source.strip())) {
        problems.add(
            row.line(),
            "source '%s' has blanks around it; expected none, as fields are read without.",
            source);
      }
      List<Located> same = entries.computeIfAbsent(source, s -> new ArrayList<>());
      Located located = new Located(entry(row, problems), row.line());
      same.stream()
          .filter(earlier -> overlap(earlier.entry(), located.entry()))
          .findFirst()
          .ifPresent(
              earlier ->
                  problems.add(
                      row.line(),
                      "'%s' has two meanings on the same days, here and on line %s; expected dates"
                          + " that do not overlap. The column to is the first day that no longer"
                          + " counts.",
                      source,
                      earlier.line()));
      same.add(located);
    }
    return new Layer(entries, problems);
  }

  private static CodeMap.Entry entry(CsvTable.Row row, FileProblems problems) {
    LocalDate from = date(row, 2, problems);
    LocalDate to = date(row, 3, problems);
    if (from != null && to != null && !from.isBefore(to)) {
      problems.add(
          row.line(), "from is not before to; expected to be the first day that no longer counts.");
    }
    String zero = row.field(4);
    if (!zero.isEmpty() && !zero.equals("filler")) {
      problems.add(row.line(), "zero is '%s'; expected the word filler or nothing.", zero);
    }
    return new CodeMap.Entry(row.field(1), from, to, zero.equals("filler"));
  }

  private static @Nullable LocalDate date(CsvTable.Row row, int column, FileProblems problems) {
    String text = row.field(column);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      problems.add(
          row.line(), "%s is '%s'; expected a date such as 2011-07-09.", COLUMNS.get(column), text);
      return null;
    }
  }

  private static boolean overlap(CodeMap.Entry a, CodeMap.Entry b) {
    return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
  }

  private static boolean startsBeforeEnd(CodeMap.Entry a, CodeMap.Entry b) {
    return a.from() == null || b.to() == null || a.from().isBefore(b.to());
  }
}
