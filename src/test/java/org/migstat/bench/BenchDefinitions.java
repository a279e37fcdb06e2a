package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The job of the benchmark: definitions of its collections, policy and registry, beside the data
 * they describe.
 */
final class BenchDefinitions {
  static final String ESTAT_HEADER = "indic,agedef,citizen,age,sex,unit,geo,time,value,flags";
  static final String OECD_HEADER =
      "REF_AREA,MEASURE,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,DECIMALS";
  static final String UNSD_HEADER =
      "Area code;Flow;Citizenship code;Sex;Age;Year;Value;Status;Last update";

  private static final String JOB =
      """
      as_of: 2025-12-31T00:00:00Z
      input: input
      output: out
      tiers: [UN, IOM, JOINT]
      buckets: 32
      policy: {resolution: policy/resolution.yaml, derivations: policy/derivations.yaml, arrangements: policy/arrangements.yaml}
      collections:
        - {definition: collections/bench-estat.yaml, files: ["estat/flows_*.csv"]}
        - {definition: collections/bench-oecd.yaml, files: ["sdmx/oecd_*.csv"]}
        - {definition: collections/bench-unsd.yaml, files: ["yearbook/unsd_*.csv"]}
      """;

  private static final String WIDE_INPUT =
      "  - {definition: collections/bench-wide.yaml, files: [\"wide/flows_*.tsv\"]}\n";

  private static final String MORE_INPUTS =
      """
        - {definition: collections/bench-ece.yaml, files: ["sdmx/ece_*.csv"]}
        - {definition: collections/bench-iom.yaml, files: ["yearbook/iom_*.csv"]}
      """;

  private static final String ESTAT =
      """
      collection: BENCH_ESTAT
      dataflow: FLOWS
      title: Invented flows in the layout of Eurostat
      provider: Benchmark
      citation: Invented by the benchmark of this project
      vintage: {file_name: "_(\\\\d{4}-\\\\d{2}-\\\\d{2})", format: yyyy-MM-dd}
      vintage_basis: file_name
      received_by: [UN, IOM]
      default_confidentiality: F
      layout: {format: csv, encoding: UTF-8, delimiter: ",", header_rows: 1}
      concepts:
        INDICATOR: {column: indic, codes: {IMM1CTZ: IMM, EMI1CTZ: EMI}}
        REF_AREA: {column: geo, scheme: ISO2}
        COUNTERPART_AREA: {column: citizen, scheme: ISO2}
        POP_BASIS: COC
        DURATION: M12
        SEX: {column: sex}
        AGE: {column: age}
        AGE_DEF: {column: agedef}
        TIME_PERIOD: {column: time, scheme: YEAR}
      value: {column: value, symbols: {":": O}}
      status: {column: flags, flags: bench-flags.csv, letters: separate}
      ignore: [unit]
      """;

  private static final String OECD =
      """
      collection: BENCH_OECD
      dataflow: MIG
      title: Invented flows in the layout of OECD
      provider: Benchmark
      citation: Invented by the benchmark of this project
      vintage: 2022-12-01
      vintage_basis: declared
      received_by: [UN, IOM]
      default_confidentiality: F
      layout: {format: csv, encoding: UTF-8, delimiter: ",", header_rows: 1}
      concepts:
        INDICATOR: {column: MEASURE, codes: {B11: IMM, B12: EMI}}
        REF_AREA: {column: REF_AREA, scheme: ISO3}
        COUNTERPART_AREA: {column: CITIZENSHIP, scheme: ISO3}
        POP_BASIS: COC
        DURATION: M12
        SEX: {column: SEX}
        AGE: {column: AGE}
        AGE_DEF: COMPLET
        TIME_PERIOD: {column: TIME_PERIOD, scheme: YEAR}
        UNIT_MULT: {column: UNIT_MULT}
        DECIMALS: {column: DECIMALS}
      value: {decimal_mark: ".", column: OBS_VALUE, symbols: {"": O}}
      status: {column: OBS_STATUS, flags: bench-status.csv}
      """;

  private static final String UNSD =
      """
      collection: BENCH_UNSD
      dataflow: DYB
      title: Invented flows in the layout of the Demographic Yearbook
      provider: Benchmark
      citation: Invented by the benchmark of this project
      vintage: {column: Last update, format: yyyy-MM-dd}
      vintage_basis: stated
      received_by: [UN, IOM]
      default_confidentiality: F
      layout: {format: csv, encoding: UTF-8, delimiter: ";", header_rows: 1}
      concepts:
        INDICATOR: {column: Flow, codes: {Immigrants: IMM, Emigrants: EMI}}
        REF_AREA: {column: Area code, scheme: M49}
        COUNTERPART_AREA: {column: Citizenship code, scheme: M49}
        POP_BASIS: COC
        DURATION: M12
        SEX: {column: Sex, codes: {Female: F, Male: M}}
        AGE: {column: Age}
        AGE_DEF: COMPLET
        TIME_PERIOD: {column: Year, scheme: YEAR}
      value: {column: Value, symbols: {"...": O}}
      status: {column: Status, flags: bench-words.csv}
      """;

