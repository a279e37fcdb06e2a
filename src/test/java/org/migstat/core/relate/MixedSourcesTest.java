package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rejection;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Rows;

/** Parts that tile a total although no collection supplies all of them (UN/SDMX 2.6). */
class MixedSourcesTest {
  private final CollectionDefinition office = table("NSO_POL").definition();
  private final CollectionDefinition eurostat = table("ESTAT_MIGR").definition();

  private static List<String> mixed(Rows... rows) {
    List<String> mixed = new ArrayList<>();
    new Relations(Cells.AREAS)
        .of(
            Cells.resolve(rows).joint().resolved(),
            new Relations.Outcome() {
              @Override
              public void stands(ResolvedCell cell, Standing standing) {
                if (standing.mixedSources()) {
                  mixed.add(cell.key().sex() + " " + cell.key().age());
                }
              }

              @Override
              public void link(Link link) {}

              @Override
              public void finding(Rejection finding, Claim about) {}
            });
    return mixed;
  }

  @Test
  void womenOfOneCollectionAndMenOfAnotherAreMixed() {
    assertThat(
            mixed(
                row(office).value(100),
                row(office).sex("F").value(40),
                row(eurostat).sex("M").value(60)))
        .containsExactly("F _T", "M _T");
  }

  @Test
  void agesAreMixedWhereTheyFollowEachOtherOnlyTogether() {
    assertThat(
            mixed(
                row(office).age("Y0T17").value(40),
                row(eurostat).age("Y_GE18").value(60),
                row(eurostat).age("Y_GE65").value(7)))
        .containsExactly("_T Y0T17", "_T Y_GE18");
  }

  @Test
  void counterpartsAreMixedWhereTheyAddUpOnlyTogether() {
    Rows ukraine = row(office).with(Cells.Part.COUNTERPART_AREA, "804").value(60);
    Rows iceland = row(eurostat).with(Cells.Part.COUNTERPART_AREA, "352").value(40);

    assertThat(mixed(row(office).value(100), ukraine, iceland)).hasSize(2);
    assertThat(mixed(row(office).value(200), ukraine, iceland)).isEmpty();
  }

  @Test
  void aCollectionThatReportsTheVeryFiguresOfAllPartsIsNoMixture() {
    assertThat(
            mixed(
                row(office).sex("F").value(40),
                row(eurostat).sex("F").value(40),
                row(eurostat).sex("M").value(60)))
        .isEmpty();
  }

  @Test
  void twoTablesOfOneCollectionAreNoMixture() {
    assertThat(
            mixed(
                row(office).dataflow("A").sex("F").value(40),
                row(office).dataflow("B").sex("M").value(60)))
        .isEmpty();
  }

  @Test
  void aPartWithoutAFigureIsNoPartOfAMixture() {
    assertThat(
            mixed(
                row(office).value(100),
                row(office).sex("F").value(40),
                row(eurostat).sex("M").missing(ObservationStatus.O)))
        .isEmpty();
  }

  @Test
  void partsThatDoNotTileTheTotalAreNoGroup() {
    assertThat(mixed(row(office).sex("F").value(40), row(eurostat).sex("_U").value(60))).isEmpty();
  }
}
