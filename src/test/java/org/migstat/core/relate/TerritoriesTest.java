package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.resolve.Cells;

class TerritoriesTest {
  private final Territories territories = new Territories(Cells.AREAS);

  private boolean makeUp(String group, String... members) {
    List<Integer> positions = Arrays.stream(members).map(territories::position).toList();
    return territories.makeUp(territories.position(group), positions);
  }

  @Test
  void membersThatShareTerritoryMakeUpNoGroup() {
    assertThat(makeUp("157", "156", "158")).isTrue();
    assertThat(makeUp("157", "156", "157")).isFalse();
    assertThat(makeUp("157", "156_HK", "157")).isFalse();
  }

  @Test
  void aCountryMayNotBeLeftOutAndATerritoryWithACodeOfItsOwnMay() {
    assertThat(makeUp("EFTA", "352", "438", "578", "756")).isTrue();
    assertThat(makeUp("EFTA", "352", "438", "578")).isFalse();
    assertThat(makeUp("250_DROM", "250")).isTrue();
  }

  @Test
  void anAreaOverlapsItselfAndThoseWithTerritoryInCommon() {
    assertThat(territories.overlap(territories.position("412"), territories.position("412")))
        .isTrue();
    assertThat(territories.overlap(territories.position("412"), territories.position("688")))
        .isTrue();
    assertThat(territories.overlap(territories.position("412"), territories.position("688_EXKS")))
        .isFalse();
  }
}
