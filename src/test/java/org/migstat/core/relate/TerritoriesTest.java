package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.resolve.Cells;

class TerritoriesTest {
  private final Territories territories = new Territories(Cells.AREAS);

  private List<String> members(String group, String... published) {
    List<Integer> positions = Arrays.stream(published).map(territories::position).toList();
    return territories.members(territories.position(group), positions).stream()
        .map(territories::code)
        .toList();
  }

  @Test
  void theMembersOfAGroupAreThosePublishedThatTileIt() {
    assertThat(members("157", "156", "158", "840")).containsExactly("156", "158");
    assertThat(members("EFTA", "352", "438", "578", "756", "EU28"))
        .containsExactly("352", "438", "578", "756");
  }

  @Test
  void aPartOfAMemberIsNoMember() {
    assertThat(members("826", "826_GB", "828", "827")).containsExactly("826_GB", "828");
  }

  @Test
  void membersThatShareTerritoryMakeUpNoGroup() {
    Territories own =
        new Territories(
            AreaTable.of(
                List.of(
                    area("G", AreaType.GROUP, Set.of("a", "b", "c")),
                    area("X", AreaType.VARIANT, Set.of("a", "b")),
                    area("Y", AreaType.VARIANT, Set.of("b", "c")),
                    area("Z", AreaType.VARIANT, Set.of("c")))));

    assertThat(own.members(0, List.of(1, 2))).isEmpty();
    assertThat(own.members(0, List.of(1, 3))).containsExactly(1, 3);
  }

  private static Area area(String code, AreaType type, Set<String> atoms) {
    return new Area(code, code, type, code, "", "", null, null, true, false, atoms, List.of());
  }

  @Test
  void aCountryMayNotBeLeftOutAndATerritoryWithACodeOfItsOwnMay() {
    assertThat(members("EFTA", "352", "438", "578")).isEmpty();
    assertThat(members("250_DROM", "250")).containsExactly("250");
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
