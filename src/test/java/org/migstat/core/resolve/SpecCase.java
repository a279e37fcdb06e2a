package org.migstat.core.resolve;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.definition.DisclosurePolicy.Treatment;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Aggregates;
import org.migstat.core.relate.Aggregates.Aggregate;
import org.migstat.core.relate.Figure;
import org.migstat.core.relate.Link;
import org.migstat.core.relate.MirrorPair;
import org.migstat.core.relate.Relations;
import org.migstat.core.relate.Standing;

/**
 * One case of the standard as its YAML file states it: a table of rows and what they resolve to.
 * Tables are text with columns between bars; a blank field has the value that the worked examples
 * assume.
 */
public final class SpecCase {
  private static final Path CASES = Path.of("src/test/resources/spec/resolve");
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Map<String, Object> yaml;
  private final Map<Address, String> names = new HashMap<>();
  private final List<Observation> rows = new ArrayList<>();

  private SpecCase(Map<String, Object> yaml) {
    this.yaml = yaml;
    Map<String, CollectionDefinition> definitions = new TreeMap<>();
    for (Map<String, String> line : table("rows")) {
      String collection = line.getOrDefault("collection", "");
      CollectionDefinition definition = definitions.computeIfAbsent(collection, this::definition);
      Observation row = row(line, definition).observation(rows.size());
      names.put(row.address(), line.getOrDefault("rec", ""));
      rows.add(row);
    }
  }

