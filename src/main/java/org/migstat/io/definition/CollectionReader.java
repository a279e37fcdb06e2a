package org.migstat.io.definition;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.definition.CollectionDefinition.ConformityWhen;
import org.migstat.core.definition.CollectionDefinition.Dataflow;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.CollectionDefinition.ScopeFilter;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.ValueSource;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Party;

/**
 * Reads one collection definition. It notes what is wrong and goes on, so what it gives counts only
 * if nothing was noted.
 */
final class CollectionReader {
  private static final int MOST_LINES = 40;

  private final YamlNode.Mapping top;
  private final FileProblems problems;
  private final MapFolder folder;
  private final ConceptSources sources;

  private CollectionReader(
      YamlNode.Mapping top, FileProblems problems, MapFolder folder, ConceptCodes codes) {
    this.top = top;
    this.problems = problems;
    this.folder = folder;
    this.sources = new ConceptSources(new CodeMaps(folder, codes), codes, problems);
  }

  /** The definition; empty if the file cannot be read at all. */
  static Optional<CollectionDefinition> read(Path yaml, FileProblems problems, ConceptCodes codes) {
    Optional<SourceText> source = SourceText.read(yaml, problems);
    Optional<YamlNode.Mapping> top = source.flatMap(text -> YamlReader.read(text, problems));
    if (source.isEmpty() || top.isEmpty()) {
      return Optional.empty();
    }
    int lines = source.get().lines();
    if (lines > MOST_LINES) {
      problems.add(
          MOST_LINES + 1,
          "it has %s lines; expected at most 40 lines. Move codes to a CSV file in the folder"
              + " maps.",
          lines);
    }
    DefinitionSchema.of("collection").check(top.get(), problems);
    var reader = new CollectionReader(top.get(), problems, MapFolder.beside(yaml), codes);
    CollectionDefinition definition = reader.definition(id(yaml), source.get());
    new CollectionChecks(definition, top.get(), problems).check();
    return Optional.of(definition);
  }

  /** File name without extension. */
  static String id(Path yaml) {
    return String.valueOf(yaml.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private CollectionDefinition definition(String id, SourceText source) {
    Map<Concept, ConceptSource> concepts = sources.read(top.mapping("concepts"));
    ValueReader values = new ValueReader(top, folder, problems);
    ValueSource value = values.value();
    StatusSource status = values.status();
    List<Series> series = new SeriesReader(top, sources, problems).read(concepts, value.column());
    return new CollectionDefinition(
        id,
        ContentHash.of(source, folder.used()),
        top.required("collection"),
        dataflow(),
        top.required("title"),
        top.required("provider"),
        top.required("citation"),
        new VintageReader(top, problems).read(),
        Ordered.set(top.constants("received_by", Party.class)),
        top.constant(
            "default_confidentiality", ConfidentialityStatus.class, ConfidentialityStatus.C),
        embargo(),
        top.flag("published_detail"),
        top.has("source_type") ? top.required("source_type") : "ADM",
        top.whole("conformity", 0),
        top.share("max_rejected_share", 0.05),
        new LayoutReader(top.mapping("layout"), problems).read(),
        concepts,
        value,
        status,
        conformityWhen(),
        scope(),
        series,
        top.texts("sum_over"),
        "add".equals(top.text("repeats")),
        Ordered.set(top.constants("roll_up", RollUp.class)),
        "zero".equals(top.text("absent")),
        top.has("additive_over_time"),
        top.has("agg_method")
            ? top.constant("agg_method", AggMethod.class, AggMethod.ARITHMETIC)
            : null,
        Ordered.set(top.texts("ignore")));
  }

  private Dataflow dataflow() {
    return new Dataflow(top.text("dataflow"), top.mapping("dataflow").texts("columns"));
  }

  private @Nullable Long embargo() {
    Instant end = InstantReader.read(top, "embargo", problems);
    return end == null ? null : end.getEpochSecond();
  }

  private List<ConformityWhen> conformityWhen() {
    List<ConformityWhen> list = new ArrayList<>();
    for (YamlNode.Mapping one : top.mappings("conformity_when")) {
      list.add(new ConformityWhen(ConceptSources.when(one), one.whole("conformity", 0)));
    }
    return List.copyOf(list);
  }

  private List<ScopeFilter> scope() {
    List<ScopeFilter> filters = new ArrayList<>();
    for (YamlNode.Mapping one : top.mappings("scope")) {
      boolean keep = one.has("keep");
      if (keep == one.has("drop")) {
        String found = keep ? "both keep and drop" : "neither keep nor drop";
        problems.add(one.line(), "a filter of scope has %s; expected one of them.", found);
      }
      List<String> values = one.texts(keep ? "keep" : "drop");
      filters.add(
          new ScopeFilter(
              one.required("column"), Ordered.set(values), keep, one.required("reason")));
    }
    return List.copyOf(filters);
  }
}