  private static final String RESOLUTION =
      """
      order: [HOLD, CONFORMITY, STATUS, STALE, DISTANCE, SOURCE_TYPE, VINTAGE, PRECISION, COLLECTION, DATAFLOW, RECORD_ID]
      source_type_weights: {}
      stale_days: 365
      severity: {minor_up_to: 0.01, moderate_up_to: 0.10}
      """;

  private BenchDefinitions() {}

  static void write(Path directory, BenchInput input) throws IOException {
    Path maps = Files.createDirectories(directory.resolve("collections/maps"));
    Path policy = Files.createDirectories(directory.resolve("policy"));
    Files.writeString(
        directory.resolve("job.yaml"),
        JOB + (input.wide() ? WIDE_INPUT : "") + (input.five() ? MORE_INPUTS : ""));
    definition(directory, "estat", ESTAT, input);
    definition(directory, "oecd", OECD, input);
    definition(directory, "unsd", UNSD, input);
    if (input.wide()) {
      definition(directory, "wide", wide(), input);
    }
    if (input.five()) {
      definition(directory, "ece", ece(), input);
      definition(directory, "iom", iom(), input);
    }
    Files.writeString(maps.resolve("bench-flags.csv"), "source,obs_status\np,P\ne,E\nb,B\n");
    Files.writeString(maps.resolve("bench-status.csv"), "source,obs_status\nP,P\nE,E\nB,B\n");
    Files.writeString(
        maps.resolve("bench-words.csv"),
        "source,obs_status\nFinal,\nProvisional,P\nEstimate,E\nBreak in series,B\n");
    Files.writeString(policy.resolve("resolution.yaml"), RESOLUTION);
    Files.writeString(policy.resolve("arrangements.yaml"), "sharing: []\nwithhold: []\n");
    Files.writeString(policy.resolve("derivations.yaml"), derivations(input));
    Files.writeString(directory.resolve("derivations.csv"), registry(input));
  }

  private static void definition(Path directory, String id, String text, BenchInput input)
      throws IOException {
    Files.writeString(
        directory.resolve("collections/bench-" + id + ".yaml"),
        input.wide() ? text.replace("scheme: YEAR", "scheme: MONTH") : text);
  }

  /** The older vintage of BENCH_ESTAT with a column for each period. */
  private static String wide() {
    return ESTAT.replace(
        "{format: csv, encoding: UTF-8, delimiter: \",\", header_rows: 1}",
        "{format: eurostat_tsv, encoding: UTF-8}");
  }

  /** A second collection in the layout of BENCH_OECD. */
  private static String ece() {
    return OECD.replace("BENCH_OECD", "BENCH_ECE")
        .replace("dataflow: MIG", "dataflow: FLOWS")
        .replace("vintage: 2022-12-01", "vintage: 2023-09-01");
  }

  /** A second collection in the layout of BENCH_UNSD. */
  private static String iom() {
    return UNSD.replace("BENCH_UNSD", "BENCH_IOM").replace("dataflow: DYB", "dataflow: MOVES");
  }

  /** Every second reporting area sends its own figures to BENCH_UNSD. */
  private static String derivations(BenchInput input) {
    List<String[]> reporting = BenchCodes.reporting();
    String national =
        IntStream.range(0, reporting.size())
            .filter(i -> i % 2 == 0)
            .mapToObj(i -> "\"" + reporting.get(i)[1] + "\"")
            .collect(Collectors.joining(", "));
    String text =
        """
        derivations:
          - {child: BENCH_ESTAT, parent: NSO_*, evidence: invented}
          - {child: BENCH_OECD, parent: BENCH_ESTAT, evidence: invented}
          - {child: BENCH_UNSD, parent: NSO_*, areas: [%s], evidence: invented}
        """
            .formatted(national);
    return input.five()
        ? text + "  - {child: BENCH_ECE, parent: BENCH_OECD, evidence: invented}\n"
        : text;
  }

  /** The same registry as rows for the rivals, one for each area. */
  private static String registry(BenchInput input) {
    List<String[]> reporting = BenchCodes.reporting();
    StringBuilder csv = new StringBuilder("child,parent,ref_area\n");
    for (int i = 0; i < reporting.size(); i++) {
      String office = "NSO_" + reporting.get(i)[0];
      String area = reporting.get(i)[1];
      csv.append("BENCH_ESTAT,").append(office).append(',').append(area).append('\n');
      csv.append("BENCH_OECD,BENCH_ESTAT,").append(area).append('\n');
      if (i % 2 == 0) {
        csv.append("BENCH_UNSD,").append(office).append(',').append(area).append('\n');
      }
      if (input.five()) {
        csv.append("BENCH_ECE,BENCH_OECD,").append(area).append('\n');
      }
    }
    return csv.toString();
  }
}
