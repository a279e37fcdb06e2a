package org.migstat.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.SpecCase;
import org.migstat.core.resolve.SpecRelease.Place;

/**
 * A case of the standard as a job: a file for each submission in canonical codes, a definition for
 * each collection and rounding, and the policy of the case.
 */
final class SpecFiles {
  private static final List<String> CONCEPTS =
      List.of(
          "INDICATOR",
          "REF_AREA",
          "COUNTERPART_AREA",
          "POP_BASIS",
          "CITIZENSHIP_GRP",
          "DURATION",
          "SEX",
          "AGE",
          "AGE_DEF",
          "UNIT_MEASURE",
          "TIME_PERIOD",
          "CONF_STATUS",
          "EMBARGO_TIME",
          "CONF_REDIST",
          "ACTION");

  private static final List<Tier> THREE_TIERS = List.of(Tier.UN, Tier.IOM, Tier.JOINT);

  private static final String HEADER =
      String.join(",", CONCEPTS) + ",dataflow,vintage,status,footnotes,conformity,value\n";

  private static final String FLAGS =
      "BDEFGHIJKLMNOPQSUVW"
          .chars()
          .mapToObj(Character::toString)
          .map(flag -> flag + "," + flag + "\n")
          .collect(Collectors.joining("", "source,obs_status\n", ""));

  private final SpecCase spec;
  private final JobCopy job;
  private final Map<Place, String> names = new HashMap<>();
  private final Map<String, Observation> definitions = new TreeMap<>();
  private final Map<String, Set<String>> submissions = new TreeMap<>();
  private final Map<String, Set<String>> footnotes = new TreeMap<>();

  private SpecFiles(SpecCase spec, Path folder) {
    this.spec = spec;
    this.job = new JobCopy(folder, "job.yaml");
  }

  static SpecFiles of(SpecCase spec, Path folder) throws IOException {
    SpecFiles files = new SpecFiles(spec, folder);
    files.writeInput();
    files.writePipelines();
    return files;
  }

  JobCopy job() {
    return job;
  }

  /** Names of the rows, by where they stand. */
  Map<Place, String> names() {
    return names;
  }

