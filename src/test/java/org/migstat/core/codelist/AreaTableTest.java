package org.migstat.core.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.migstat.core.codelist.AreaRelation.DISJOINT;
import static org.migstat.core.codelist.AreaRelation.EQUAL;
import static org.migstat.core.codelist.AreaRelation.OVERLAP;
import static org.migstat.core.codelist.AreaRelation.SUBSET;
import static org.migstat.core.codelist.AreaRelation.SUPERSET;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreaTableTest {
  private static final Area DENMARK = area("208", Set.of("208"));
  private static final Area REALM = area("209", Set.of("208", "234", "304"));
  private static final Area NORDIC = area("NORDIC", Set.of("208", "752"));
  private static final Area STATELESS = area("_STLS", Set.of());
  private static final Area UNKNOWN = area("_U", Set.of());

  private final AreaTable table = AreaTable.of(List.of(STATELESS, REALM, UNKNOWN, NORDIC, DENMARK));

  @Test
  void positionsFollowTheOrderOfTheCodes() {
    assertThat(IntStream.range(0, table.size()).mapToObj(table::code))
        .containsExactly("208", "209", "NORDIC", "_STLS", "_U");
    assertThat(table.position("209")).isEqualTo(1);
    assertThat(table.position("097")).isEqualTo(-1);
  }

  @Test
  void overlapIsSetAlgebraOnAtoms() {
    assertThat(relation("208", "208")).isEqualTo(EQUAL);
    assertThat(relation("208", "209")).isEqualTo(SUBSET);
    assertThat(relation("209", "208")).isEqualTo(SUPERSET);
    assertThat(relation("209", "NORDIC")).isEqualTo(OVERLAP);
  }

  @Test
  void categoriesOfPersonsOverlapNothingButThemselves() {
    assertThat(relation("_STLS", "_STLS")).isEqualTo(EQUAL);
    assertThat(relation("_STLS", "_U")).isEqualTo(DISJOINT);
    assertThat(relation("_STLS", "209")).isEqualTo(DISJOINT);
  }

  @Test
  void moreThanSixtyFourAtomsAreToldApart() {
    List<Area> many =
        IntStream.range(100, 300).mapToObj(i -> area("" + i, Set.of("" + i))).toList();
    AreaTable large = AreaTable.of(many);

    for (int i = 0; i < large.size(); i++) {
      for (int j = 0; j < large.size(); j++) {
        assertThat(large.relation(i, j)).isEqualTo(i == j ? EQUAL : DISJOINT);
      }
    }
  }

  @Test
  void theResidualsOfTwoCollectionsAreDifferentAreas() {
    AreaTable run =
        table.plus(
            List.of(AreaTable.residual("_O@UNDESA_IMS"), AreaTable.residual("_O_AFRICA@NSO_DEU")));

    Area africa = run.area(run.position("_O_AFRICA@NSO_DEU"));
    assertThat(africa.type()).isEqualTo(AreaType.RESIDUAL);
    assertThat(africa.name()).isEqualTo("Others (AFRICA), as NSO_DEU has them");
    assertThat(run.area(run.position("_O@UNDESA_IMS")).name())
        .isEqualTo("Others, as UNDESA_IMS has them");
    assertThat(run.relation(run.position("_O@UNDESA_IMS"), run.position("_O_AFRICA@NSO_DEU")))
        .isEqualTo(DISJOINT);
  }

  @Test
  void aResidualNamesItsCollection() {
    assertThatThrownBy(() -> AreaTable.residual("_O@"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot make a residual area of '_O@': expected _O@COLLECTION or _O_PART@COLLECTION.");
  }

  @Test
  void allFaultsOfATableAreToldAtOnce() {
    Area orphan =
        new Area(
            "250",
            "France",
            AreaType.COUNTRY,
            "251",
            "",
            "",
            null,
            null,
            true,
            true,
            Set.of("250"),
            List.of("999"));

    assertThatThrownBy(() -> AreaTable.of(List.of(DENMARK, DENMARK, orphan)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot use the area table: 208 stands twice; 250 has the unknown base code 251; 250"
                + " has the unknown successor 999. Correct areas.csv or the residuals.");
  }

  private AreaRelation relation(String a, String b) {
    return table.relation(table.position(a), table.position(b));
  }

  private static Area area(String code, Set<String> atoms) {
    return new Area(
        code, code, AreaType.UNION, code, "", "", null, null, false, false, atoms, List.of());
  }
}
