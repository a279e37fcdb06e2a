package org.migstat.core.harmonise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;

/**
 * Reads the codes of one dimension whose code list is an enum: by the collection's map, else by the
 * canonical code.
 */
final class EnumReader<E extends Enum<E>> {
  private final Source source;
  private final Class<E> type;
  private final Map<String, E> known = new HashMap<>();

  EnumReader(Source source, Class<E> type) {
    this.source = source;
    this.type = type;
    for (E constant : type.getEnumConstants()) {
      known.put(constant.name(), constant);
    }
    for (Map.Entry<String, List<CodeMap.Entry>> mapped : source.codes().entries().entrySet()) {
      String target = mapped.getValue().get(0).target();
      if (target.equals(CodeMap.OUT_OF_SCOPE)) {
        known.remove(mapped.getKey());
      } else {
        known.put(mapped.getKey(), Enum.valueOf(type, target));
      }
    }
  }

  Source source() {
    return source;
  }

  @Nullable E read(String raw) {
    return known.get(raw);
  }

  /** Whether the collection's map puts the code out of scope. */
  boolean outOfScope(String raw) {
    return isOutOfScope(source.codes(), raw);
  }

  static boolean isOutOfScope(CodeMap codes, String raw) {
    List<CodeMap.Entry> entries = codes.entries().get(raw);
    return entries != null && entries.get(0).target().equals(CodeMap.OUT_OF_SCOPE);
  }

  @Override
  public String toString() {
    return "EnumReader of " + type.getSimpleName();
  }
}
