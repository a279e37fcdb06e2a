package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.DefinitionException;

class ConfidentialityReaderTest {
  @TempDir private Path folder;
  private Table table = Table.in(Path.of(""));

  @BeforeEach
  void columns() {
    table = tableIn(folder);
  }

  /** A table that says of each row who may see it. */
  static Table tableIn(Path folder) {
    return Table.in(folder)
        .header("year|n|conf|until|to")
        .concept("CONF_STATUS", "{column: conf}")
        .concept("EMBARGO_TIME", "{column: until}")
        .concept("CONF_REDIST", "{column: to}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"F", "N", "C", "S"})
  void aMissingStatusIsTheDefaultOfTheCollection(ConfidentialityStatus status) throws Exception {
    table.key("default_confidentiality", status.name());

    assertThat(read("2019|5|||").observation().confidentiality())
        .isEqualTo(new Confidentiality(status, null, Set.of()));
  }

  @Test
  void aCollectionWithoutDefaultIsConfidential() throws Exception {
    Table silent =
        Table.in(folder, "silent").key("default_confidentiality", "C").concept("SEX", "_T");

    assertThat(silent.rows("2019|5").observation().confidentiality().status())
        .isEqualTo(ConfidentialityStatus.C);
  }

  @Test
  void anUnknownStatusIsConfidentialAndSaid() throws Exception {
    Harmonised read = read("2019|5|X||");

    assertThat(read.observation().confidentiality().status()).isEqualTo(ConfidentialityStatus.C);
    assertThat(read.observation().flags().list()).containsExactly(QualityFlag.CONF_UNKNOWN);
    assertThat(read.findings())
        .containsExactly(
            "V-CODE-CONF at in.csv row 2 column 'conf': no confidentiality status is written as"
                + " 'X'; read as confidential");
  }

  @ParameterizedTest
  @ValueSource(strings = {" F", "F ", " C"})
  void blanksThatMakeAStatusUnreadableAreShownWithIt(String status) throws Exception {
    assertThat(read("2019|5|" + status + "||").findings())
        .containsExactly(
            "V-CODE-CONF at in.csv row 2 column 'conf': no confidentiality status is written as '"
                + status
                + "'; read as confidential");
  }

  @Test
  void aStatusWithoutLettersIsNotShown() throws Exception {
    assertThat(read("2019|5|4711||").findings())
        .containsExactly(
            "V-CODE-CONF at in.csv row 2 column 'conf': no confidentiality status is written as"
                + " code without letters; read as confidential");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "FREE", "F;C", "FF", " F", "F ", "\u00a0F", "Ｆ", "412", "DEU"})
  void aMalformedStatusIsNeverRead(String status) throws Exception {
    assertThat(read("2019|5|" + status + "||").observation().confidentiality().status())
        .isEqualTo(ConfidentialityStatus.C);
  }

  /** Zero-width space, byte order mark, soft hyphen, no-break space, word joiner. */
  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\ufeff", "\u00ad", "\u00a0", "\u2060"})
  void aCharacterThatNobodySeesMakesAStatusConfidential(String invisible) throws Exception {
    for (String status : List.of("F" + invisible, invisible + "F", invisible)) {
      Harmonised read = read("2019|5|" + status + "||");

      assertThat(read.observation().confidentiality())
          .isEqualTo(new Confidentiality(ConfidentialityStatus.C, null, Set.of()));
      assertThat(read.observation().source().code(SourceField.CONF_STATUS)).isEqualTo(status);
      assertThat(read.findings())
          .containsExactly(
              "V-CODE-CONF at in.csv row 2 column 'conf': no confidentiality status is written as "
                  + RawCode.shown(status)
                  + "; read as confidential");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "   ", "\t"})
  void aFieldOfBlanksIsAMissingStatus(String blank) throws Exception {
    Harmonised read = read("2019|5|" + blank + "||");

    assertThat(read.observation().confidentiality()).isEqualTo(Confidentiality.FREE);
    assertThat(read.observation().source().code(SourceField.CONF_STATUS)).isEqualTo(blank);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"IOM;IOM", "UN;UN"})
  void theProviderMayAllowItsReceiverToPassItOn(String printed, Party party) throws Exception {
    assertThat(read("2019|5|N||" + printed).observation().confidentiality().redistribution())
        .containsExactly(party);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UN,IOM", "IOM UN", "UN; IOM", "UN+IOM", "UN, IOM, UN"})
  void partiesAreAList(String printed) throws Exception {
    Harmonised read = read("2019|5|N||" + printed);

    assertThat(read.observation().confidentiality().redistribution())
        .containsExactlyInAnyOrder(Party.UN, Party.IOM);
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not IOM", "NO IOM", "except IOM", "IOM,XXX", "EU UN OECD", "iom", "!IOM", ",IOM"})
  void aTextWithAnyOtherWordNamesNobodyAndIsSaid(String printed) throws Exception {
    table.key("received_by", "[UN]");

    Harmonised read = read("2019|5|C||" + printed);

    assertThat(read.observation().confidentiality())
        .isEqualTo(new Confidentiality(ConfidentialityStatus.C, null, Set.of()));
    assertThat(read.findings())
        .containsExactly(
            "V-CODE-CONF at in.csv row 2 column 'to': no list of the parties UN and IOM is written"
                + " as '"
                + printed
                + "'; read as naming nobody");
    assertThat(read.audiences).containsExactly(Set.of(Tier.UN));
  }

  @Test
  void theStricterOfStatusAndFlagCounts() throws Exception {
    table
        .header("year|n|conf|until|to|flag")
        .map("flags.csv", "source,obs_status,conf_status,when,note", "c,Q,C,no_value,", "n,,N,,")
        .key("status", "{column: flag, flags: flags.csv}");

    assertThat(status("2019|5|F|||c")).isEqualTo(ConfidentialityStatus.C);
    assertThat(status("2019|5|C|||n")).isEqualTo(ConfidentialityStatus.C);
    assertThat(status("2019|5||||n")).isEqualTo(ConfidentialityStatus.N);
    assertThat(status("2019|5|F|||")).isEqualTo(ConfidentialityStatus.F);
  }

  @Test
  void whatWasNoticedOfAConfidentialRowIsToldToItsAudienceOnly() throws Exception {
    table.key("received_by", "[IOM]");

    assertThat(read("2019|5|X||").audiences).containsExactly(Set.of(Tier.IOM));
    assertThat(read("2019|5|X||UN").audiences)
        .containsExactly(Set.of(Tier.UN, Tier.IOM, Tier.JOINT));
  }

  private @Nullable ConfidentialityStatus status(String row)
      throws IOException, DefinitionException {
    Observation observation = read(row).observation();
    return observation.confidentiality().status();
  }

  private Harmonised read(String row) throws IOException, DefinitionException {
    return table.rows(row);
  }
}
