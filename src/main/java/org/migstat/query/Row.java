package org.migstat.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result.
 *
 * @param values by column: null, Boolean, BigDecimal, String, or a list of these
 */
record Row(Map<String, @Nullable Object> values) {
  /** Of a column that is never null. */
  String text(String column) {
    return Objects.requireNonNull(textOrNull(column), column);
  }

  @Nullable String textOrNull(String column) {
    return (String) values.get(column);
  }

  @Nullable BigDecimal numberOrNull(String column) {
    return (BigDecimal) values.get(column);
  }

  /** Of a column of whole numbers that is never null. */
  long whole(String column) {
    return Objects.requireNonNull(numberOrNull(column), column).longValueExact();
  }

  boolean flag(String column) {
    return Boolean.TRUE.equals(values.get(column));
  }

  /** Texts of a list; none if it is null. */
  List<String> texts(String column) {
    return values.get(column) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
