package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.migstat.core.resolve.Cells.Part.CITIZENSHIP_GRP;
import static org.migstat.core.resolve.Cells.Part.COUNTERPART_AREA;
import static org.migstat.core.resolve.Cells.Part.DURATION;
import static org.migstat.core.resolve.Cells.Part.INDICATOR;
import static org.migstat.core.resolve.Cells.Part.POP_BASIS;
import static org.migstat.core.resolve.Cells.Part.REF_AREA;
import static org.migstat.core.resolve.Cells.Part.TIME_PERIOD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.relate.MirrorPair.Status;
import org.migstat.core.resolve.Cells;

/** Denmark and Sweden count the same moves, each from its side: example O6 of the standard. */
class MirrorPairTest {
  private static Figure danish(String duration, long persons) {
    return side("IMM", "208", "752", "CPR", duration, persons);
  }

  private static Figure swedish(String duration, long persons) {
    return side("EMI", "752", "208", "CNR", duration, persons);
  }

  private static Figure side(
      String indicator, String ref, String cp, String basis, String duration, long persons) {
    return side(indicator, ref, cp, basis, "_T", duration, persons);
  }

  private static Figure side(
      String indicator,
      String ref,
      String cp,
      String basis,
      String group,
      String duration,
      long persons) {
    CellKey key =
        Cells.key(
            Map.of(
                INDICATOR,
                indicator,
                REF_AREA,
                ref,
                COUNTERPART_AREA,
                cp,
                POP_BASIS,
                basis,
                CITIZENSHIP_GRP,
                group,
                DURATION,
                duration,
                TIME_PERIOD,
                "2018"));
    return new Figure(key, persons * Decimal.ONE, 0);
  }

  private static MirrorPair only(Figure... sides) {
    List<MirrorPair> pairs = MirrorPair.of(List.of(sides));
    assertThat(pairs).hasSize(1);
    return pairs.get(0);
  }

  @Test
  void bothSidesOfAMoveAreOnePair() {
    MirrorPair pair = only(danish("M12", 4800), swedish("M12", 5040));

    assertThat(Cells.AREAS.code(pair.move().refArea())).isEqualTo("208");
    assertThat(Cells.AREAS.code(pair.move().counterpartArea())).isEqualTo("752");
    assertThat(pair.status()).isEqualTo(Status.BOTH);
    assertThat(pair.comparable()).isTrue();
    assertThat(pair.ratio()).isEqualTo(1.05);
    assertThat(pair.symmetricDifference()).isEqualTo(-0.04878, within(5e-6));
    assertThat(pair.logRatio()).isEqualTo(StrictMath.log(1.05));
  }

  @Test
  void citizensOfACountryAreNotThoseWhoLeftIt() {
    assertThat(MirrorPair.takesPart(danish("M12", 1).cell())).isTrue();
    assertThat(MirrorPair.takesPart(swedish("M12", 1).cell())).isTrue();
    assertThat(MirrorPair.takesPart(side("IMM", "208", "752", "COC", "M12", 1).cell())).isFalse();
    assertThat(MirrorPair.takesPart(side("EMI", "208", "752", "COB", "M12", 1).cell())).isFalse();
  }

  @Test
  void ofSeveralDefinitionsThoseArePairedThatAreTheSame() {
    MirrorPair pair = only(danish("M12", 48), danish("M3", 60), swedish("M3", 63));

    assertThat(pair.in()).isEqualTo(danish("M3", 60));
    assertThat(pair.comparable()).isTrue();
  }

  @Test
  void withoutACommonDefinitionThePreferredOfEachSideStandBesideEachOther() {
    MirrorPair pair = only(danish("PERM", 10), danish("M12", 48), swedish("M3", 63));

    assertThat(pair.in()).isEqualTo(danish("M12", 48));
    assertThat(pair.out()).isEqualTo(swedish("M3", 63));
    assertThat(pair.comparable()).isFalse();
    assertThat(pair.ratio()).isEqualTo(63.0 / 48);
  }

  @Test
  void ofSeveralCommonDefinitionsTheTwelveMonthsArePaired() {
    MirrorPair pair =
        only(danish("M3", 60), danish("M12", 48), swedish("M3", 63), swedish("M12", 50));

    assertThat(pair.in()).isEqualTo(danish("M12", 48));
    assertThat(pair.out()).isEqualTo(swedish("M12", 50));
  }

  @Test
  void everybodyIsPreferredToForeignersAloneWhateverTheirStay() {
    Figure foreigners = side("IMM", "208", "752", "CPR", "FOR", "M12", 40);
    MirrorPair everybody = only(foreigners, danish("M3", 60), swedish("M6", 50));
    MirrorPair foreign =
        only(foreigners, danish("M3", 60), side("EMI", "752", "208", "CNR", "FOR", "M12", 41));

    assertThat(everybody.in()).isEqualTo(danish("M3", 60));
    assertThat(everybody.comparable()).isFalse();
    assertThat(foreign.in()).isEqualTo(foreigners);
    assertThat(foreign.comparable()).isTrue();
  }

  @Test
  void aShortStayIsPreferredToNoOther() {
    MirrorPair pair = only(danish("M3T12", 60), danish("_U", 48), swedish("M12", 50));

    assertThat(pair.in()).isEqualTo(danish("_U", 48));
  }

  @Test
  void whoeverLeftWithoutArrivingAnywhereHasNoLogarithm() {
    MirrorPair none = only(danish("M12", 5), swedish("M12", 0));

    assertThat(none.logRatio()).isNaN();
    assertThat(none.ratio()).isEqualTo(0);
    assertThat(none.symmetricDifference()).isEqualTo(2);
  }

  @Test
  void oneSideAloneHasNoRatio() {
    MirrorPair in = only(danish("M12", 48));
    MirrorPair out = only(swedish("M12", 48));

    assertThat(in.status()).isEqualTo(Status.IMM_ONLY);
    assertThat(out.status()).isEqualTo(Status.EMI_ONLY);
    assertThat(out.move()).isEqualTo(in.move());
    assertThat(List.of(in.ratio(), in.symmetricDifference(), in.logRatio()))
        .containsOnly(Double.NaN);
    assertThat(in.comparable()).isFalse();
  }

  @Test
  void whereNobodyMovedThereIsNothingToCompare() {
    MirrorPair none = only(danish("M12", 0), swedish("M12", 0));
    MirrorPair some = only(danish("M12", 0), swedish("M12", 5));

    assertThat(none.symmetricDifference()).isNaN();
    assertThat(some.ratio()).isNaN();
    assertThat(some.logRatio()).isNaN();
    assertThat(some.symmetricDifference()).isEqualTo(-2);
  }

  @Test
  void theOrderOfTheCellsChangesNothing() {
    List<Figure> sides =
        new ArrayList<>(
            List.of(
                danish("M12", 48),
                danish("M3", 60),
                swedish("M3", 63),
                swedish("M12", 50),
                side("IMM", "752", "208", "CPR", "M12", 7),
                side("EMI", "276", "208", "CNR", "M12", 8)));
    List<MirrorPair> pairs = MirrorPair.of(sides);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(sides, new Random(seed));
      assertThat(MirrorPair.of(sides)).isEqualTo(pairs);
    }
    assertThat(pairs).hasSize(3);
  }
}
