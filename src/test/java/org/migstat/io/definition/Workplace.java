package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition;

/** A folder of definitions for one test; messages are told without its path. */
record Workplace(Path folder) {
  /** A definition with the least that every definition needs. */
  static final String SMALL =
      """
      collection: ESTAT_MIGR
      dataflow: TPS00176
      title: Immigration
      provider: Eurostat
      citation: invented
      vintage: 2021-02-01
      vintage_basis: declared
      received_by: [UN, IOM]
      layout: {format: csv}
      concepts:
        INDICATOR: IMM
        REF_AREA: {column: geo, scheme: ISO2}
        TIME_PERIOD: {column: year, scheme: YEAR}
      value: {column: persons}
      """;

  static final String JOB =
      """
      as_of: 2025-12-31T00:00:00Z
      tiers: [UN, IOM]
      policy: {resolution: resolution.yaml, derivations: derivations.yaml, arrangements: arrangements.yaml}
      collections:
        - {definition: collections/small.yaml, files: [a.csv]}
      """;

  private static final Set<String> AREAS = Set.of("276", "578", "008", "826", "_T", "EU27_2020");

  Workplace write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /** Everything the job {@link #JOB} names. */
  Workplace writePolicy() throws IOException {
    return write("resolution.yaml", LeastPolicy.RESOLUTION)
        .write("derivations.yaml", LeastPolicy.DERIVATIONS)
        .write("arrangements.yaml", LeastPolicy.ARRANGEMENTS)
        .write("collections/small.yaml", SMALL);
  }

  CollectionDefinition collection(String yaml) throws IOException, DefinitionException {
    write("small.yaml", yaml);
    return Definitions.collection(folder.resolve("small.yaml"), AREAS::contains);
  }

  JobDefinition job(String yaml) throws IOException, DefinitionException {
    write("job.yaml", yaml);
    return Definitions.job(folder.resolve("job.yaml"), AREAS::contains);
  }

  /** What is wrong with a definition, sentence by sentence. */
  List<String> problemsOfCollection(String yaml) throws IOException {
    try {
      collection(yaml);
      return List.of();
    } catch (DefinitionException wrong) {
      return told(wrong);
    }
  }

  /** What is wrong with a job and the files it names. */
  List<String> problemsOfJob(String yaml) throws IOException {
    try {
      job(yaml);
      return List.of();
    } catch (DefinitionException wrong) {
      return told(wrong);
    }
  }

  private List<String> told(DefinitionException wrong) {
    assertThat(wrong)
        .hasMessage(
            wrong.problems().stream().map(Problem::message).collect(Collectors.joining("\n")));
    return wrong.problems().stream().map(p -> p.message().replace(folder + "/", "")).toList();
  }
}
