package org.migstat.core.definition;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How the publication date is known.
 *
 * @param basis DECLARED by the definition, STATED in a column, or in the FILE_NAME
 * @param declared seconds since 1970 UTC, for DECLARED
 * @param column for STATED
 * @param pattern expression with one group, for FILE_NAME
 * @param format date pattern of java.time for STATED and FILE_NAME
 */
public record VintageSource(
    Basis basis,
    @Nullable Long declared,
    @Nullable String column,
    @Nullable Expression pattern,
    @Nullable String format)
    implements Serializable {
  public enum Basis {
    DECLARED,
    STATED,
    FILE_NAME
  }
}
