package org.migstat.io.definition;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition;

/**
 * Reads definitions from YAML. Nothing is read of the data before they are right, and whatever is
 * wrong in any of their files is told at once.
 *
 * <p>Code maps and flags lie in the folder {@code maps} beside a definition. Paths in a job are
 * relative to its file.
 */
public final class Definitions {
  private Definitions() {}

  /**
   * One collection definition, without looking at whether its area codes exist.
   *
   * @throws DefinitionException with everything that is wrong in it and its code maps
   */
  public static CollectionDefinition collection(Path yaml) throws DefinitionException {
    return collection(yaml, area -> true);
  }

  /**
   * One collection definition.
   *
   * @param knownArea whether the area table has a canonical code
   * @throws DefinitionException with everything that is wrong in it and its code maps
   */
  public static CollectionDefinition collection(Path yaml, Predicate<String> knownArea)
      throws DefinitionException {
    FileProblems problems = FileProblems.of(SourceText.display(yaml));
    return checked(CollectionReader.read(yaml, problems, new ConceptCodes(knownArea)), problems);
  }

  /**
   * A job with the collections, policy, derivations and arrangements it names, without looking at
   * whether their area codes exist.
   *
   * @throws DefinitionException with everything that is wrong in any of the files
   */
  public static JobDefinition job(Path yaml) throws DefinitionException {
    return job(yaml, area -> true);
  }

  /**
   * A job with the collections, policy, derivations and arrangements it names.
   *
   * @param knownArea whether the area table has a canonical code
   * @throws DefinitionException with everything that is wrong in any of the files
   */
  public static JobDefinition job(Path yaml, Predicate<String> knownArea)
      throws DefinitionException {
    FileProblems problems = FileProblems.of(SourceText.display(yaml));
    return checked(JobReader.read(yaml, problems, new ConceptCodes(knownArea)), problems);
  }

  /**
   * Codes that the area table must have: constants, cases and code map targets of both area
   * concepts, sorted.
   */
  public static Set<String> areaCodes(CollectionDefinition definition) {
    return AreaCodes.written(definition).stream()
        .filter(ConceptCodes::namesArea)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Residuals that belong to the collection alone, in full: {@code _O_AFRICA@NSO_DEU}; sorted. */
  public static Set<String> residuals(CollectionDefinition definition) {
    return AreaCodes.written(definition).stream()
        .filter(ConceptCodes::isResidual)
        .map(code -> code + definition.collection())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> T checked(Optional<T> read, FileProblems problems) throws DefinitionException {
    problems.refuse();
    return read.orElseThrow();
  }
}
