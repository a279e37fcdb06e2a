package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.definition.CollectionDefinition.ConformityWhen;
import org.migstat.core.definition.CollectionDefinition.Dataflow;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.CollectionDefinition.ScopeFilter;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.ConceptSource.Case;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Unpivot;
import org.migstat.core.definition.Scheme;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.StatusSource.Flag;
import org.migstat.core.definition.StatusSource.StatusWhen;
import org.migstat.core.definition.ValueSource;
import org.migstat.core.definition.ValueSource.Symbol;
import org.migstat.core.definition.ValueSource.Symbol.Meaning;
import org.migstat.core.definition.VintageSource;
import org.migstat.core.definition.VintageSource.Basis;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rounding;

class CollectionDefinitionTest {
  private static final String EVERY_KEY =
      """
      collection: UNHCR_RDF
      dataflow: {columns: [operation, type]}
      title: Refugees
      provider: UNHCR
      citation: "UNHCR, Refugee Data Finder: population"
      vintage: {file_name: '_(\\d{4}-\\d{2}-\\d{2})', format: yyyy-MM-dd}
      vintage_basis: file_name
      received_by: [UN, IOM]
      default_confidentiality: F
      embargo: 2021-06-01T10:00:00+02:00
      published_detail: true
      source_type: REG
      conformity: 1
      conformity_when: [{when: {type_i: "1"}, conformity: 2}]
      max_rejected_share: 0.1
      layout: {format: csv, encoding: windows-1252, delimiter: ";", header_rows: 2, skip_rows: [3, 1],
               unpivot: {columns: '\\d{4}', names: time, values: cell}}
      concepts:
        REF_AREA: {column: coa, codes: [geo.csv, {GB: 826_GB}], scheme: ISO3}
        COUNTERPART_AREA: {constant: DE, scheme: ISO2}
        POP_BASIS: {cases: [{when: {b: "1"}, code: COB}, {when: {c: ["1", "2"], d: x}, code: COC}]}
        SEX: {column: sex, codes: {male: M, female: F}}
        AGE: Y0T17
        TIME_PERIOD: {column: time, scheme: END_OF_YEAR}
      value: {column: cell, decimal_mark: ",", thousands_mark: ".", unit_mult: 3, decimals: 1, zero: filler,
              rounding: {step: 5, mode: RAISED}, symbols: {":": O, NA: filler, "-": zero, 0n: zero N, "*": Q A, "": O}}
      status: {always: [I], column: flags, flags: flags.csv, letters: separate,
               when: [{when: {r: "1"}, add: [W, E], footnote: includes refugees}]}
      scope: [{column: level, keep: ["0"], reason: sub-national}, {column: geo, drop: [Total, World], reason: sums}]
      series:
        - {column: refugees, INDICATOR: REF_STOCK}
        - {when: {app: [N, R]}, INDICATOR: RET_REF, TIME_PERIOD: {column: time, scheme: YEAR}}
        - {columns: [ooc, hst], out_of_scope: no indicator}
      sum_over: [procedure]
      repeats: add
      roll_up: [SEX, AGE, TIME]
      absent: zero
      additive_over_time: counted as events
      agg_method: CONSOLIDATED
      ignore: [id, label]
      """;

  private final Path folder;
  private final Workplace workplace;

  CollectionDefinitionTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    workplace =
        new Workplace(folder)
            .write(
                "maps/geo.csv",
                """
                source,code,from,to,zero,note
                SDN,736,,2011-07-09
                SDN,ISO3:SDN,2011-07-09,,filler,"the state, not the region"
                GB,826
                VAR,_O_AFRICA@
                """)
            .write(
                "maps/flags.csv",
                "source,obs_status,conf_status,when\nc,Q,C,no_value\nbe,B E\nr,,,\n");
  }

  private CollectionDefinition read(String yaml) throws Exception {
    workplace.write("unhcr-rdf.yaml", yaml);
    return Definitions.collection(folder.resolve("unhcr-rdf.yaml"));
  }

  @Test
  void everyKeyHasItsPlace() throws Exception {
    CollectionDefinition read = read(EVERY_KEY);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("contentHash", "concepts", "value", "status", "series")
        .isEqualTo(
            new CollectionDefinition(
                "unhcr-rdf",
                "",
                "UNHCR_RDF",
                new Dataflow(null, List.of("operation", "type")),
                "Refugees",
                "UNHCR",
                "UNHCR, Refugee Data Finder: population",
                new VintageSource(
                    Basis.FILE_NAME,
                    null,
                    null,
                    LinearExpression.of("_(\\d{4}-\\d{2}-\\d{2})"),
                    "yyyy-MM-dd"),
                Set.of(Party.UN, Party.IOM),
                ConfidentialityStatus.F,
                Instant.parse("2021-06-01T08:00:00Z").getEpochSecond(),
                true,
                "REG",
                1,
                0.1,
                new Layout(
                    Layout.Format.CSV,
                    "windows-1252",
                    ';',
                    2,
                    Set.of(1, 3),
                    new Unpivot(LinearExpression.of("\\d{4}"), "time", "cell")),
                read.concepts(),
                read.value(),
                read.status(),
                List.of(new ConformityWhen(Map.of("type_i", Set.of("1")), 2)),
                List.of(
                    new ScopeFilter("level", Set.of("0"), true, "sub-national"),
                    new ScopeFilter("geo", Set.of("Total", "World"), false, "sums")),
                read.series(),
                List.of("procedure"),
                true,
                Set.of(RollUp.SEX, RollUp.AGE, RollUp.TIME),
                true,
                true,
                AggMethod.CONSOLIDATED,
                Set.of("id", "label")));
  }

  @Test
  void conceptsAreConstantsColumnsOrCases() throws Exception {
    Map<Concept, ConceptSource> concepts = read(EVERY_KEY).concepts();

    assertThat(concepts)
        .containsOnly(
            Map.entry(
                Concept.REF_AREA,
                new ConceptSource(
                    null,
                    "coa",
                    List.of(),
                    new CodeMap(
                        Map.of(
                            "SDN",
                            List.of(
                                new CodeMap.Entry(
                                    "736", null, LocalDate.parse("2011-07-09"), false),
                                new CodeMap.Entry(
                                    "ISO3:SDN", LocalDate.parse("2011-07-09"), null, true)),
                            "GB",
                            List.of(always("826_GB")),
                            "VAR",
                            List.of(always("_O_AFRICA@")))),
                    Scheme.ISO3)),
            Map.entry(
                Concept.COUNTERPART_AREA,
                new ConceptSource("DE", null, List.of(), CodeMap.EMPTY, Scheme.ISO2)),
            Map.entry(
                Concept.POP_BASIS,
                new ConceptSource(
                    null,
                    null,
                    List.of(
                        new Case(Map.of("b", Set.of("1")), "COB"),
                        new Case(Map.of("c", Set.of("1", "2"), "d", Set.of("x")), "COC")),
                    CodeMap.EMPTY,
                    null)),
            Map.entry(
                Concept.SEX,
                new ConceptSource(
                    null,
                    "sex",
                    List.of(),
                    new CodeMap(
                        Map.of("male", List.of(always("M")), "female", List.of(always("F")))),
                    null)),
            Map.entry(
                Concept.AGE, new ConceptSource("Y0T17", null, List.of(), CodeMap.EMPTY, null)),
            Map.entry(
                Concept.TIME_PERIOD,
                new ConceptSource(null, "time", List.of(), CodeMap.EMPTY, Scheme.END_OF_YEAR)));
  }

  private static CodeMap.Entry always(String code) {
    return new CodeMap.Entry(code, null, null, false);
  }

  @Test
  void valuesHaveTheirSymbols() throws Exception {
    assertThat(read(EVERY_KEY).value())
        .isEqualTo(
            new ValueSource(
                "cell",
                ',',
                '.',
                3,
                1,
                5,
                Rounding.Mode.RAISED,
                true,
                Map.of(
                    ":", new Symbol(Meaning.MISSING, ObservationStatus.O, null),
                    "NA", new Symbol(Meaning.FILLER, null, null),
                    "-", new Symbol(Meaning.ZERO, null, null),
                    "0n", new Symbol(Meaning.ZERO, ObservationStatus.N, null),
                    "*", new Symbol(Meaning.MISSING, ObservationStatus.Q, ConfidentialityStatus.A),
                    "", new Symbol(Meaning.MISSING, ObservationStatus.O, null))));
  }

  @Test
  void flagsHaveTheirMeaning() throws Exception {
    assertThat(read(EVERY_KEY).status())
        .isEqualTo(
            new StatusSource(
                List.of(ObservationStatus.I),
                "flags",
                Map.of(
                    "c", new Flag(List.of(ObservationStatus.Q), true, ConfidentialityStatus.C),
                    "be", new Flag(List.of(ObservationStatus.B, ObservationStatus.E), false, null),
                    "r", new Flag(List.of(), false, null)),
                true,
                List.of(
                    new StatusWhen(
                        Map.of("r", Set.of("1")),
                        List.of(ObservationStatus.W, ObservationStatus.E),
                        "includes refugees"))));
  }

  @Test
  void seriesSayOnlyWhatDiffers() throws Exception {
    assertThat(read(EVERY_KEY).series())
        .containsExactly(
            new Series(
                List.of("refugees"),
                null,
                Map.of(),
                Map.of(
                    Concept.INDICATOR,
                    new ConceptSource("REF_STOCK", null, List.of(), CodeMap.EMPTY, null))),
            new Series(
                List.of(),
                null,
                Map.of("app", Set.of("N", "R")),
                Map.of(
                    Concept.INDICATOR,
                    new ConceptSource("RET_REF", null, List.of(), CodeMap.EMPTY, null),
                    Concept.TIME_PERIOD,
                    new ConceptSource(null, "time", List.of(), CodeMap.EMPTY, Scheme.YEAR))),
            new Series(List.of("ooc", "hst"), "no indicator", Map.of(), Map.of()));
  }

  @Test
  void whatIsNotWrittenHasTheSafeDefault() throws Exception {
    CollectionDefinition read = workplace.collection(Workplace.SMALL);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("contentHash", "concepts")
        .isEqualTo(
            new CollectionDefinition(
                "small",
                "",
                "ESTAT_MIGR",
                new Dataflow("TPS00176", List.of()),
                "Immigration",
                "Eurostat",
                "invented",
                new VintageSource(
                    Basis.DECLARED,
                    Instant.parse("2021-02-01T00:00:00Z").getEpochSecond(),
                    null,
                    null,
                    null),
                Set.of(Party.UN, Party.IOM),
                ConfidentialityStatus.C,
                null,
                false,
                "ADM",
                0,
                0.05,
                new Layout(Layout.Format.CSV, null, ',', 1, Set.of(), null),
                read.concepts(),
                new ValueSource(
                    "persons", null, null, 0, -1, 1, Rounding.Mode.NEAREST, false, Map.of()),
                new StatusSource(List.of(), null, Map.of(), false, List.of()),
                List.of(),
                List.of(),
                List.of(new Series(List.of(), null, Map.of(), Map.of())),
                List.of(),
                false,
                Set.of(),
                false,
                false,
                null,
                Set.of()));
  }

  @Test
  void aVintageIsADayOrAnInstantOrAColumn() throws Exception {
    String instant = Workplace.SMALL.replace("2021-02-01", "2021-02-01T11:00:00+01:00");
    assertThat(workplace.collection(instant).vintage())
        .isEqualTo(
            new VintageSource(
                Basis.DECLARED,
                Instant.parse("2021-02-01T10:00:00Z").getEpochSecond(),
                null,
                null,
                null));
    String column =
        Workplace.SMALL
            .replace("2021-02-01", "{column: LAST UPDATE, format: \"dd/MM/yy HH:mm:ss\"}")
            .replace("declared", "stated");
    assertThat(workplace.collection(column).vintage())
        .isEqualTo(new VintageSource(Basis.STATED, null, "LAST UPDATE", null, "dd/MM/yy HH:mm:ss"));
  }

  @Test
  void formatsHaveTheirOwnDelimiter() throws Exception {
    assertThat(
            workplace
                .collection(Workplace.SMALL.replace("format: csv", "format: eurostat_tsv"))
                .layout()
                .delimiter())
        .isEqualTo('\t');
    assertThat(
            workplace
                .collection(Workplace.SMALL.replace("format: csv", "format: sdmx_csv"))
                .layout()
                .delimiter())
        .isNull();
    assertThat(
            workplace
                .collection(
                    Workplace.SMALL.replace("format: csv", "format: sdmx_csv, delimiter: \"\\t\""))
                .layout()
                .delimiter())
        .isEqualTo('\t');
  }

  @Test
  void theHashChangesWithTheDefinitionAndItsMapsButNotWithLineEnds() throws Exception {
    String hash = read(EVERY_KEY).contentHash();

    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(read(EVERY_KEY.replace("\n", "\r\n")).contentHash()).isEqualTo(hash);
    assertThat(read(EVERY_KEY.replace("Refugees", "refugees")).contentHash()).isNotEqualTo(hash);
    workplace.write("maps/flags.csv", "source,obs_status\nc,B\n");
    assertThat(read(EVERY_KEY).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void theHashOfADefinitionWithoutMapsIsThatOfItsFile() throws Exception {
    byte[] bytes = Workplace.SMALL.getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(workplace.collection(Workplace.SMALL).contentHash())
        .isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void areaCodesAreThoseWrittenInCanonicalForm() throws Exception {
    CollectionDefinition read = read(EVERY_KEY);

    assertThat(Definitions.areaCodes(read)).containsExactly("736", "826_GB");
    assertThat(Definitions.residuals(read)).containsExactly("_O_AFRICA@UNHCR_RDF");
    assertThat(
            Definitions.areaCodes(
                workplace.collection(
                    Workplace.SMALL.replace("{column: geo, scheme: ISO2}", "276"))))
        .containsExactly("276");
  }
}
