package org.migstat.query;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON (RFC 8259). A record is an object of its components, named in lower snake case;
 * numbers keep all their digits.
 */
public final class Json {
  private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

  private Json() {}

  /** An object with a component per line, and an element per line where it is a list of objects. */
  public static String lines(Record object) {
    List<String> lines = new ArrayList<>();
    for (RecordComponent component : object.getClass().getRecordComponents()) {
      Object value = value(component, object);
      lines.add("  " + name(component) + ": " + elementPerLine(value));
    }
    return "{\n" + String.join(",\n", lines) + "\n}\n";
  }

  /** On one line. */
  static String of(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return String.valueOf(value);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    return value instanceof Record object ? object(object) : quoted(value.toString());
  }

  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }

  private static String elementPerLine(@Nullable Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record
        ? list.stream().map(Json::of).collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"))
        : of(value);
  }

  /** Its keys sorted as texts. */
  private static String map(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> quoted(entry.getKey().toString()) + ":" + of(entry.getValue()))
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String object(Record object) {
    List<String> members = new ArrayList<>();
    for (RecordComponent component : object.getClass().getRecordComponents()) {
      members.add(name(component) + ":" + of(value(component, object)));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String name(RecordComponent component) {
    String words = CAPITAL.matcher(component.getName()).replaceAll("_");
    return quoted(words.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Object value(RecordComponent component, Record object) {
    try {
      return component.getAccessor().invoke(object);
    } catch (ReflectiveOperationException ours) {
      throw new IllegalStateException("a record whose components are not public", ours);
    }
  }
}
