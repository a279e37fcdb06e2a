package org.migstat.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.model.ConfidentialityStatus.A;
import static org.migstat.core.model.ConfidentialityStatus.C;
import static org.migstat.core.model.ConfidentialityStatus.D;
import static org.migstat.core.model.ConfidentialityStatus.E;
import static org.migstat.core.model.ConfidentialityStatus.F;
import static org.migstat.core.model.ConfidentialityStatus.G;
import static org.migstat.core.model.ConfidentialityStatus.M;
import static org.migstat.core.model.ConfidentialityStatus.N;
import static org.migstat.core.model.ConfidentialityStatus.O;
import static org.migstat.core.model.ConfidentialityStatus.S;
import static org.migstat.core.model.ConfidentialityStatus.T;
import static org.migstat.core.model.Party.IOM;
import static org.migstat.core.model.Party.UN;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Rows;

/** The table of audiences of the standard, row by row (UN/SDMX 4.2). */
class AudienceTest {
  static final String RELEASE = "2021-06-01T08:00:00Z";
  static final Instant BEFORE = Instant.parse("2021-06-01T07:59:59.999Z");
  static final Instant AT = Instant.parse(RELEASE);

  private final CollectionDefinition ofIom = table("IOM_AVRR").receivedBy(IOM).definition();
  private final Audience plain = audience(AT, List.of(), List.of());

  @Test
  void freeFiguresAreForEveryone() {
    assertThat(plain.of(figure().conf(F).observation(0))).containsExactlyInAnyOrder(UN, IOM);
  }

  @Test
  void underEmbargoOnlyTheReceiverSeesAFigureBeforeTheInstantAndEveryoneFromItOn() {
    var figure = figure().embargoed(RELEASE).observation(0);

    assertThat(audience(BEFORE).of(figure)).containsExactly(IOM);
    assertThat(audience(AT).of(figure)).containsExactlyInAnyOrder(UN, IOM);
    assertThat(audience(BEFORE).effective(figure.confidentiality())).isEqualTo(N);
    assertThat(audience(AT).effective(figure.confidentiality())).isEqualTo(F);
  }

  @Test
  void anEmbargoWithoutTimeNeverEnds() {
    assertThat(plain.of(figure().conf(E).observation(0))).containsExactly(IOM);
    assertThat(plain.effective(new Confidentiality(E, null, Set.of()))).isEqualTo(N);
  }

  @Test
  void internalFiguresAreForTheReceiver() {
    assertThat(plain.of(figure().conf(N).observation(0))).containsExactly(IOM);
  }

  @Test
  void anEmbargoTimeBesideInternalIsIgnored() {
    var figure = figure().embargoTime(RELEASE).conf(N).observation(0);

    assertThat(audience(AT).of(figure)).containsExactly(IOM);
  }

  @Test
  void theProviderMayLetTheReceiverPassAFigureOn() {
    assertThat(plain.of(figure().conf(N).redistribution(UN).observation(0)))
        .containsExactlyInAnyOrder(UN, IOM);
  }

  @Test
  void anArrangementSharesInternalFiguresOfItsCollectionOnly() {
    Audience shared = sharing(false);
    var other = row(table("IOM_DTM").receivedBy(IOM).definition()).value(3).conf(N).observation(0);

    assertThat(shared.of(figure().conf(N).observation(0))).containsExactlyInAnyOrder(UN, IOM);
    assertThat(shared.of(figure().embargoed("2040-01-01T00:00:00Z").observation(0)))
        .containsExactlyInAnyOrder(UN, IOM);
    assertThat(shared.of(other)).containsExactly(IOM);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConfidentialityStatus.class,
      names = {"C", "A", "O", "T", "G", "M", "D"})
  void confidentialFiguresNeedAnArrangementThatNamesThem(ConfidentialityStatus status) {
    var figure = figure().conf(status).observation(0);

    assertThat(plain.of(figure)).containsExactly(IOM);
    assertThat(sharing(false).of(figure)).containsExactly(IOM);
    assertThat(sharing(true).of(figure)).containsExactlyInAnyOrder(UN, IOM);
    assertThat(plain.of(figure().conf(status).redistribution(UN).observation(0)))
        .containsExactlyInAnyOrder(UN, IOM);
  }

  @Test
  void everyStatusHasItsRow() {
    assertThat(ConfidentialityStatus.values())
        .containsExactlyInAnyOrder(F, E, N, C, A, O, T, G, M, D, S);
  }

  @Test
  void whatWeSuppressedOurselvesIsKeptFromThePublicAlone() {
    var parties = plain.of(figure().conf(S).observation(0));

    assertThat(parties).containsExactlyInAnyOrder(UN, IOM);
    assertThat(plain.isPublic(figure().conf(S).observation(0))).isFalse();
  }

  @Test
  void aGapInAPublicTableIsForEveryoneAndAFigureIsNot() {
    CollectionDefinition published = table("IOM_AVRR").receivedBy(IOM).published(true).definition();
    Rows gap = row(published).missing(ObservationStatus.Q).conf(A);

    assertThat(plain.of(gap.observation(0))).containsExactlyInAnyOrder(UN, IOM);
    assertThat(plain.of(row(published).value(3).conf(A).observation(0))).containsExactly(IOM);
    assertThat(plain.of(row(ofIom).missing(ObservationStatus.Q).conf(A).observation(0)))
        .containsExactly(IOM);
  }

  @ParameterizedTest
  @EnumSource
  void freeFiguresAloneArePublic(ConfidentialityStatus status) {
    assertThat(plain.isPublic(figure().conf(status).observation(0))).isEqualTo(status == F);
  }

