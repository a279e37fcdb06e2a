package org.migstat.core.model;

import org.jspecify.annotations.Nullable;

/** Raw codes as received, by {@link SourceField}. Immutable; its text never shows them. */
public interface SourceCodes {
  SourceCodes NONE = of(new String[SourceField.values().length]);

  /**
   * @return what was received; null where the source has no such field
   */
  @Nullable String code(SourceField field);

  /**
   * @param codes by ordinal of {@link SourceField}; not copied, the caller gives it away
   */
  static SourceCodes of(@Nullable String[] codes) {
    return field -> codes[field.ordinal()];
  }
}
