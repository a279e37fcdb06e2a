package org.migstat.core.model;

import org.jspecify.annotations.Nullable;

/** Raw codes as received, by {@link SourceField}. Immutable; its text never shows them. */
public abstract class SourceCodes {
  public static final SourceCodes NONE = of(new String[SourceField.values().length]);

  /**
   * @return what was received; null where the source has no such field
   */
  public abstract @Nullable String code(SourceField field);

  /**
   * @param codes by ordinal of {@link SourceField}; not copied, the caller gives it away
   */
  public static SourceCodes of(@Nullable String[] codes) {
    return new SourceCodes() {
      @Override
      public @Nullable String code(SourceField field) {
        return codes[field.ordinal()];
      }
    };
  }

  @Override
  public final String toString() {
    return "SourceCodes";
  }
}