  @Test
  void anEmbargoKeepsAFigureFromThePublicUntilItEnds() {
    var figure = figure().embargoed(RELEASE).observation(0);

    assertThat(audience(BEFORE).isPublic(figure)).isFalse();
    assertThat(audience(AT).isPublic(figure)).isTrue();
  }

  @Test
  void aGapInAPublicTableIsPublicWhateverItsStatus() {
    CollectionDefinition published = table("IOM_AVRR").receivedBy(IOM).published(true).definition();

    assertThat(plain.isPublic(row(published).missing(ObservationStatus.Q).conf(A).observation(0)))
        .isTrue();
    assertThat(plain.isPublic(row(ofIom).missing(ObservationStatus.Q).conf(A).observation(0)))
        .isFalse();
  }

  @Test
  void aDeletionOrARefusedRowIsNoGapThatThePublicSaw() {
    CollectionDefinition published = table("IOM_AVRR").receivedBy(IOM).published(true).definition();

    assertThat(plain.of(row(published).deletion().conf(C).observation(0))).containsExactly(IOM);
    assertThat(plain.of(row(published).refused().observation(0))).containsExactly(IOM);
  }

  @Test
  void nobodySeesAnythingOfATableBeforeItsRelease() {
    CollectionDefinition whole =
        table("IOM_AVRR").receivedBy(IOM).published(true).embargo(RELEASE).definition();
    Audience before =
        audience(BEFORE, List.of(new Sharing("IOM_AVRR", Set.of(UN), true)), List.of());

    for (Rows row :
        List.of(
            row(whole).value(3),
            row(whole).missing(ObservationStatus.Q),
            row(whole).value(3).conf(N))) {
      assertThat(before.of(row.observation(0))).isEmpty();
      assertThat(before.isPublic(row.observation(0))).isFalse();
      assertThat(audience(AT).of(row.observation(0))).contains(IOM);
    }
    assertThat(before.ofRefused(whole)).isEmpty();
    assertThat(audience(AT).ofRefused(whole)).containsExactly(IOM);
  }

  @Test
  void aPartyThatIsRefusedACollectionSeesNothingOfItWhateverItsStatus() {
    CollectionDefinition both = table("IOM_AVRR").published(true).definition();
    Audience withheld =
        audience(
            AT,
            List.of(new Sharing("IOM_AVRR", Set.of(UN), true)),
            List.of(new Withholding("IOM_AVRR", UN)));

    for (ConfidentialityStatus status : ConfidentialityStatus.values()) {
      assertThat(withheld.of(row(both).value(3).conf(status).redistribution(UN).observation(0)))
          .containsExactly(IOM);
    }
    assertThat(withheld.of(row(both).missing(ObservationStatus.Q).observation(0)))
        .containsExactly(IOM);
    assertThat(withheld.isPublic(row(both).value(3).observation(0))).isFalse();
    assertThat(withheld.ofRefused(both)).containsExactly(IOM);
    assertThat(withheld.of(row(table("IOM_DTM").definition()).value(3).observation(0)))
        .containsExactlyInAnyOrder(UN, IOM);
  }

  @Test
  void refusedRowsAreForThePartiesThatReceivedThem() {
    assertThat(plain.ofRefused(ofIom)).containsExactly(IOM);
    assertThat(sharing(true).ofRefused(ofIom)).containsExactly(IOM);
  }

  @Test
  void theJointTierIsWhatBothPartiesSee() {
    CollectionDefinition ofUn = table("UNSD_DYB").receivedBy(UN).definition();
    Audience nobody =
        audience(
            AT,
            List.of(),
            List.of(new Withholding("IOM_AVRR", UN), new Withholding("IOM_AVRR", IOM)));

    assertThat(nobody.tiers(figure().observation(0))).isEmpty();
    assertThat(plain.tiers(row(ofUn).value(3).conf(N).observation(0))).containsExactly(Tier.UN);
    assertThat(plain.tiers(figure().conf(N).observation(0))).containsExactly(Tier.IOM);
    assertThat(plain.tiers(figure().conf(S).observation(0)))
        .containsExactly(Tier.UN, Tier.IOM, Tier.JOINT);
    assertThat(plain.tiers(figure().conf(F).observation(0))).containsExactly(Tier.values());
  }

  @Test
  void thePublicKnowsOfEveryRowOfATableThatIsPublicCellByCell() {
    CollectionDefinition open = table("ESTAT_MIGR").published(true).definition();
    CollectionDefinition ofOne = table("IOM_DTM").published(true).receivedBy(IOM).definition();

    assertThat(plain.receiving(open)).containsExactly(Tier.values());
    assertThat(plain.receiving(ofOne)).containsExactly(Tier.IOM);
    assertThat(plain.receiving(table("NSO_POL").definition()))
        .containsExactly(Tier.UN, Tier.IOM, Tier.JOINT);
    assertThat(plain.receiving(ofIom)).containsExactly(Tier.IOM);
  }

  private Rows figure() {
    return row(ofIom).value(3);
  }

  private static Audience sharing(boolean confidential) {
    return audience(AT, List.of(new Sharing("IOM_AVRR", Set.of(UN), confidential)), List.of());
  }

  static Audience audience(Instant asOf) {
    return audience(asOf, List.of(), List.of());
  }

  static Audience audience(Instant asOf, List<Sharing> sharing, List<Withholding> withholding) {
    return new Audience(new Arrangements("0", sharing, withholding), asOf);
  }
}
