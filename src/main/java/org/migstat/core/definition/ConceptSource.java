package org.migstat.core.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one concept is read from a row: a constant, or a column, or the first case that applies. A
 * raw code is looked up in {@code codes} first, then read by {@code scheme}.
 *
 * @param constant raw code of every row
 * @param column header of the column
 * @param cases conditions in order, for concepts that several columns decide
 * @param codes code map: raw code to what it means
 * @param scheme how codes outside the map are read; null means only the map counts, or the
 *     canonical code
 */
public record ConceptSource(
    @Nullable String constant,
    @Nullable String column,
    List<Case> cases,
    CodeMap codes,
    @Nullable Scheme scheme)
    implements Serializable {

  /** A code for the rows whose columns hold one of the listed values, all columns together. */
  public record Case(Map<String, Set<String>> when, String code) implements Serializable {}
}
