package org.migstat.query;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of a result, freed from the database and from the settings of the machine: null, Boolean,
 * BigDecimal, String, or a list of these.
 */
final class SqlValue {
  private SqlValue() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Array array) {
      return list(Arrays.asList((Object[]) array.getArray()));
    }
    if (value instanceof Struct struct) {
      return list(Arrays.asList(struct.getAttributes()));
    }
    if (value instanceof Map<?, ?> map) {
      return entries(map);
    }
    return text(value);
  }

  /**
   * As a cell of a table or of a CSV file: lists in braces, numbers in plain digits, {@code absent}
   * for null.
   */
  static String text(@Nullable Object value, String absent) {
    if (value == null) {
      return absent;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> text(element, "NULL"))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value.toString();
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime time) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
    if (value instanceof OffsetDateTime time) {
      return DateTimeFormatter.ISO_INSTANT.format(time);
    }
    return value.toString();
  }

  private static Object number(Number number) {
    double approximate = number.doubleValue();
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(approximate)) {
        return Double.toString(approximate);
      }
    }
    return plain(new BigDecimal(number.toString()));
  }

  /** Without the zeros that only the column's scale adds: 2016241, not 2016241.0000. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static List<@Nullable Object> list(List<? extends @Nullable Object> values)
      throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(values.size());
    for (Object value : values) {
      list.add(of(value));
    }
    return list;
  }

  private static String entries(Map<?, ?> map) throws SQLException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      entries.put(text(of(entry.getKey()), "NULL"), text(of(entry.getValue()), "NULL"));
    }
    return entries.toString();
  }
}