  /** All cases, file by file. */
  public static List<SpecCase> all() throws IOException {
    List<SpecCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        List<Map<String, Object>> all = YAML.readValue(file.toFile(), new TypeReference<>() {});
        all.forEach(yaml -> cases.add(new SpecCase(yaml)));
      }
    }
    return cases;
  }

  /** The tier whose results the case tells: JOINT unless it names another. */
  public Tier tier() {
    return Tier.valueOf(String.valueOf(yaml.getOrDefault("tier", Tier.JOINT)));
  }

  /** The rows in the order of the table. */
  public List<Observation> rows() {
    return rows;
  }

  /** What the case calls the row. */
  public String name(Address row) {
    return names.getOrDefault(row, "?");
  }

  Resolution resolve(List<Observation> given) {
    Audience audience = audience();
    Resolution resolution = Cells.resolve(given, policy(), derivations(), audience);
    if (tier() == Tier.PUBLIC) {
      Cells.publish(given, policy(), derivations(), audience, disclosure(), resolution);
    }
    return resolution;
  }

  /** How small counts are protected in the case. */
  public DisclosurePolicy disclosure() {
    DisclosurePolicy usual = DisclosurePolicy.USUAL;
    Map<String, Object> own = map("disclosure");
    Map<Indicator, Treatment> treatments = new TreeMap<>();
    own.forEach(
        (code, method) -> {
          if (Character.isUpperCase(code.charAt(0))) {
            treatments.put(
                Indicator.valueOf(code), new Treatment(Method.valueOf("" + method), "case"));
          }
        });
    return new DisclosurePolicy(
        "0",
        (int) own.getOrDefault("threshold", usual.threshold()),
        (boolean) own.getOrDefault("respect_provider_F", usual.respectProviderF()),
        (boolean) own.getOrDefault("protect_zeros", usual.protectZeros()),
        (boolean) own.getOrDefault("strict_chain", usual.strictChain()),
        treatments);
  }

  private Audience audience() {
    return new Audience(arrangements(), asOf());
  }

  /** Who sees more, or less, than the records of the case say. */
  public Arrangements arrangements() {
    List<Sharing> sharing = new ArrayList<>();
    for (String key : List.of("sharing", "sharing_confidential")) {
      map(key)
          .forEach(
              (collection, to) ->
                  sharing.add(new Sharing(collection, parties("" + to), !key.equals("sharing"))));
    }
    List<Withholding> withholding = new ArrayList<>();
    map("withhold")
        .forEach(
            (collection, from) ->
                withholding.add(new Withholding(collection, Party.valueOf("" + from))));
    return new Arrangements("0", sharing, withholding);
  }

  private static Set<Party> parties(String names) {
    return words(names).stream().map(Party::valueOf).collect(Collectors.toSet());
  }

  /** The time of the run. */
  public Instant asOf() {
    return Instant.parse(String.valueOf(yaml.getOrDefault("as_of", Cells.AS_OF)));
  }

  /** What each tier sees, as text: the records, or the rule that withholds them. */
  List<String> seen(Resolution resolution) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (Observation row : rows) {
      Map<String, String> line = new HashMap<>(Map.of("rec", name(row)));
      for (Tier tier : Tier.values()) {
        WithheldRule rule = audience().withheldBy(tier, row);
        boolean run = Cells.TIERS.contains(tier);
        boolean seen = run ? sees(resolution.tier(tier), row) : rule == null;
        line.put(tier.name(), seen ? "yes" : String.valueOf(rule));
      }
      lines.add(line);
    }
    return inColumns("seen", lines);
  }

  private static boolean sees(Resolution.OfTier tier, Observation row) {
    return tier.records().stream().anyMatch(c -> c.observation().key().equals(row.key()));
  }

  /** Who republishes whom in the case. */
  public Derivations derivations() {
    Map<String, List<String>> parents = new TreeMap<>();
    map("derivations").forEach((child, all) -> parents.put(child, words(all)));
    return Cells.derivations(parents);
  }

  /** Lines of a table of expectations as text. */
  List<String> expected(String name) {
    return expectedLines(name).stream().map(Map::toString).toList();
  }

  /** Lines of a table of expectations: column and text. */
  public List<Map<String, String>> expectedLines(String name) {
    return table(name);
  }

  /** The same columns of what was found, as text. */
  List<String> found(String name, Resolution.OfTier tier) {
    return inColumns(name, actual(name, tier));
  }

  /** Lines as text, with the columns only that the expectations of the table have. */
  public List<String> inColumns(String name, List<Map<String, String>> lines) {
    List<String> columns = columns(name);
    return lines.stream().map(line -> only(line, columns).toString()).toList();
  }

  private List<Map<String, String>> actual(String name, Resolution.OfTier tier) {
    return switch (name) {
      case "roles" -> roles(tier);
      case "printed" -> tier.records().stream().map(this::printed).toList();
      case "resolved" -> tier.resolved().stream().map(this::line).toList();
      case "conflicts" -> tier.conflicts().stream().map(this::line).toList();
      case "revisions" -> tier.revisions().stream().map(this::line).toList();
      case "findings" ->
          Stream.concat(tier.findings().stream(), related(tier).findings().stream())
              .map(this::line)
              .toList();
      case "links" -> related(tier).links().stream().map(this::line).toList();
      case "standing" -> related(tier).cells().stream().map(this::line).toList();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What the relations of a tier's cells are. */
  private Related related(Resolution.OfTier tier) {
    Related related = new Related(names(tier));
    new Relations(Cells.AREAS).of(tier.resolved(), related);
    relateAreas(tier, related);
    return related;
  }

  /** What figures are to those of other reporting areas, which other groups of a run hold. */
  private static void relateAreas(Resolution.OfTier tier, Related related) {
    MirrorPair.of(
            tier.resolved().stream()
                .filter(cell -> MirrorPair.takesPart(cell.key()) && cell.observation().hasValue())
                .map(cell -> Figure.of(cell.observation()))
                .toList())
        .forEach(pair -> pair.link().ifPresent(related::link));
    Aggregates aggregates = new Aggregates(Cells.AREAS);
    Map<CellKey, ResolvedCell> cells = new TreeMap<>();
    tier.resolved().stream()
        .filter(cell -> aggregates.takesPart(cell.key().refArea()))
        .forEach(cell -> cells.put(cell.key(), cell));
    List<Figure> figures =
        cells.values().stream().map(cell -> Figure.of(cell.observation())).toList();
    for (Aggregate aggregate : aggregates.of(figures)) {
      related.link(aggregates.link(aggregate));
      Claim group = cells.get(aggregate.group().cell()).preferred();
      if (Aggregates.isPlainSum(group.observation()) && aggregate.differs()) {
        related.finding(Aggregates.finding(group.observation().address()), group);
      }
    }
  }

  private Map<CellKey, String> names(Resolution.OfTier tier) {
    Map<CellKey, String> names = new HashMap<>();
    tier.resolved().forEach(cell -> names.put(cell.key(), name(cell.observation())));
    return names;
  }

  /** Relations as they come, with cells named by their records. */
  private record Related(
      Map<CellKey, String> names,
      List<Stands> cells,
      List<Linked> links,
      List<Resolution.Noticed> findings)
      implements Relations.Outcome {
    Related(Map<CellKey, String> names) {
      this(names, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void finding(Rejection finding, Claim about) {
      findings.add(new Resolution.Noticed(finding, about.observation()));
    }

    @Override
    public void stands(ResolvedCell cell, Standing standing) {
      cells.add(new Stands(names.getOrDefault(cell.key(), "?"), standing));
    }

    @Override
    public void link(Link link) {
      String related = link.related() == null ? "" : names.getOrDefault(link.related(), "?");
      links.add(new Linked(names.getOrDefault(link.cell(), "?"), link, related));
    }
  }

  private record Stands(String cell, Standing standing) {}

  private record Linked(String cell, Link link, String related) {}

  private Map<String, String> line(Stands stands) {
    Map<String, String> line = new HashMap<>();
    line.put("rec", stands.cell());
    line.put("headline", stands.standing().headline() ? "yes" : "");
    line.put("segment", "" + stands.standing().segment());
    line.put("sex", stands.standing().sex().name());
    line.put("age", stands.standing().age().name());
    line.put("counterpart", stands.standing().counterpart().name());
    return line;
  }

  private Map<String, String> line(Linked linked) {
    Link link = linked.link();
    Map<String, String> line = new HashMap<>();
    line.put("cell", linked.cell());
    line.put("type", link.type().name());
    line.put("dimension", link.dimension());
    line.put("related", linked.related());
    line.put("members", String.join(" ", link.members()));
    line.put("gap", link.gap() == Decimal.NONE ? "" : Observations.units(link.gap()));
    return line;
  }

  private List<Map<String, String>> roles(Resolution.OfTier tier) {
    Map<String, String> records = new HashMap<>();
    tier.records().forEach(claim -> records.put(claim.recordId(), name(claim.observation())));
    List<Map<String, String>> roles = new ArrayList<>();
    for (Claim claim : tier.records()) {
      Map<String, String> line = line(claim);
      String copied = claim.copiedRecord();
      line.put("copies", copied == null ? "" : records.getOrDefault(copied, "?"));
      roles.add(line);
    }
    return roles;
  }

  private Map<String, String> printed(Claim claim) {
    Observation observation = claim.observation();
    Map<String, String> line = new HashMap<>();
    line.put("rec", name(observation));
    line.put("value", Observations.units(observation.value()));
    line.put("status", codes(observation.statuses()));
    line.put("conf", observation.confidentiality().status().name());
    line.put("step", Observations.units(observation.rounding().step()));
    return line;
  }

  private Map<String, String> line(Claim claim) {
    Map<String, String> line = new HashMap<>();
    line.put("rec", name(claim.observation()));
    line.put("role", claim.role().name());
    line.put("by", String.valueOf(claim.decidedBy()));
    line.put("hold", claim.hold() ? "yes" : "");
    line.put("chain", claim.copyChain() == null ? "" : String.valueOf(claim.copyChain()));
    return line;
  }

  private Map<String, String> line(ResolvedCell cell) {
    Observation preferred = cell.preferred().observation();
    Map<String, String> line = new HashMap<>();
    line.put("cell", preferred.key().dotted(Cells.AREAS::code));
    line.put("freq", preferred.key().frequency());
    line.put("value", Observations.units(preferred.value()));
    line.put("status", codes(preferred.statuses()));
    line.put("inherited", codes(cell.inherited()));
    line.put("footnotes", String.join("; ", preferred.footnotes()));
    line.put("record", name(preferred));
    line.put("lead", name(cell.lead().observation()));
    line.put("by", cell.decidedBy().name());
    line.put("n_current", "" + cell.current());
    line.put("n_origins", "" + cell.origins());
    line.put("n_conflicts", "" + cell.conflicts());
    return line;
  }

  private Map<String, String> line(Conflict conflict) {
    Map<String, String> line = new HashMap<>();
    line.put("preferred", name(conflict.preferred().observation()));
    line.put("other", name(conflict.other().observation()));
    line.put("type", conflict.type().name());
    line.put("severity", String.valueOf(conflict.severity()));
    if (conflict.severity() != null) {
      line.put("abs_diff", Observations.units(conflict.absoluteDifference()));
      line.put("rel_diff", String.format(Locale.ROOT, "%.5f", conflict.relativeDifference()));
    }
    return line;
  }

  private Map<String, String> line(Revision revision) {
    Observation before = revision.earlier().observation();
    Observation after = revision.later().observation();
    Map<String, String> line = new HashMap<>();
    line.put("earlier", name(before));
    line.put("later", name(after));
    line.put("type", revision.type().name());
    line.put(
        "change",
        before.hasValue() && after.hasValue()
            ? Observations.units(after.value() - before.value())
            : "");
    return line;
  }

  private Map<String, String> line(Resolution.Noticed noticed) {
    Map<String, String> line = new HashMap<>();
    line.put("rec", name(noticed.about()));
    line.put("rule", noticed.finding().rule().id());
    line.put("says", noticed.finding().detail());
    return line;
  }

  private String name(Observation observation) {
    String name = names.getOrDefault(observation.address(), "?");
    return observation.flags().has(QualityFlag.SUMMED) ? "sum(" + name + ")" : name;
  }

  private static String codes(StatusSet statuses) {
    return statuses.bits() == 0
        ? ""
        : String.join(" ", statuses.list().stream().map(Enum::name).toList());
  }

  private CollectionDefinition definition(String collection) {
    Tables table = Tables.table(collection);
    for (String word : words(map("tables").get(collection))) {
      switch (word) {
        case "SEX", "AGE", "TIME" -> table.rollUp(RollUp.valueOf(word));
        case "ARITHMETIC", "CONSOLIDATED" -> table.aggMethod(AggMethod.valueOf(word));
        case "UN", "IOM" -> table.receivedBy(Party.valueOf(word));
        case "published" -> table.published(true);
        default -> {
          if (word.startsWith("embargo=")) {
            table.embargo(word.substring("embargo=".length()));
          } else {
            table.sourceType(word);
          }
        }
      }
    }
    return table.definition();
  }

  public Policy policy() {
    Map<String, Integer> weights = new HashMap<>();
    map("weights").forEach((code, weight) -> weights.put(code, Integer.parseInt("" + weight)));
    List<Criterion> order =
        yaml.containsKey("order")
            ? words(yaml.get("order")).stream().map(Criterion::valueOf).toList()
            : Cells.POLICY.order();
    return new Policy("0", order, weights, 365, 0.01, 0.10);
  }

  private Rows row(Map<String, String> line, CollectionDefinition definition) {
    Rows row = Rows.row(definition);
    map("cell").forEach((part, code) -> row.with(Cells.Part.valueOf(part), "" + code));
    for (Map.Entry<String, String> field : line.entrySet()) {
      if (!field.getValue().isEmpty()) {
        set(row, field.getKey(), field.getValue());
      }
    }
    return row;
  }

  private static void set(Rows row, String column, String text) {
    switch (column) {
      case "rec", "collection" -> {}
      case "dataflow" -> row.dataflow(text);
      case "vintage" -> row.vintage(text);
      case "submission" -> row.submission(text);
      case "step" -> row.step(text.split(" ")[0]);
      case "mode" ->
          row.step(Long.parseLong(text.split(" ")[0]), Rounding.Mode.valueOf(text.split(" ")[1]));
      case "status" -> row.status(statuses(text));
      case "conf" -> row.stated(ConfidentialityStatus.valueOf(text));
      case "embargo" -> row.embargoTime(text);
      case "redist" -> row.redistribution(parties(text).toArray(Party[]::new));
      case "conformity" -> row.conformity(Integer.parseInt(text));
      case "footnotes" -> row.footnotes(text);
      case "value" -> value(row, text);
      default -> row.with(Cells.Part.valueOf(column), text);
    }
  }

  private static void value(Rows row, String text) {
    switch (text) {
      case "null" -> row.missing();
      case "deleted" -> row.deletion();
      default -> row.value(text);
    }
  }

  private static ObservationStatus[] statuses(String text) {
    return Arrays.stream(text.split(" "))
        .map(ObservationStatus::valueOf)
        .toArray(ObservationStatus[]::new);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(String name) {
    return (Map<String, Object>) yaml.getOrDefault(name, Map.of());
  }

  private static List<String> words(Object text) {
    return text == null || text.toString().isBlank()
        ? List.of()
        : List.of(text.toString().split(" +"));
  }

  /** Columns of a table of expectations. */
  public List<String> columns(String name) {
    String text = String.valueOf(yaml.getOrDefault(name, ""));
    return text.isBlank() ? List.of() : fields(text.lines().findFirst().orElseThrow());
  }

  private List<Map<String, String>> table(String name) {
    List<String> columns = columns(name);
    List<Map<String, String>> table = new ArrayList<>();
    String text = String.valueOf(yaml.getOrDefault(name, ""));
    text.lines()
        .skip(1)
        .forEach(
            line -> {
              List<String> fields = fields(line);
              Map<String, String> row = new LinkedHashMap<>();
              for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), i < fields.size() ? fields.get(i) : "");
              }
              table.add(row);
            });
    return table;
  }

  private static Map<String, String> only(Map<String, String> line, List<String> columns) {
    Map<String, String> some = new LinkedHashMap<>();
    columns.forEach(column -> some.put(column, line.getOrDefault(column, "")));
    return columns.isEmpty() ? line : some;
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }

  /**
   * The tables of expectations; one that a case leaves out is empty. A case about relations says
   * only what it names.
   */
  public Set<String> expectations() {
    Set<String> named = new TreeSet<>(List.of("links", "seen", "standing", "printed"));
    named.retainAll(yaml.keySet());
    Set<String> tables =
        new TreeSet<>(List.of("roles", "resolved", "conflicts", "revisions", "findings"));
    if (!named.isEmpty()) {
      tables.retainAll(yaml.keySet());
    }
    tables.addAll(named);
    return tables;
  }

  @Override
  public String toString() {
    return String.valueOf(yaml.get("case"));
  }
}
