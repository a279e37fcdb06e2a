package org.migstat.core.harmonise;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;

/** The concepts that a definition or series names, each bound to the file's columns when asked. */
record BoundConcepts(Map<Concept, ConceptSource> named, Columns columns) {

  boolean names(Concept concept) {
    return named.containsKey(concept);
  }

  /** What the concept is read from; null if the definition does not name it. */
  @Nullable Source ifNamed(Concept concept) {
    ConceptSource source = named.get(concept);
    return source == null ? null : Source.of(source, columns);
  }

  /**
   * What the concept is read from; of one that the definition does not name the total, where the
   * table has no such breakdown, else empty.
   */
  Source source(Concept concept) {
    Source source = ifNamed(concept);
    if (source != null) {
      return source;
    }
    String constant = concept == Concept.AGE || concept == Concept.COUNTERPART_AREA ? "_T" : null;
    return new Source("", -1, constant, List.of(), CodeMap.EMPTY, null);
  }
}
