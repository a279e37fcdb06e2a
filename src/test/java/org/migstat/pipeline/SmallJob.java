package org.migstat.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.LeastPolicy;

/** A job of two collections with a file each, of which a test breaks one. */
final class SmallJob {
  /** Twenty rows without fault, so that one broken row more does not end the run. */
  static final String ROWS = rows();

  static final String HEADER = "area,day,persons\n";

  /** Population by area and day: the layout, and concepts, which others may follow. */
  static final String POPULATION =
      """
      layout: {format: csv, encoding: UTF-8}
      concepts:
        INDICATOR: POP_STOCK
        REF_AREA: {column: area, scheme: ISO3}
        COUNTERPART_AREA: _T
        DURATION: M12
        TIME_PERIOD: {column: day, scheme: DATE}
      """;

  private static final String DEFINITION =
      """
      collection: %s
      dataflow: STOCK
      title: Population
      provider: Invented
      citation: Invented figures
      vintage: 2024-06-01
      vintage_basis: declared
      received_by: [UN, IOM]
      default_confidentiality: %s
      max_rejected_share: 0.2
      """
          + POPULATION
          + "value: {column: persons}\n";

  private static final String JOB =
      """
      as_of: 2025-01-01T00:00:00Z
      tiers: [UN, IOM, JOINT]
      buckets: 1
      policy: {resolution: policy/resolution.yaml, derivations: policy/derivations.yaml, arrangements: policy/arrangements.yaml}
      collections:
        - {definition: collections/sound.yaml, files: [sound.csv]}
        - {definition: collections/broken.yaml, files: [broken.csv]}
      """;

  private SmallJob() {}

  /** The definition of either file. */
  static String definition(String collection, String confidentiality) {
    return DEFINITION.formatted(collection, confidentiality);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder();
    for (int year = 2000; year < 2020; year++) {
      rows.append("DEU,").append(year).append("-01-01,").append(1000 + year).append('\n');
    }
    return rows.toString();
  }

  /** Both files without fault. */
  static JobCopy in(Path folder) throws IOException {
    return new JobCopy(folder, "job.yaml")
        .pipelines("job.yaml", JOB)
        .pipelines("collections/sound.yaml", definition("NSO_AUT", "F"))
        .pipelines("collections/broken.yaml", definition("NSO_DEU", "F"))
        .pipelines("policy/resolution.yaml", LeastPolicy.RESOLUTION)
        .pipelines("policy/derivations.yaml", LeastPolicy.DERIVATIONS)
        .pipelines("policy/arrangements.yaml", LeastPolicy.ARRANGEMENTS)
        .input("sound.csv", HEADER + "AUT,2019-01-01,8858775\nAUT,2020-01-01,8901064\n")
        .input("broken.csv", HEADER + ROWS);
  }

  /** The broken file with something after its sound rows. */
  static JobCopy withRow(Path folder, String row) throws IOException {
    return in(folder).input("broken.csv", HEADER + ROWS + row + "\n");
  }

  /** What the run says of a file: rule, file, line, column, sentence, how often. */
  static List<String> findings(PublishedRelease release) throws IOException {
    return PublishedRelease.lines(
        release.rows(Tier.UN, "validation_results"),
        List.of("rule_id", "submission", "line", "column_name", "detail", "failed"));
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
