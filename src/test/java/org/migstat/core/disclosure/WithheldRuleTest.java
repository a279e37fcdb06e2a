package org.migstat.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.disclosure.AudienceTest.AT;
import static org.migstat.core.disclosure.AudienceTest.BEFORE;
import static org.migstat.core.disclosure.AudienceTest.RELEASE;
import static org.migstat.core.disclosure.AudienceTest.audience;
import static org.migstat.core.model.ConfidentialityStatus.C;
import static org.migstat.core.model.ConfidentialityStatus.N;
import static org.migstat.core.model.ConfidentialityStatus.S;
import static org.migstat.core.model.Party.IOM;
import static org.migstat.core.model.Party.UN;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Rows;

/** Why a tier does not see a record (UN/SDMX 4.6). */
class WithheldRuleTest {
  private final CollectionDefinition ofIom = table("IOM_AVRR").receivedBy(IOM).definition();
  private final Audience plain = audience(AT);

  @Test
  void aTierThatSeesARecordIsToldNoRule() {
    for (Tier tier : Tier.values()) {
      assertThat(plain.withheldBy(tier, figure().observation(0))).isNull();
    }
    assertThat(plain.withheldBy(Tier.IOM, figure().conf(C).observation(0))).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConfidentialityStatus.class,
      names = {"N", "C", "A", "O", "T", "G", "M", "D", "E"})
  void aStatusWithholdsAFigureFromThoseWhoDidNotReceiveIt(ConfidentialityStatus status) {
    for (Tier tier : List.of(Tier.UN, Tier.JOINT, Tier.PUBLIC)) {
      assertThat(plain.withheldBy(tier, figure().conf(status).observation(0)))
          .isEqualTo(WithheldRule.CONF);
    }
  }

  @Test
  void whatWeSuppressedOurselvesIsWithheldByItsStatus() {
    assertThat(plain.withheldBy(Tier.PUBLIC, figure().conf(S).observation(0)))
        .isEqualTo(WithheldRule.CONF);
  }

  @Test
  void anEmbargoWithholdsARecordOrAWholeFile() {
    CollectionDefinition later = table("IOM_AVRR").receivedBy(IOM).embargo(RELEASE).definition();
    var record = figure().embargoed(RELEASE).observation(0);
    var internal = row(later).value(3).conf(N).observation(0);

    assertThat(audience(BEFORE).withheldBy(Tier.JOINT, record)).isEqualTo(WithheldRule.EMBARGO);
    assertThat(audience(AT).withheldBy(Tier.JOINT, record)).isNull();
    assertThat(audience(BEFORE).withheldBy(Tier.IOM, internal)).isEqualTo(WithheldRule.EMBARGO);
    assertThat(audience(BEFORE).withheldBy(Tier.UN, internal)).isEqualTo(WithheldRule.EMBARGO);
    assertThat(audience(AT).withheldBy(Tier.UN, internal)).isEqualTo(WithheldRule.CONF);
    assertThat(
            audience(BEFORE)
                .withheldBy(Tier.UN, figure().embargoTime(RELEASE).conf(N).observation(0)))
        .isEqualTo(WithheldRule.CONF);
  }

  @Test
  void whatAPartyKeepsFromAnotherIsWithheldByArticle14WhateverItsStatus() {
    Audience withheld = audience(BEFORE, List.of(), List.of(new Withholding("IOM_AVRR", UN)));

    for (ConfidentialityStatus status : ConfidentialityStatus.values()) {
      var record = figure().embargoTime(RELEASE).conf(status).observation(0);
      for (Tier tier : List.of(Tier.UN, Tier.JOINT, Tier.PUBLIC)) {
        assertThat(withheld.withheldBy(tier, record)).isEqualTo(WithheldRule.ART14);
      }
      assertThat(withheld.withheldBy(Tier.IOM, record)).isNull();
    }
  }

  private Rows figure() {
    return row(ofIom).value(3);
  }
}
