package org.migstat.beam;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.Observation;

/**
 * Where the records of a tier come from: all that decides what it is told about definitions and
 * corrections. Of those that gave none of its records it learns nothing.
 *
 * @see "UN/SDMX 1.11, 4.3"
 */
final class Origins implements Serializable {
  private static final long serialVersionUID = 1;

  /** Ids of the definitions that read them. */
  final Set<String> definitions = new TreeSet<>();

  /** Ids of the entries of the corrections register that were applied to them. */
  final Set<String> corrections = new TreeSet<>();

  /** Records come by the million, mostly of the definition that the one before is of. */
  private String last = "";

  void add(Observation observation) {
    String definition = observation.definition().id();
    if (!definition.equals(last)) {
      last = definition;
      definitions.add(definition);
    }
    String applied = observation.correction();
    if (applied != null) {
      // A sum names those of all its parts.
      corrections.addAll(List.of(applied.split(", ")));
    }
  }

  void add(Origins other) {
    definitions.addAll(other.definitions);
    corrections.addAll(other.corrections);
  }
}
