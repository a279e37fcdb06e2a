package org.migstat.io.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says in our words what the validator found: what it was, and what was expected, which is the
 * title of the schema that failed.
 */
final class SchemaSentence {
  private final JsonNode schema;
  private final YamlNode.Mapping top;

  SchemaSentence(JsonNode schema, YamlNode.Mapping top) {
    this.schema = schema;
    this.top = top;
  }

  int line(ValidationMessage message) {
    YamlNode node = node(message.getInstanceLocation());
    boolean unknownKey = message.getType().equals("additionalProperties");
    return unknownKey && node instanceof YamlNode.Mapping mapping
        ? mapping.line(message.getProperty())
        : node.line();
  }

  String of(ValidationMessage message) {
    JsonNode failed = failed(message);
    JsonNodePath path = message.getInstanceLocation();
    YamlNode node = node(path);
    String key = message.getProperty();
    return switch (message.getType()) {
      case "additionalProperties" -> unknownKey(key, names(failed.path("properties")));
      case "required" ->
          "key '"
              + key
              + "' is missing; expected "
              + expected(failed.path("properties").path(key))
              + ".";
      case "uniqueItems" ->
          subject(path) + " names '" + twice(node) + "' twice; expected each once.";
      case "minItems", "minProperties" ->
          subject(path) + " is empty; expected " + expected(failed) + ".";
      default -> found(path, node) + "; expected " + expected(failed) + "." + hint(node, failed);
    };
  }

  private static String unknownKey(String key, List<String> known) {
    return "unknown key '"
        + key
        + "'; known keys are "
        + String.join(", ", known)
        + "."
        + Nearest.hint(key, known);
  }

  private static String found(JsonNodePath path, YamlNode node) {
    String subject = subject(path);
    if (node instanceof YamlNode.Sequence) {
      return subject + " is a list";
    }
    if (node instanceof YamlNode.Mapping) {
      return subject + " is a mapping";
    }
    String text = YamlNode.text(node);
    if (text == null) {
      return subject + " is empty";
    }
    boolean item = path.getNameCount() > 0 && path.getElement(-1) instanceof Integer;
    return subject + (item ? " holds '" : " is '") + shortened(text) + "'";
  }

  /** The innermost key, in quotes. */
  private static String subject(JsonNodePath path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (path.getElement(i) instanceof String key) {
        return "'" + key + "'";
      }
    }
    return "the file";
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  private String expected(JsonNode failed) {
    JsonNode target =
        failed.has("$ref") ? schema.at(failed.get("$ref").asText().substring(1)) : failed;
    if (target.has("title")) {
      return target.get("title").asText();
    }
    List<String> codes = codes(target);
    int last = codes.size() - 1;
    return last < 1
        ? "something else"
        : String.join(", ", codes.subList(0, last)) + " or " + codes.get(last);
  }

  private static String hint(YamlNode node, JsonNode failed) {
    String text = YamlNode.text(node);
    return text == null || !failed.has("enum") ? "" : Nearest.hint(text, codes(failed));
  }

  private static List<String> codes(JsonNode target) {
    List<String> codes = new ArrayList<>();
    target.path("enum").forEach(code -> codes.add(code.asText()));
    return codes;
  }

  private static List<String> names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String twice(YamlNode node) {
    Set<String> seen = new HashSet<>();
    return YamlNode.texts(node).stream()
        .filter(text -> !seen.add(text))
        .findFirst()
        .orElse("something");
  }

  /** The schema that holds the keyword that failed. */
  private JsonNode failed(ValidationMessage message) {
    JsonNodePath fragment = message.getSchemaLocation().getFragment();
    JsonNode at = schema;
    for (int i = 0; i < fragment.getNameCount() - 1; i++) {
      at =
          fragment.getElement(i) instanceof Integer index
              ? at.path(index)
              : at.path(fragment.getName(i));
    }
    return at;
  }

  private YamlNode node(JsonNodePath path) {
    YamlNode at = top;
    for (int i = 0; i < path.getNameCount(); i++) {
      if (at instanceof YamlNode.Sequence sequence && path.getElement(i) instanceof Integer index) {
        at = sequence.items().get(index);
      } else if (at instanceof YamlNode.Mapping mapping) {
        YamlNode next = mapping.value(path.getName(i));
        at = next == null ? at : next;
      }
    }
    return at;
  }
}