  private void writeInput() throws IOException {
    Map<String, StringBuilder> texts = new TreeMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Observation row : spec.rows()) {
      String file = row.address().submission();
      String definition = definition(row);
      definitions.putIfAbsent(definition, row);
      submissions.computeIfAbsent(definition, d -> new TreeSet<>()).add(file);
      footnotes.computeIfAbsent(definition, d -> new TreeSet<>()).addAll(row.footnotes());
      texts.computeIfAbsent(file, f -> new StringBuilder(HEADER)).append(line(row));
      names.put(new Place(file, lines.merge(file, 1, Integer::sum) + 1L), spec.name(row.address()));
    }
    for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
      job.input(text.getKey(), text.getValue().toString());
    }
  }

  private static String definition(Observation row) {
    Rounding rounding = row.rounding();
    String id = row.definition().id();
    return rounding.equals(Rounding.EXACT)
        ? id
        : id + "-" + Observations.units(rounding.step()) + "-" + rounding.mode().name();
  }

  private static String line(Observation row) {
    CellKey key = row.key();
    List<String> fields =
        List.of(
            key.indicator().name(),
            Cells.AREAS.code(key.refArea()),
            Cells.AREAS.code(key.counterpartArea()),
            key.basis().name(),
            key.group().name(),
            key.duration().name(),
            key.sex().name(),
            key.age().toString(),
            key.ageDefinition().name(),
            key.unit().name(),
            key.period().toString(),
            confidentiality(row),
            embargo(row.confidentiality().embargoEpochSecond()),
            row.confidentiality().redistribution().stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")),
            row.kind() == Kind.DELETION ? "D" : "",
            row.dataflow(),
            row.vintage().time().toLocalDate().toString(),
            row.statuses().bits() == 0
                ? ""
                : row.statuses().list().stream().map(Enum::name).collect(Collectors.joining()),
            String.join("; ", row.footnotes()),
            Integer.toString(row.conformity()),
            Observations.units(row.value()));
    return String.join(",", fields) + "\n";
  }

  /** A status that is free is written only where the row itself says so. */
  private static String confidentiality(Observation row) {
    ConfidentialityStatus status = row.confidentiality().status();
    boolean stated = row.source().code(SourceField.CONF_STATUS) != null;
    return stated || status != ConfidentialityStatus.F ? status.name() : "";
  }

  private static String embargo(@Nullable Long end) {
    return end == null ? "" : Instant.ofEpochSecond(end).toString();
  }

  private void writePipelines() throws IOException {
    List<String> inputs = new ArrayList<>();
    for (Map.Entry<String, Observation> entry : definitions.entrySet()) {
      String id = entry.getKey();
      job.pipelines("collections/" + id + ".yaml", definition(id, entry.getValue()));
      inputs.add(
          "  - {definition: collections/%s.yaml, files: [%s]}\n"
              .formatted(id, String.join(", ", submissions.getOrDefault(id, Set.of()))));
    }
    job.pipelines("collections/maps/flags.csv", FLAGS)
        .pipelines("policy/resolution.yaml", policy())
        .pipelines("policy/derivations.yaml", derivations())
        .pipelines("policy/arrangements.yaml", arrangements())
        .pipelines("policy/disclosure.yaml", disclosure())
        .pipelines(
            "job.yaml",
            """
            as_of: %s
            tiers: %s
            buckets: 1
            policy: {resolution: policy/resolution.yaml, derivations: policy/derivations.yaml, arrangements: policy/arrangements.yaml, disclosure: policy/disclosure.yaml}
            collections:
            """
                    .formatted(
                        spec.asOf(),
                        spec.tier() == Tier.PUBLIC ? List.of(Tier.values()) : THREE_TIERS)
                + String.join("", inputs));
  }

  private String definition(String id, Observation row) {
    CollectionDefinition definition = row.definition();
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        """
        collection: %s
        dataflow: {columns: [dataflow]}
        title: A case of the standard
        provider: Invented
        citation: Invented figures
        vintage: {column: vintage, format: yyyy-MM-dd}
        vintage_basis: stated
        received_by: %s
        published_detail: %s
        default_confidentiality: F
        source_type: %s
        max_rejected_share: 1
        layout: {format: csv, encoding: UTF-8}
        status: {column: status, flags: flags.csv, letters: separate%s}
        conformity_when:
          - {when: {conformity: ["1"]}, conformity: 1}
          - {when: {conformity: ["2"]}, conformity: 2}
          - {when: {conformity: ["3"]}, conformity: 3}
        """
            .formatted(
                definition.collection(),
                new TreeSet<>(definition.receivedBy()),
                definition.publishedDetail(),
                definition.sourceType(),
                footnotes(id)));
    if (footnotes(id).isEmpty()) {
      yaml.append("ignore: [footnotes]\n");
    }
    if (definition.embargo() != null) {
      yaml.append("embargo: ").append(embargo(definition.embargo())).append('\n');
    }
    if (!definition.rollUp().isEmpty()) {
      yaml.append("roll_up: ").append(definition.rollUp()).append('\n');
    }
    if (definition.aggMethod() != null) {
      yaml.append("agg_method: ").append(definition.aggMethod()).append('\n');
    }
    yaml.append("value: {column: value, decimal_mark: ., symbols: {\"null\": O}")
        .append(rounding(row.rounding()))
        .append("}\nconcepts:\n");
    CONCEPTS.forEach(c -> yaml.append("  %s: {column: %s}\n".formatted(c, c)));
    return yaml.toString();
  }

  private String footnotes(String id) {
    String when =
        footnotes.getOrDefault(id, Set.of()).stream()
            .map("{when: {footnotes: [\"%1$s\"]}, footnote: \"%1$s\"}"::formatted)
            .collect(Collectors.joining(", "));
    return when.isEmpty() ? "" : ", when: [" + when + "]";
  }

  private static String rounding(Rounding rounding) {
    return rounding.equals(Rounding.EXACT)
        ? ""
        : ", rounding: {step: %d, mode: %s}"
            .formatted(rounding.step() / Decimal.ONE, rounding.mode());
  }

  private String policy() {
    var policy = spec.policy();
    return """
    order: %s
    source_type_weights: %s
    stale_days: %d
    severity: {minor_up_to: %s, moderate_up_to: %s}
    """
        .formatted(
            policy.order(),
            policy.sourceTypeWeights().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}")),
            policy.staleDays(),
            policy.minorUpTo(),
            policy.moderateUpTo());
  }

  private String disclosure() {
    DisclosurePolicy policy = spec.disclosure();
    return """
    threshold: %d
    respect_provider_F: %s
    protect_zeros: %s
    strict_chain: %s
    sdc_method:%s
    """
        .formatted(
            policy.threshold(),
            policy.respectProviderF(),
            policy.protectZeros(),
            policy.strictChain(),
            policy.treatments().entrySet().stream()
                .map(
                    entry ->
                        "\n  - {indicator: %s, method: %s, series: case}"
                            .formatted(entry.getKey(), entry.getValue().method()))
                .collect(Collectors.joining("", "", policy.treatments().isEmpty() ? " []" : "")));
  }

  private String arrangements() {
    var arrangements = spec.arrangements();
    return arrangements.sharing().stream()
            .map(
                one ->
                    "  - {collection: %s, to: %s, confidential: %s}\n"
                        .formatted(one.collection(), one.to(), one.confidential()))
            .collect(Collectors.joining("", "sharing:\n", ""))
            .replaceFirst("^sharing:\n$", "sharing: []\n")
        + arrangements.withholding().stream()
            .map(one -> "  - {collection: %s, from: %s}\n".formatted(one.collection(), one.from()))
            .collect(Collectors.joining("", "withhold:\n", ""))
            .replaceFirst("^withhold:\n$", "withhold: []\n");
  }

  private String derivations() {
    return spec.derivations().rows().stream()
        .map(
            row ->
                "  - {child: %s, parent: \"%s\", evidence: invented}\n"
                    .formatted(row.child(), row.parent()))
        .collect(Collectors.joining("", "derivations:\n", ""));
  }
}
