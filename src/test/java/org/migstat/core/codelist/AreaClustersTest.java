package org.migstat.core.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.io.codelist.AreaCodelist;

class AreaClustersTest {
  private static final AreaTable AREAS = AreaCodelist.table();

  private final AreaClusters clusters = new AreaClusters(AREAS);

  private static int position(String code) {
    return AREAS.position(code);
  }

  private String first(String code) {
    return AREAS.code(clusters.of(position(code)));
  }

  @Test
  void aStateIsWithThoseBeforeAndAfterIt() {
    assertThat(List.of("200", "203", "703")).allMatch(code -> first(code).equals("200"));
    assertThat(List.of("276", "278", "280")).allMatch(code -> first(code).equals("276"));
  }

  @Test
  void chainsOfStatesAreOneClusterNamedByTheSmallestCode() {
    assertThat(List.of("191", "688", "688_EXKS", "412", "890", "891"))
        .allMatch(code -> first(code).equals("070"));
  }

  @Test
  void successorsOfAStateThatIsNotAmongThemAreApart() {
    Set<String> successors = Set.of("233", "643", "804");
    AreaClusters without = new AreaClusters(AREAS, area -> successors.contains(AREAS.code(area)));
    assertThat(successors).allMatch(code -> without.of(position(code)) == position(code));

    AreaClusters with =
        new AreaClusters(
            AREAS, area -> successors.contains(AREAS.code(area)) || area == position("810"));
    assertThat(successors).allMatch(code -> with.of(position(code)) == position("233"));
  }

  @Test
  void areasOfOneBaseCodeAreTogetherEvenWithoutCommonTerritory() {
    AreaTable table =
        AreaTable.of(List.of(area("900", "900"), area("901", "901"), area("902", "900")));

    AreaClusters own = new AreaClusters(table);
    assertThat(own.of(2)).isEqualTo(0);
    assertThat(own.of(1)).isEqualTo(1);
  }

  private static Area area(String code, String base) {
    return new Area(
        code,
        code,
        AreaType.TERRITORY,
        base,
        "",
        "",
        null,
        null,
        true,
        false,
        Set.of(code),
        List.of());
  }

  @Test
  void groupsTieNothingTogether() {
    assertThat(first("276")).isNotEqualTo(first("250"));
    assertThat(first("EU27_2020")).isEqualTo("EU27_2020");
    assertThat(first("EU28")).isEqualTo("EU28");
  }
}
