package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one file; all files of a job write to one list. */
final class FileProblems {
  private final String file;
  private final Map<String, Set<Problem>> all;

  private FileProblems(String file, Map<String, Set<Problem>> all) {
    this.file = file;
    this.all = all;
  }

  static FileProblems of(String file) {
    return new FileProblems(file, new LinkedHashMap<>()).in(file);
  }

  /** For another file of the same job. */
  FileProblems in(String other) {
    all.computeIfAbsent(other, f -> new LinkedHashSet<>());
    return new FileProblems(other, all);
  }

  String file() {
    return file;
  }

  /** Whether nothing is wrong in this file so far. */
  boolean none() {
    return all.getOrDefault(file, Set.of()).isEmpty();
  }

  /**
   * Notes a problem once.
   *
   * @param line from 1; 0 for the whole file
   * @param found what was found and what was expected, the end of the sentence with its full stop;
   *     with {@code %s} where {@code parts} stand
   */
  void add(int line, String found, @Nullable Object... parts) {
    String place = line == 0 ? file : file + " line " + line;
    addWhole(line, "Cannot read " + place + ": " + filled(found, parts));
  }

  /** Notes a problem in a sentence of its own, which names the file itself. */
  void addWhole(int line, String sentence, @Nullable Object... parts) {
    Problem problem = new Problem(file, line, filled(sentence, parts));
    all.computeIfAbsent(file, f -> new LinkedHashSet<>()).add(problem);
  }

  /** Texts without parts are taken as they are, since they may hold anything a definition does. */
  static String filled(String text, @Nullable Object... parts) {
    return parts.length == 0 ? text : String.format(Locale.ROOT, text, parts);
  }

  /**
   * @throws DefinitionException if any file has a problem
   */
  void refuse() throws DefinitionException {
    List<Problem> list = new ArrayList<>();
    for (Set<Problem> ofFile : all.values()) {
      ofFile.stream().sorted(Comparator.comparingInt(Problem::line)).forEach(list::add);
    }
    if (!list.isEmpty()) {
      throw new DefinitionException(list);
    }
  }
}
