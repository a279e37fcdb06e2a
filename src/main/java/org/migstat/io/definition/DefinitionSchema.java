package org.migstat.io.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One JSON Schema of {@code schemas/definitions}, from the class path. */
final class DefinitionSchema {
  private static final Map<String, DefinitionSchema> LOADED = new ConcurrentHashMap<>();

  private final JsonNode tree;
  private final JsonSchema schema;

  private DefinitionSchema(JsonNode tree) {
    this.tree = tree;
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .regularExpressionFactory(DefinitionSchema::expression)
            .build();
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree, config);
  }

  /** As JSON Schema means it: Java's {@code $} lets a line break follow, "365\n" is no number. */
  private static RegularExpression expression(String written) {
    Pattern pattern = Pattern.compile(written.replaceFirst("\\$$", "\\\\z"));
    return text -> pattern.matcher(text).find();
  }

  /**
   * @param name collection, job, resolution, derivations, arrangements or corrections
   */
  static DefinitionSchema of(String name) {
    return LOADED.computeIfAbsent(name, DefinitionSchema::load);
  }

  private static DefinitionSchema load(String name) {
    String resource = "/schemas/definitions/" + name + ".schema.json";
    try (InputStream in = DefinitionSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot load " + resource + ": it is not on the class path");
      }
      return new DefinitionSchema(new ObjectMapper().readTree(in));
    } catch (IOException broken) {
      throw new UncheckedIOException("Cannot load " + resource, broken);
    }
  }

  /** Notes everything in the file that the schema does not allow. */
  void check(YamlNode.Mapping top, FileProblems problems) {
    SchemaSentence sentence = new SchemaSentence(tree, top);
    for (ValidationMessage message : schema.validate(json(top))) {
      problems.add(sentence.line(message), sentence.of(message));
    }
  }

  /** The same value as JSON: every scalar a text, one that is not written null. */
  static JsonNode json(YamlNode node) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (node instanceof YamlNode.Mapping mapping) {
      ObjectNode object = factory.objectNode();
      mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
      return object;
    }
    if (node instanceof YamlNode.Sequence sequence) {
      ArrayNode array = factory.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    return scalar.absent() ? factory.nullNode() : factory.textNode(scalar.text());
  }
}
