package org.migstat.io.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folder {@code maps} beside a definition; remembers what was used of it. */
final class MapFolder {
  private final Path folder;
  private final Map<String, SourceText> used = new TreeMap<>();

  private MapFolder(Path folder) {
    this.folder = folder;
  }

  static MapFolder beside(Path definition) {
    return new MapFolder(definition.resolveSibling("maps"));
  }

  /** Whether it is the name of a CSV file, and no path out of the folder. */
  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.csv");
  }

  /**
   * The table; empty if there is none, which is noted at the line of the definition that names it.
   */
  Optional<CsvTable> table(String name, int line, List<String> columns, FileProblems definition) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      definition.add(
          line,
          "there is no file "
              + SourceText.display(file)
              + "; expected a CSV file with the header "
              + String.join(",", columns)
              + ".");
      return Optional.empty();
    }
    FileProblems problems = definition.in(SourceText.display(file));
    Optional<CsvTable> table = CsvTable.read(file, columns, problems);
    table.ifPresent(read -> used.put(name, read.source()));
    return table;
  }

  Collection<SourceText> used() {
    return used.values();
  }
}
