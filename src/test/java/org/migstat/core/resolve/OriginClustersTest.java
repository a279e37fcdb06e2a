package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.Derivations;

class OriginClustersTest {
  private static final Derivations DERIVATIONS =
      Cells.derivations(Map.of("OCHA_HAPI", List.of("IOM_DTM")));

  @Test
  void collectionsThatShareAProducerAreOneOriginWhoeverIsBetween() {
    OriginClusters clusters =
        new OriginClusters(
            DERIVATIONS, List.of("OWID_MIG", "NSO_POL", "IOM_DTM", "OCHA_HAPI", "IOM_AVRR"));

    assertThat(clusters.of("OWID_MIG")).isEqualTo(clusters.of("NSO_POL"));
    assertThat(clusters.of("OCHA_HAPI")).isEqualTo(clusters.of("IOM_DTM"));
    assertThat(clusters.of("IOM_AVRR"))
        .isNotEqualTo(clusters.of("IOM_DTM"))
        .isNotEqualTo(clusters.of("NSO_POL"));
    assertThatThrownBy(() -> clusters.of("ELSEWHERE")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNumbersDoNotDependOnTheOrderOfTheCollections() {
    OriginClusters one =
        new OriginClusters(DERIVATIONS, List.of("OWID_MIG", "IOM_AVRR", "ESTAT_MIGR"));
    OriginClusters two =
        new OriginClusters(DERIVATIONS, List.of("ESTAT_MIGR", "IOM_AVRR", "OWID_MIG", "IOM_AVRR"));

    for (String collection : List.of("OWID_MIG", "IOM_AVRR", "ESTAT_MIGR")) {
      assertThat(one.of(collection)).isEqualTo(two.of(collection));
    }
  }
}
