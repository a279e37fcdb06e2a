package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.CollectionDefinition.RollUp.SEX;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Tier;

/** What identifies a record and where it stands among the others (UN/SDMX 1.11, 2.8). */
class RecordsTest {
  private static final String POLAND = "IMM.616._T._Z._T.M12._T._T._T._Z.PS.PER.2019";

  private final CollectionDefinition office = table("NSO_POL").definition();

  @Test
  void aRecordIsIdentifiedByItsCellAndWhoSaysIt() throws Exception {
    Claim record = Cells.resolve(row(office).submission("a.csv").value(5)).joint().only().lead();

    assertThat(record.recordId()).isEqualTo(sha256(POLAND + "|NSO_POL|MAIN|2020-01-01|a.csv"));
  }

  @Test
  void aCellIsIdentifiedByItsKey() throws Exception {
    RecordIds ids = new RecordIds(Cells.AREAS::code);
    CellKey total = row(office).cell();
    CellKey women = row(office).sex("F").cell();

    assertThat(ids.cellId(total)).isEqualTo(sha256(POLAND));
    assertThat(ids.cellKey(women)).isEqualTo("IMM.616._T._Z._T.M12._T.F._T._Z.PS.PER.2019");
    assertThat(ids.cellKey(total)).isEqualTo(POLAND);
  }

  @Test
  void aRecordIsToldByItsPlaceAndNeverByItsValue() {
    Claim record = Cells.resolve(row(office).submission("a.csv").value(5)).joint().only().lead();

    assertThat(record).hasToString("Claim at " + record.observation().address());
  }

  @Test
  void recordsOfOneCellInOneSubmissionAreNumberedByWhatTheySay() throws Exception {
    Resolution.OfTier tier =
        Cells.resolve(
                row(office).submission("a.csv").value(7), row(office).submission("a.csv").value(5))
            .joint();
    String id = POLAND + "|NSO_POL|MAIN|2020-01-01|a.csv";

    assertThat(values(tier)).isEqualTo(Map.of(sha256(id), "5", sha256(id + "|1"), "7"));
  }

  @Test
  void aSumIsIdentifiedAsARecordOfItsCell() throws Exception {
    CollectionDefinition bySex = table("NSO_POL").rollUp(SEX).definition();
    Resolution.OfTier tier =
        Cells.resolve(
                row(bySex).submission("a.csv").sex("F").value(5),
                row(bySex).submission("a.csv").sex("M").value(7))
            .joint();

    assertThat(values(tier))
        .containsEntry(sha256(POLAND + "|NSO_POL|MAIN|2020-01-01|a.csv"), "12")
        .hasSize(3);
  }

  @Test
  void aSumCompetesWithTheReportsOfOthers() {
    CollectionDefinition bySex = table("NSO_POL").rollUp(SEX).definition();
    CollectionDefinition eurostat = table("ESTAT_MIGR").definition();
    Resolution.OfTier tier =
        Cells.resolve(
                row(bySex).sex("F").value(5),
                row(bySex).sex("M").value(7),
                row(eurostat).value(11),
                row(eurostat).period("2020").value(9))
            .joint();

    assertThat(tier.resolved())
        .extracting(
            cell -> cell.key().sex().name(), cell -> Observations.units(cell.observation().value()))
        .map(cell -> cell.toList().toString())
        .containsExactlyInAnyOrder("[_T, 12]", "[F, 5]", "[M, 7]", "[_T, 9]");
    assertThat(tier.conflicts())
        .extracting(c -> c.other().observation().value())
        .containsExactly(110_000L);
  }

  @Test
  void recordsOfACellAreWrittenInTheOrderOfTheirIds() {
    for (int file = 1; file <= 8; file++) {
      List<String> ids =
          Cells.resolve(
                  row(office).submission(file + ".csv").value(5),
                  row(office).submission(file + ".csv").value(5),
                  row(office).submission(file + ".csv").value(5))
              .joint()
              .records()
              .stream()
              .map(Claim::recordId)
              .toList();

      assertThat(ids).hasSize(3).isSorted();
    }
  }

  @Test
  void whatATierMayNotSeeIsWithheldFromItAndAllElseIsNot() {
    CollectionDefinition un = table("NSO_POL").receivedBy(Party.UN).published(true).definition();
    Resolution resolution =
        Cells.resolve(
            row(un).sex("F").value(5),
            row(un).sex("M").value(7).conf(ConfidentialityStatus.N),
            row(un).sex("_U").refused());

    assertThat(resolution.withheldFrom(Tier.UN)).isEmpty();
    assertThat(resolution.withheldFrom(Tier.IOM))
        .extracting(record -> record.observation().key().sex().name())
        .containsExactly("M");
  }

  @Test
  void aWithheldRecordHasTheIdThatWhoReceivedItKnows() {
    CollectionDefinition un = table("NSO_POL").receivedBy(Party.UN).definition();
    Resolution resolution =
        Cells.resolve(
            row(un).submission("a.csv").value(7),
            row(un).submission("a.csv").value(5).conf(ConfidentialityStatus.N),
            row(un).submission("a.csv").value(9).conf(ConfidentialityStatus.C),
            row(un).submission("a.csv").refused(),
            row(un).submission("b.csv").value(5).conf(ConfidentialityStatus.N));

    Map<String, String> known = values(resolution.tier(Tier.UN));
    assertThat(known).hasSize(4);
    for (Tier tier : List.of(Tier.IOM, Tier.JOINT)) {
      List<Claim> withheld = resolution.withheldFrom(tier);
      assertThat(withheld)
          .extracting(record -> Observations.units(record.observation().value()))
          .containsExactly("5", "9", "5");
      assertThat(withheld)
          .allSatisfy(
              record ->
                  assertThat(known.get(record.recordId()))
                      .isEqualTo(Observations.units(record.observation().value())));
    }
  }

  static List<UnaryOperator<Rows>> differences() {
    return List.of(
        row -> row.value(5).conf(ConfidentialityStatus.N),
        row -> row.status(ObservationStatus.P),
        row -> row.footnotes("a note"),
        row -> row.parts("men"),
        row -> row.printedAs("5.0"),
        row -> row.conformity(1),
        row -> row.step(5),
        row -> row.step(1, Rounding.Mode.TRUNC),
        row -> row.unitMultiplier(3),
        row -> row.decimals(1),
        row -> row.correction("C-1"),
        row -> row.embargoTime("2021-01-01T00:00:00Z"),
        row -> row.redistribution(Party.IOM),
        row -> row.column("other"),
        row -> row.value(6));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void whichOfTwoRowsIsKeptDoesNotDependOnTheirLines(UnaryOperator<Rows> difference) {
    CollectionDefinition parts = table("NSO_POL").sumOver("type").definition();
    for (CollectionDefinition definition : List.of(office, parts)) {
      Rows plain = row(definition).value(5);
      Rows other = difference.apply(row(definition).value(5));
      Resolution plainFirst = Cells.resolve(plain.copy().line(2), other.copy().line(3));
      Resolution otherFirst = Cells.resolve(plain.copy().line(3), other.copy().line(2));

      assertThat(otherFirst.text(false)).isEqualTo(plainFirst.text(false));
    }
  }

  private static Map<String, String> values(Resolution.OfTier tier) {
    Map<String, String> values = new TreeMap<>();
    tier.records()
        .forEach(r -> values.put(r.recordId(), Observations.units(r.observation().value())));
    return values;
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
