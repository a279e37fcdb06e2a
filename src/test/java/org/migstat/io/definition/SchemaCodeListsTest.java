package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.definition.Scheme;
import org.migstat.core.definition.VintageSource;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Tier;

/**
 * The schemas are read by people and editors too, so they say the codes again; here they are held
 * together.
 */
class SchemaCodeListsTest {
  private static JsonNode schema(String name) throws IOException {
    return new ObjectMapper()
        .readTree(Path.of("schemas/definitions", name + ".schema.json").toFile());
  }

  private static List<String> codes(String name, String pointer) throws IOException {
    List<String> codes = new ArrayList<>();
    JsonNode at = schema(name).at(pointer);
    if (at.isArray()) {
      at.forEach(code -> codes.add(code.asText()));
    } else {
      at.fieldNames().forEachRemaining(codes::add);
    }
    return codes;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static List<String> lower(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void definitionsHaveTheCodesOfTheModel() throws IOException {
    String in = "collection";
    assertThat(codes(in, "/properties/default_confidentiality/enum"))
        .isEqualTo(names(ConfidentialityStatus.values()));
    assertThat(codes(in, "/$defs/statuses/items/enum"))
        .isEqualTo(names(ObservationStatus.values()));
    assertThat(codes(in, "/$defs/concept/properties/scheme/enum"))
        .isEqualTo(names(Scheme.values()));
    assertThat(codes(in, "/properties/concepts/properties")).isEqualTo(names(Concept.values()));
    assertThat(codes(in, "/properties/roll_up/items/enum")).isEqualTo(names(RollUp.values()));
    assertThat(codes(in, "/$defs/party/enum"))
        .containsExactlyInAnyOrderElementsOf(names(Party.values()));
    assertThat(codes(in, "/properties/layout/properties/format/enum"))
        .isEqualTo(lower(Layout.Format.values()));
    assertThat(codes(in, "/properties/vintage_basis/enum"))
        .isEqualTo(lower(VintageSource.Basis.values()));
    assertThat(codes(in, "/properties/value/properties/rounding/properties/mode/enum"))
        .isEqualTo(names(Rounding.Mode.values()));
  }

  @Test
  void symbolsHaveTheStatusesOfTheModel() throws IOException {
    String pattern =
        schema("collection")
            .at("/properties/value/properties/symbols/additionalProperties/pattern")
            .asText();
    for (ObservationStatus status : ObservationStatus.values()) {
      assertThat(status.name().matches(pattern))
          .as(status.name())
          .isEqualTo(status != ObservationStatus.A);
      for (ConfidentialityStatus confidentiality : ConfidentialityStatus.values()) {
        assertThat((status + " " + confidentiality).matches(pattern))
            .isEqualTo(status != ObservationStatus.A);
      }
    }
  }

  @Test
  void jobsAndPolicyHaveTheCodesOfTheModel() throws IOException {
    assertThat(codes("job", "/properties/tiers/items/enum")).isEqualTo(names(Tier.values()));
    assertThat(codes("resolution", "/properties/order/items/enum"))
        .isEqualTo(names(Criterion.values()));
    assertThat(codes("arrangements", "/$defs/party/enum"))
        .containsExactlyInAnyOrderElementsOf(names(Party.values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"collection", "job", "resolution", "derivations", "arrangements"})
  void everyKeyIsDescribed(String name) throws IOException {
    describedBelow(schema(name));
  }

  private static void describedBelow(JsonNode schema) {
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            key ->
                assertThat(key.getValue().path("description").asText())
                    .as(key.getKey())
                    .isNotBlank());
    schema.forEach(SchemaCodeListsTest::describedBelow);
  }
}
