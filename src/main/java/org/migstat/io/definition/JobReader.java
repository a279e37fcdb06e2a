package org.migstat.io.definition;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.definition.JobDefinition.Input;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.definition.Policy;
import org.migstat.core.model.Tier;

/**
 * Reads a job with everything it names. It notes what is wrong and goes on, so what it gives counts
 * only if nothing was noted.
 */
final class JobReader {
  private static final int BUCKETS = 32;

  private final Path yaml;
  private final YamlNode.Mapping top;
  private final FileProblems problems;
  private final ConceptCodes codes;

  private JobReader(Path yaml, YamlNode.Mapping top, FileProblems problems, ConceptCodes codes) {
    this.yaml = yaml;
    this.top = top;
    this.problems = problems;
    this.codes = codes;
  }

  /** The job; empty if the file cannot be read at all. */
  static Optional<JobDefinition> read(Path yaml, FileProblems problems, ConceptCodes codes) {
    Optional<SourceText> source = SourceText.read(yaml, problems);
    return source
        .flatMap(text -> YamlReader.read(text, problems))
        .map(
            top -> {
              DefinitionSchema.of("job").check(top, problems);
              return new JobReader(yaml, top, problems, codes).job();
            });
  }

  private JobDefinition job() {
    List<Input> inputs = new ArrayList<>();
    Set<String> collections = new TreeSet<>();
    inputs(inputs, collections);
    YamlNode.Mapping named = top.mapping("policy");
    return new JobDefinition(
        CollectionReader.id(yaml),
        List.copyOf(inputs),
        InstantReader.read(top, "as_of", problems),
        tiers(),
        top.whole("buckets", BUCKETS),
        top.constant("on_refused_file", OnRefusedFile.class, OnRefusedFile.PUBLISH),
        top.text("output"),
        top.text("input"),
        file(named, "resolution", PolicyReader::read)
            .orElse(new Policy("", List.of(), Map.of(), 0, 0, 0)),
        file(
                named,
                "derivations",
                (text, tree, told) ->
                    new DerivationReader(codes, told, collections).read(text, tree))
            .orElse(new Derivations("", List.of())),
        file(
                named,
                "arrangements",
                (text, tree, told) -> new ArrangementReader(told, collections).read(text, tree))
            .orElse(new Arrangements("", List.of(), List.of())),
        file(
                named,
                "corrections",
                (text, tree, told) ->
                    new CorrectionReader(codes, told, collections)
                        .read(text, tree, named.required("corrections")))
            .orElse(Corrections.NONE),
        file(named, "disclosure", DisclosureReader::read).orElse(DisclosurePolicy.USUAL));
  }

  /** Reads one file of the policy. */
  private interface PolicyFile<T> {
    T read(SourceText source, YamlNode.Mapping top, FileProblems problems);
  }

  private <T> Optional<T> file(YamlNode.Mapping named, String key, PolicyFile<T> reader) {
    Path path = existing(named, key);
    if (path == null) {
      return Optional.empty();
    }
    FileProblems told = problems.in(SourceText.display(path));
    Optional<SourceText> source = SourceText.read(path, told);
    return source
        .flatMap(text -> YamlReader.read(text, told))
        .map(
            tree -> {
              DefinitionSchema.of(key).check(tree, told);
              return reader.read(source.get(), tree, told);
            });
  }

  /** The file behind the key, relative to the job; null if there is none, which is noted. */
  private @Nullable Path existing(YamlNode.Mapping written, String key) {
    String name = written.text(key);
    if (name == null || name.isBlank()) {
      return null;
    }
    Path path = path(name);
    if (path == null || !Files.isRegularFile(path)) {
      problems.add(
          written.line(key),
          "there is no file %s; expected a path relative to the job file.",
          path == null ? name : SourceText.display(path));
      return null;
    }
    return path;
  }

  private @Nullable Path path(String name) {
    try {
      return yaml.resolveSibling(name).normalize();
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private Set<Tier> tiers() {
    return Ordered.set(new TreeSet<>(top.constants("tiers", Tier.class)));
  }

  private void inputs(List<Input> inputs, Set<String> collections) {
    Map<Path, Integer> lines = new HashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    for (YamlNode.Mapping written : top.mappings("collections")) {
      InputFiles.check(written, problems);
      Path path = existing(written, "definition");
      if (path != null && isNew(path, written, lines, ids)) {
        collections.addAll(CollectionNames.beside(path));
        FileProblems told = problems.in(SourceText.display(path));
        CollectionReader.read(path, told, codes)
            .ifPresent(read -> inputs.add(new Input(read, written.texts("files"))));
      }
    }
  }

  /**
   * Whether the definition stands here for the first time; what is wrong with its name is noted.
   */
  private boolean isNew(
      Path path, YamlNode.Mapping written, Map<Path, Integer> lines, Map<String, Integer> ids) {
    Integer earlier = lines.putIfAbsent(path, written.line());
    Integer sameId = ids.putIfAbsent(CollectionReader.id(path), written.line());
    String file = SourceText.display(path);
    if (earlier != null) {
      problems.add(
          written.line("definition"),
          "definition %s stands a second time, after line %s; expected it once, with all its"
              + " files.",
          file,
          earlier);
    } else if (sameId != null) {
      problems.add(
          written.line("definition"),
          "definition %s has the file name of the one on line %s; expected different names.",
          file,
          sameId);
    }
    return earlier == null;
  }
}
