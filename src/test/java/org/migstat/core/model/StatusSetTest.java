package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.model.ObservationStatus.A;
import static org.migstat.core.model.ObservationStatus.B;
import static org.migstat.core.model.ObservationStatus.E;
import static org.migstat.core.model.ObservationStatus.F;
import static org.migstat.core.model.ObservationStatus.I;
import static org.migstat.core.model.ObservationStatus.O;
import static org.migstat.core.model.ObservationStatus.P;
import static org.migstat.core.model.ObservationStatus.W;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusSetTest {
  @Test
  void statusesAreASetInTheOrderOfTheirCodes() {
    assertThat(StatusSet.of(W, B, E, B).list()).containsExactly(B, E, W);
    assertThat(StatusSet.of(E, B)).isEqualTo(StatusSet.of(B).union(StatusSet.of(E)));
  }

  @Test
  void normalIsTheEmptySetAndSaysNothingBesideOthers() {
    assertThat(StatusSet.of(A)).isEqualTo(StatusSet.NORMAL);
    assertThat(StatusSet.NORMAL.list()).containsExactly(A);
    assertThat(StatusSet.of(A, P).list()).containsExactly(P);
  }

  @Test
  void fiveStatusesSayThatThereIsNoValue() {
    assertThat(Arrays.stream(ObservationStatus.values()).filter(s -> StatusSet.of(s).missing()))
        .map(Enum::name)
        .containsExactly("H", "L", "M", "O", "Q");
    assertThat(StatusSet.of(B, O).missing()).isTrue();
    assertThat(StatusSet.of(B, E).missing()).isFalse();
  }

  @Test
  void theWorstStatusGivesTheTier() {
    assertThat(Stream.of(StatusSet.NORMAL, StatusSet.of(B), StatusSet.of(P), StatusSet.of(P, E)))
        .map(StatusSet::tier)
        .containsExactly(0, 0, 1, 2);
    assertThat(Stream.of(StatusSet.of(I, E), StatusSet.of(F, P)))
        .map(StatusSet::tier)
        .containsExactly(3, 4);
  }

  @Test
  void membersAreToldFromOthers() {
    StatusSet set = StatusSet.of(ObservationStatus.values());

    assertThat(Arrays.stream(ObservationStatus.values()).filter(s -> s != A)).allMatch(set::has);
    assertThat(Arrays.stream(ObservationStatus.values())).noneMatch(StatusSet.NORMAL::has);
  }

  @Test
  void qualityFlagsAreASetInTheOrderOfDeclaration() {
    QualityFlags flags = QualityFlags.NONE.with(QualityFlag.SUMMED).with(QualityFlag.DEF_INHERITED);

    assertThat(flags.list()).containsExactly(QualityFlag.DEF_INHERITED, QualityFlag.SUMMED);
    assertThat(flags.with(QualityFlag.SUMMED)).isEqualTo(flags);
    assertThat(flags.has(QualityFlag.SUMMED)).isTrue();
    assertThat(flags.has(QualityFlag.AREA_TIME)).isFalse();
    assertThat(QualityFlags.NONE.list()).isEmpty();
    QualityFlags all = QualityFlags.NONE;
    for (QualityFlag flag : QualityFlag.values()) {
      all = all.union(QualityFlags.NONE.with(flag));
    }
    assertThat(all.list()).containsExactly(QualityFlag.values());
  }
}
