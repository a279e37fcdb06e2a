package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.SourceField;
import org.migstat.io.definition.DefinitionException;

/** How the time of an embargo is read. */
class EmbargoReaderTest {
  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void columns() {
    table = ConfidentialityReaderTest.tableIn(folder);
  }

  @Test
  void anEmbargoHasAnInstant() throws Exception {
    Confidentiality embargo =
        read("2019|5|E|2021-06-01T10:00:00+02:00|").observation().confidentiality();

    assertThat(embargo)
        .isEqualTo(
            new Confidentiality(
                ConfidentialityStatus.E,
                Instant.parse("2021-06-01T08:00:00Z").getEpochSecond(),
                Set.of()));
  }

  @Test
  void anEmbargoWithoutTimeIsInternal() throws Exception {
    Harmonised read = read("2019|5|E||");

    assertThat(read.observation().confidentiality().status()).isEqualTo(ConfidentialityStatus.N);
    assertThat(read.findings())
        .containsExactly(
            "V-CONF-01 at in.csv row 2 column 'until': found an embargo without a time; read as"
                + " internal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E", "F", "S", ""})
  void anUnreadableEmbargoMakesInternalWhatWasLessRestricted(String status) throws Exception {
    Harmonised read = read("2019|5|" + status + "|soon|");

    assertThat(read.observation().confidentiality())
        .isEqualTo(new Confidentiality(ConfidentialityStatus.N, null, Set.of()));
    assertThat(read.findings())
        .containsExactly(
            "V-CONF-01 at in.csv row 2 column 'until': found no time of an embargo; read as"
                + " internal");
  }

  @Test
  void anUnreadableEmbargoDoesNotLoosenWhatIsConfidential() throws Exception {
    Harmonised read = read("2019|5|C|soon|");

    assertThat(read.observation().confidentiality().status()).isEqualTo(ConfidentialityStatus.C);
    assertThat(read.findings())
        .containsExactly("V-CONF-01 at in.csv row 2 column 'until': found no time of an embargo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-01-01T00:00:00Z",
        "+20000-01-01T00:00:00Z",
        "3000-01-01T00:00:00Z",
        "1899-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "-0001-01-01",
        "0021-06-01"
      })
  void anEmbargoOfAnotherAgeIsNoTime(String printed) throws Exception {
    Harmonised read = read("2019|5|E|" + printed + "|");

    assertThat(read.observation().confidentiality())
        .isEqualTo(new Confidentiality(ConfidentialityStatus.N, null, Set.of()));
    assertThat(read.findings())
        .containsExactly(
            "V-CONF-01 at in.csv row 2 column 'until': found no time of an embargo; read as"
                + " internal");
  }

  /** Days that do not exist or lie beyond our time, zones that are none, what nobody sees. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        "2026-02-29",
        "2026-02-30T00:00:00Z",
        "2026-13-01",
        "2020-01-01T00:00:00+19:00",
        "2020-01-01T00:00:00+0100",
        "2020-01-01T00:00:00 CET",
        "2020-01-01T00:00:00Europe/Vienna",
        "2020-01-01+01:00",
        "2020-01-01Z",
        "2020-01-01\u200b",
        "\ufeff2020-01-01",
        "2020\u00ad-01-01",
        "\u00a02020-01-01",
        "\u200b",
        "\u00a0"
      })
  void aTimeThatIsNoneKeepsTheFigureInternal(String printed) throws Exception {
    for (String status : List.of("E", "F", "")) {
      Harmonised read = read("2019|5|" + status + "|" + printed + "|");

      assertThat(read.observation().confidentiality())
          .isEqualTo(new Confidentiality(ConfidentialityStatus.N, null, Set.of()));
      assertThat(read.observation().source().code(SourceField.CONF_STATUS)).isEqualTo(status);
      assertThat(read.findings())
          .containsExactly(
              "V-CONF-01 at in.csv row 2 column 'until': found no time of an embargo; read as"
                  + " internal");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00:00Z",
    "2020-01-01T00:00:00-18:00, 2020-01-01T18:00:00Z",
    "2020-01-01T00:00:00.000000001Z, 2020-01-01T00:00:01Z",
    "2020-01-01T00:00:00.9, 2020-01-01T00:00:01Z"
  })
  void anEmbargoEndsNoSecondTooEarly(String printed, Instant end) throws Exception {
    assertThat(read("2019|5|E|" + printed + "|").observation().confidentiality())
        .isEqualTo(new Confidentiality(ConfidentialityStatus.E, end.getEpochSecond(), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"F", ""})
  void anEmbargoThatHasNotEndedHoldsThoughTheStatusIsFree(String status) throws Exception {
    table.asOf("2021-05-31T23:59:59Z");

    Harmonised read = read("2019|5|" + status + "|2021-06-01T00:00:00Z|");

    assertThat(read.observation().confidentiality())
        .isEqualTo(
            new Confidentiality(
                ConfidentialityStatus.E,
                Instant.parse("2021-06-01T00:00:00Z").getEpochSecond(),
                Set.of()));
    assertThat(read.findings())
        .containsExactly(
            "V-CONF-01 at in.csv row 2 column 'until': found an embargo beside a status that says"
                + " free; read as under embargo");
  }

  @Test
  void anEmbargoThatHasEndedLeavesAFreeStatusAsItIs() throws Exception {
    table.asOf("2021-06-01T00:00:00Z");

    Harmonised read = read("2019|5|F|2021-06-01T00:00:00Z|");

    assertThat(read.observation().confidentiality().status()).isEqualTo(ConfidentialityStatus.F);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void anEmbargoKeepsBackWhatIsOnlyKeptFromThePublic() throws Exception {
    table.asOf("2021-05-31T23:59:59Z");

    Harmonised read = read("2019|5|S|2021-06-01T00:00:00Z|");

    assertThat(read.observation().confidentiality().status()).isEqualTo(ConfidentialityStatus.N);
    assertThat(read.findings())
        .containsExactly(
            "V-CONF-01 at in.csv row 2 column 'until': found an embargo beside a status that it"
                + " does not belong to; read as internal");
  }

  @ParameterizedTest
  @CsvSource({"2021-06-01T08:00:00, 2021-06-01T08:00:00Z", "2021-06-01, 2021-06-01T00:00:00Z"})
  void anEmbargoWithoutZoneIsReadAsUtcAndSaid(String printed, Instant read) throws Exception {
    Harmonised harmonised = read("2019|5|E|" + printed + "|");

    assertThat(harmonised.observation().confidentiality())
        .isEqualTo(new Confidentiality(ConfidentialityStatus.E, read.getEpochSecond(), Set.of()));
    assertThat(harmonised.findings())
        .containsExactly(
            "V-CONF-02 at in.csv row 2 column 'until': found an embargo without zone; read as UTC");
  }

  private Harmonised read(String row) throws IOException, DefinitionException {
    return table.rows(row);
  }
}
