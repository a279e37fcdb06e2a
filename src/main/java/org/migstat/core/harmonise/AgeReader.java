package org.migstat.core.harmonise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.model.AgeBand;

/**
 * Reads ages by the collection's map, else by the grammar of the code list.
 *
 * @see "UN/SDMX 1.7"
 */
final class AgeReader {
  private final Source source;
  private final Map<String, Optional<AgeBand>> known = new HashMap<>();

  AgeReader(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** The band; null if the code means none. */
  @Nullable AgeBand read(String raw) {
    return known.computeIfAbsent(raw, this::parse).orElse(null);
  }

  private Optional<AgeBand> parse(String raw) {
    List<CodeMap.Entry> mapped = source.codes().entries().get(raw);
    return AgeBand.parse(mapped == null ? raw : mapped.get(0).target());
  }
}
