package org.migstat.io.definition;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Definitions are wrong; carries every problem of every file, so that one run is enough to see them
 * all.
 */
public final class DefinitionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem[] problems;

  DefinitionException(Collection<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    this.problems = problems.toArray(Problem[]::new);
  }

  /**
   * One problem of a whole file, found when it is used: {@code problem} is the rest of the
   * sentence, without full stop.
   */
  public static DefinitionException of(Path file, String problem) {
    String name = SourceText.display(file);
    return new DefinitionException(
        List.of(new Problem(name, 0, "Cannot use " + name + ": " + problem + ".")));
  }

  /** All problems: the files in the order of reading, each file's by line. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
