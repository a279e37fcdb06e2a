package org.migstat.core.model;

import org.jspecify.annotations.Nullable;

/** Raw codes as received, by {@link SourceField}. Immutable; the text never shows them. */
public final class SourceCodes {
  public static final SourceCodes NONE = new SourceCodes(new String[SourceField.values().length]);

  private final @Nullable String[] codes;

  /**
   * @param codes by ordinal of {@link SourceField}; not copied, the caller gives it away
   */
  public SourceCodes(@Nullable String[] codes) {
    this.codes = codes;
  }

  public @Nullable String code(SourceField field) {
    return codes[field.ordinal()];
  }

  @Override
  public String toString() {
    return "SourceCodes";
  }
}
