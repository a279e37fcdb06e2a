package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.Derived.derived;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.definition.Derived;

/** A registry by which a collection is its own source has figures without producer. */
class DerivationCirclesTest {
  @Test
  void aChainThatEndsAtAProducerIsNoCircle() {
    Derived[] chain = {
      derived("OWID_MIG", "UNDESA_IMS"),
      derived("UNDESA_IMS", "ESTAT_MIGR"),
      derived("ESTAT_MIGR", "NSO_*")
    };

    assertThat(possible(chain)).isFalse();
    assertThat(circles(chain)).isEmpty();
    assertThat(circles()).isEmpty();
  }

  @Test
  void aCollectionThatTakesFromItselfIsACircleOfOneRow() {
    Derived itself = derived("OECD_MIG", "OECD_MIG");

    assertThat(possible(itself)).isTrue();
    assertThat(circles(derived("ESTAT_MIGR", "NSO_*"), itself)).containsExactly(List.of(1));
  }

  @Test
  void aCircleIsToldFromChildToParentOnceAndWithoutTheRowsThatLeadAstray() {
    Derived[] rows = {
      derived("OECD_MIG", "UNDESA_IMS"),
      derived("UNDESA_IMS", "UNHCR_RDF"),
      derived("ESTAT_MIGR", "OECD_MIG"),
      derived("UNHCR_RDF", "IOM_DTM"),
      derived("UNDESA_IMS", "ESTAT_MIGR")
    };

    assertThat(possible(rows)).isTrue();
    assertThat(circles(rows)).containsExactly(List.of(0, 4, 2));
  }

  @Test
  void eachRowThatBeginsACircleIsNamed() {
    assertThat(
            circles(
                derived("A", "B"),
                derived("B", "A"),
                derived("C", "D"),
                derived("D", "C"),
                derived("A", "C")))
        .containsExactly(List.of(0, 1), List.of(2, 3));
  }

  @Test
  void rowsMakeACircleOnlyInAnAreaForWhichAllOfThemHold() {
    Derived first = derived("A", "B").areas("276", "578");

    assertThat(circles(first, derived("B", "A").areas("616"))).isEmpty();
    assertThat(possible(first, derived("B", "A").areas("616"))).isTrue();
    assertThat(circles(first, derived("B", "A").areas("578"))).containsExactly(List.of(0, 1));
    assertThat(circles(derived("A", "B").areas("826"), derived("B", "A").areas("826_GB")))
        .containsExactly(List.of(0, 1));
    assertThat(circles(derived("A", "A").areas("ATLANTIS"))).isEmpty();
  }

  @Test
  void rowsMakeACircleOnlyForAnIndicatorThatAllOfThemName() {
    Derived first = derived("A", "B").indicators("IMM", "EMI");

    assertThat(circles(first, derived("B", "A").indicators("CIT_ACQ"))).isEmpty();
    assertThat(circles(first, derived("B", "A").indicators("EMI"))).containsExactly(List.of(0, 1));
    assertThat(circles(first, derived("B", "A"))).containsExactly(List.of(0, 1));
  }

  @Test
  void rowsMakeACircleOnlyIfOneYearIsInAllOfThem() {
    Derived first = derived("A", "B").to(2010);

    assertThat(circles(first, derived("B", "A").from(2011))).isEmpty();
    assertThat(circles(first, derived("B", "A").from(2010))).containsExactly(List.of(0, 1));
    assertThat(circles(derived("A", "A").from(2012).to(2011))).isEmpty();
  }

  @Test
  void threeRowsOfWhichOnlyNeighboursMeetMakeNoCircle() {
    assertThat(
            circles(
                derived("A", "B").areas("276"),
                derived("B", "C").areas("276", "578"),
                derived("C", "A").areas("578")))
        .isEmpty();
  }

  @Test
  void theNationalBodyClosesACircleInItsOwnAreaOnly() {
    Derived copy = derived("ESTAT_MIGR", "NSO_*");

    assertThat(circles(derived("NSO_DEU", "ESTAT_MIGR"), copy)).containsExactly(List.of(0, 1));
    assertThat(circles(copy, derived("NSO_DEU", "ESTAT_MIGR"))).containsExactly(List.of(0, 1));
    assertThat(circles(derived("NSO_DEU", "ESTAT_MIGR").areas("578"), copy)).isEmpty();
    assertThat(circles(derived("NSO_DEU", "ESTAT_MIGR"), derived("ESTAT_MIGR", "NSO_FRA")))
        .isEmpty();
    assertThat(circles(derived("NSO_DEU", "NSO_*"))).containsExactly(List.of(0));
  }

  @Test
  void allBodiesOfACountryAreOneProducerInACircleToo() {
    assertThat(circles(derived("NSO_DEU", "OECD_MIG"), derived("OECD_MIG", "NSO_DEU_BAMF")))
        .containsExactly(List.of(0, 1));
  }

  private static List<Derivation> rows(Derived... rows) {
    return Stream.of(rows).map(Derived::row).toList();
  }

  private static boolean possible(Derived... rows) {
    return DerivationCircles.possible(rows(rows));
  }

  private static List<List<Integer>> circles(Derived... rows) {
    return DerivationCircles.of(rows(rows), Cells.AREAS);
  }
}
