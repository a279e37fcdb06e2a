package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
import org.migstat.core.model.RuleId;

/**
 * Reads one dimension of the cell key whose code list is an enum, and says in the verdict on the
 * row why it has no code.
 */
final class DimensionReader<E extends Enum<E>> {
  private final Concept concept;
  private final RuleId rule;
  private final boolean named;
  private final Source source;
  private final EnumReader<E> codes;
  private final Verdict verdict;

  /**
   * @param rule what a row breaks whose code cannot be read
   */
  DimensionReader(
      Concept concept, RuleId rule, Class<E> type, BoundConcepts concepts, Verdict verdict) {
    this.concept = concept;
    this.rule = rule;
    this.named = concepts.names(concept);
    this.source = concepts.source(concept);
    this.codes = new EnumReader<>(source, type);
    this.verdict = verdict;
  }

  /** Whether the definition says how the dimension is read. */
  boolean named() {
    return named;
  }

  Source source() {
    return source;
  }

  /**
   * The code of the row; null if it cannot be read or is out of scope.
   *
   * @param absent the code where the definition does not name the dimension
   */
  @Nullable E read(Row row, @Nullable E absent) {
    if (!named) {
      return absent;
    }
    String raw = source.raw(row);
    E code = codes.read(raw);
    if (code == null && codes.outOfScope(raw)) {
      verdict.outOfScope(concept + " code");
    } else if (code == null) {
      verdict.refuse(rule, source.name(), "no " + concept + " is written as " + RawCode.shown(raw));
    }
    return code;
  }
}
