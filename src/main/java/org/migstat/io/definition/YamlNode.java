package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML value with its line. Scalars are the text as written, whatever YAML 1.1 would make of it:
 * {@code NO} is Norway and not false, {@code 008} is Albania and not 8, {@code 1e3} and dates are
 * texts.
 */
sealed interface YamlNode {
  /** From 1; of a list or mapping behind a key, the line of the key. */
  int line();

  /**
   * @param absent whether nothing is written at all, as behind {@code key:}
   */
  record Scalar(String text, boolean absent, int line) implements YamlNode {}

  record Sequence(List<YamlNode> items, int line) implements YamlNode {}

  /** What stands behind a key, and the line of the key. */
  record Entry(int line, YamlNode value) {}

  /**
   * Its accessors take a value of another kind for absent: the schema has told of it already, and
   * the checks that follow still find the rest.
   */
  record Mapping(Map<String, Entry> entries, int line) implements YamlNode {
    @Nullable YamlNode value(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    boolean has(String key) {
      return entries.containsKey(key);
    }

    /** Line of the key; of the mapping if there is no such key. */
    int line(String key) {
      Entry entry = entries.get(key);
      return entry == null ? line : entry.line();
    }

    @Nullable String text(String key) {
      return YamlNode.text(value(key));
    }

    /** The text, or the empty text where it is missing, which another problem tells. */
    String required(String key) {
      String text = text(key);
      return text == null ? "" : text;
    }

    /** The texts of a list; a single text is a list of one. */
    List<String> texts(String key) {
      return YamlNode.texts(value(key));
    }

    /** The mapping behind the key, empty if there is none. */
    Mapping mapping(String key) {
      return value(key) instanceof Mapping mapping ? mapping : new Mapping(Map.of(), line(key));
    }

    /** The mappings of a list. */
    List<Mapping> mappings(String key) {
      List<Mapping> list = new ArrayList<>();
      if (value(key) instanceof Sequence sequence) {
        for (YamlNode item : sequence.items()) {
          if (item instanceof Mapping mapping) {
            list.add(mapping);
          }
        }
      }
      return list;
    }

    boolean flag(String key) {
      return "true".equals(text(key));
    }

    int whole(String key, int otherwise) {
      String text = text(key);
      try {
        return text == null ? otherwise : Integer.parseInt(text);
      } catch (NumberFormatException toldByTheSchema) {
        return otherwise;
      }
    }

    double share(String key, double otherwise) {
      String text = text(key);
      try {
        return text == null ? otherwise : Double.parseDouble(text);
      } catch (NumberFormatException toldByTheSchema) {
        return otherwise;
      }
    }

    /** The constant of this name, in any case; {@code otherwise} if there is none. */
    <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
      String text = text(key);
      E found = text == null ? null : YamlNode.constant(text, type);
      return found == null ? otherwise : found;
    }

    /** The constants of a list, those that exist, in the order written. */
    <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
      List<E> list = new ArrayList<>();
      for (String text : texts(key)) {
        E found = YamlNode.constant(text, type);
        if (found != null) {
          list.add(found);
        }
      }
      return List.copyOf(list);
    }
  }

  static @Nullable String text(@Nullable YamlNode node) {
    return node instanceof Scalar scalar && !scalar.absent() ? scalar.text() : null;
  }

  static List<String> texts(@Nullable YamlNode node) {
    List<String> list = new ArrayList<>();
    List<YamlNode> items =
        node instanceof Sequence sequence
            ? sequence.items()
            : node == null ? List.of() : List.of(node);
    for (YamlNode item : items) {
      String text = text(item);
      if (text != null) {
        list.add(text);
      }
    }
    return List.copyOf(list);
  }

  /** How a constant is written. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> @Nullable E constant(String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    return null;
  }
}
